/// One cell of a CSV table.
package enum CSVCell: Hashable, Sendable {
  /// Written so that no spreadsheet takes it for a formula.
  case text(String)
  /// Digits, sign, point and exponent as they are to stand. A bug when it is anything else.
  case number(String)
  case empty

  package static func number(_ value: Int) -> CSVCell { .number(String(value)) }
}

/// Writes comma-separated values (RFC 4180): CR LF after each row, quotes where needed.
///
/// A text cell that begins with a character that spreadsheets read as the start of a formula
/// gets an apostrophe in front (OWASP, "CSV injection"). A number keeps its sign.
package struct CSVWriter {
  package private(set) var bytes: [UInt8] = []
  private let columnCount: Int

  package init(columns: [String]) {
    columnCount = columns.count
    add(columns.map(CSVCell.text))
  }

  /// Goes on with rows of a table whose first ones stand elsewhere.
  package init(columnCount: Int) { self.columnCount = columnCount }

  /// Adds a row. It must have as many cells as there are columns.
  package mutating func add(_ row: [CSVCell]) {
    precondition(row.count == columnCount, "a row has a cell for each column")
    // A lone empty cell would be an empty line, which readers skip.
    if row == [.empty] || row == [.text("")] { bytes += "\"\"".utf8 }
    for (index, cell) in row.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(cell)
    }
    bytes += [0x0D, 0x0A]
  }

  private mutating func write(_ cell: CSVCell) {
    switch cell {
    case .empty: break
    case .number(let digits):
      precondition(Self.isNumber(digits), "a number cell holds a number")
      bytes += digits.utf8
    case .text(let text):
      let guardMark = Self.startsFormula(text) ? "'" : ""
      if text.utf8.contains(where: Self.needsQuotes) || text.utf8.first == 0x20 {
        bytes += "\"\(guardMark)".utf8
        for byte in text.utf8 {
          if byte == UInt8(ascii: "\"") { bytes.append(byte) }
          bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
      } else {
        bytes += guardMark.utf8
        bytes += text.utf8
      }
    }
  }

  /// Includes the separators that spreadsheets guess at besides the comma.
  private static func needsQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"), 0x00, 0x09, 0x0A, 0x0D: true
    default: false
    }
  }

  private static func startsFormula(_ text: String) -> Bool {
    switch text.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "\0", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}":
      true
    default: false
    }
  }

  private static func isNumber(_ text: String) -> Bool {
    text.utf8.contains { (0x30...0x39).contains($0) }
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
  }
}
