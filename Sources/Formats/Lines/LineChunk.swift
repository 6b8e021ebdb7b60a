/// Whole lines of a file that follow each other, some MiB of them: what one thread works on.
package struct LineChunk: Sendable {
  package let bytes: [UInt8]
  /// The offset of the first line, behind a byte order mark.
  let start: Int
  /// The offset behind the last line.
  let end: Int
  /// The number of the first line in the file.
  package let firstLine: Int
  /// Only the beginning of one line, which is longer than `LineChunks.lineLimit`.
  let isOverlong: Bool

  static let empty = LineChunk(bytes: [], start: 0, end: 0, firstLine: 1, isOverlong: false)
}
