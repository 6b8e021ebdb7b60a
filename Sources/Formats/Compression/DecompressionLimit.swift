/// How much a compressed file may grow: a few kilobytes can stand for terabytes.
struct DecompressionLimit {
  /// Bytes that come out of one file.
  static let byteLimit = 16 << 30
  /// How many times its size a file may grow, looked at after the first MiB: records of one kind
  /// shrink to a twentieth, hardly to a fiftieth.
  static let ratioLimit = 200
  private static let ratioFrom = 1 << 20
  /// Gzip members or zstd frames one behind the other, as appending makes them.
  static let memberLimit = 1 << 16

  private var output = 0
  private var members = 0

  /// Counts what came out; `input` is what has gone in so far.
  mutating func add(_ count: Int, input: Int) throws(StreamFault) {
    output += count
    if output > Self.byteLimit { throw .tooLarge }
    if output > Self.ratioFrom, output / Self.ratioLimit > input { throw .bomb }
  }

  mutating func addMember() throws(StreamFault) {
    members += 1
    if members > Self.memberLimit { throw .tooManyMembers }
  }
}
