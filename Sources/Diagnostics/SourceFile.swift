/// The bytes of one input file under its path in the workspace. The same bytes are hashed,
/// parsed and quoted in messages; a file is read once.
package struct SourceFile: Sendable {
  /// Relative to the workspace's root, with `/`.
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// A literal text as a file, for tests and built-in documents.
  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The text of line `number` (from 1) without its line end, at most `limit` bytes of it; nil
  /// past the last line. Bytes that are no UTF-8 come back as U+FFFD.
  package func line(_ number: Int, limit: Int = 400) -> String? {
    guard number >= 1 else { return nil }
    var start = 0
    var current = 1
    while current < number {
      guard let end = bytes[start...].firstIndex(of: 0x0A) else { return nil }
      start = end + 1
      current += 1
    }
    guard start <= bytes.count else { return nil }
    var end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return String(decoding: bytes[start..<min(end, start + limit)], as: UTF8.self)
  }

  /// Line and column (bytes, from 1) of the byte at `offset`.
  package func location(offset: Int) -> SourceLocation {
    var line = 1
    var lineStart = 0
    for index in 0..<min(offset, bytes.count) where bytes[index] == 0x0A {
      line += 1
      lineStart = index + 1
    }
    return SourceLocation(path: path, line: line, column: max(offset, lineStart) - lineStart + 1)
  }
}
