/// A source line with a caret under the column that is meant.
enum CaretExcerpt {
  /// Bytes shown before the column, and in all: a line may be megabytes long.
  private static let bytesBefore = 60
  private static let bytesShown = 100

  /// `column` counts UTF-8 bytes from 1; a mark past the end of the line stands right behind it.
  static func text(_ line: String, column: Int, length: Int) -> String {
    let bytes = Array(line.utf8)
    let caret = boundary(bytes, min(max(0, column - 1), bytes.count))
    let start = boundary(bytes, max(0, caret - bytesBefore))
    let end = boundary(bytes, min(bytes.count, start + bytesShown))
    let before = shown(bytes[start..<caret])
    let meant = shown(bytes[caret..<boundary(bytes, min(end, caret + max(1, length)))])
    let after = shown(bytes[caret..<max(caret, end)])
    let pad = String(repeating: " ", count: columns(before))
    let underline = String(repeating: "~", count: max(0, columns(meant) - 1))
    return "  \(before)\(after)\n  \(pad)^\(underline)"
  }

  private static func shown(_ bytes: ArraySlice<UInt8>) -> String {
    DiagnosticPrinter.visible(String(decoding: bytes, as: UTF8.self))
  }

  /// The start of the character that the byte at `offset` belongs to.
  private static func boundary(_ bytes: [UInt8], _ offset: Int) -> Int {
    var offset = offset
    while offset > 0, offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  /// How many cells of a terminal the text takes.
  private static func columns(_ text: String) -> Int {
    text.reduce(0) { $0 + ($1.unicodeScalars.contains(where: isWide) ? 2 : 1) }
  }

  /// East Asian wide and full-width characters and emoji (UAX #11, W and F), in coarse ranges.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
