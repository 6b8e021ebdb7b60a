/// The binary layout of TZif (RFC 8536 section 3): a header, then tables, all big-endian.
struct TimeZoneReader {
  let bytes: [UInt8]
  private var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  struct Header {
    /// ASCII digit, or 0 for version 1.
    var version: UInt8
    var isUTCount: Int
    var isStandardCount: Int
    var leapCount: Int
    var timeCount: Int
    var typeCount: Int
    var characterCount: Int

    /// Bytes of the data block that follows.
    func length(wide: Bool) -> Int {
      let size = wide ? 8 : 4
      return timeCount * (size + 1) + typeCount * 6 + characterCount + leapCount * (size + 4)
        + isStandardCount + isUTCount
    }
  }

  struct Block {
    var initialOffset: Int
    var transitions: [(at: Int64, offsetSeconds: Int)]

    func file(footer: TimeZoneFooter?) -> TimeZoneFile {
      let last = transitions.last
      let later = footer?.transitions(after: last?.at, until: 2100) ?? []
      var offset = last?.offsetSeconds ?? initialOffset
      var all = transitions
      for next in later where next.offsetSeconds != offset {
        all.append(next)
        offset = next.offsetSeconds
      }
      return TimeZoneFile(initialOffsetSeconds: initialOffset, transitions: all)
    }
  }

  mutating func header() -> Header? {
    guard position + 44 <= bytes.count, bytes[position..<position + 4].elementsEqual("TZif".utf8)
    else { return nil }
    let version = bytes[position + 4]
    position += 20
    let counts = (0..<6).map { _ in Int(integer(4)) }
    // Counts beyond the file's size are refused before anything is multiplied by them.
    guard counts.allSatisfy({ (0...bytes.count).contains($0) }) else { return nil }
    return Header(
      version: version, isUTCount: counts[0], isStandardCount: counts[1], leapCount: counts[2],
      timeCount: counts[3], typeCount: counts[4], characterCount: counts[5])
  }

  mutating func skip(_ count: Int) { position += count }

  mutating func block(_ header: Header, wide: Bool) -> Block? {
    let end = position + header.length(wide: wide)
    guard end <= bytes.count, header.typeCount > 0 else { return nil }
    let times = (0..<header.timeCount).map { _ in integer(wide ? 8 : 4) }
    let types = (0..<header.timeCount).map { _ in Int(integer(1) & 0xFF) }
    var offsets: [Int] = []
    for _ in 0..<header.typeCount {
      offsets.append(Int(integer(4)))
      position += 2
    }
    position = end
    guard types.allSatisfy({ $0 < offsets.count }), zip(times, times.dropFirst()).allSatisfy(<)
    else { return nil }
    let transitions = zip(times, types).map { (at: $0, offsetSeconds: offsets[$1]) }
    return Block(initialOffset: offsets[0], transitions: transitions)
  }

  /// The text between the two line ends after the second block.
  func footer() -> [UInt8]? {
    guard position < bytes.count, bytes[position] == 0x0A,
      let end = bytes[(position + 1)...].firstIndex(of: 0x0A)
    else { return nil }
    return Array(bytes[(position + 1)..<end])
  }

  /// A signed big-endian number. The caller has checked that `size` bytes are left.
  private mutating func integer(_ size: Int) -> Int64 {
    var value: Int64 = bytes[position] >= 0x80 ? -1 : 0
    for byte in bytes[position..<position + size] { value = value << 8 | Int64(byte) }
    position += size
    return value
  }
}
