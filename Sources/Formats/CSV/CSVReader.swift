package import Diagnostics

/// Reads comma-separated values (RFC 4180): cells in quotes may hold commas, line ends and doubled
/// quotes; LF alone ends a row as well, and a byte order mark is skipped. The first row names the
/// columns.
package struct CSVReader: Sendable {
  /// A row below the names, by column.
  package struct Row: Sendable {
    /// Where it begins.
    package let location: SourceLocation
    fileprivate let cells: [String]
  }

  /// The names of the columns, in their order.
  package let columns: [String]
  package let rows: [Row]

  /// nil with a diagnostic where a quoted cell is never closed, or there is no row at all. A row
  /// with fewer cells than names has empty ones for the rest; surplus cells are not read.
  package init?(_ file: SourceFile, log: DiagnosticLog) {
    var scanner = CSVScanner(file: file)
    var rows: [Row] = []
    while let row = scanner.row() {
      // A line without anything is no row of one empty cell.
      if row.cells == [""] { continue }
      rows.append(
        Row(location: SourceLocation(path: file.path, line: row.line), cells: row.cells))
    }
    if let line = scanner.openQuoteLine {
      log.add(.openQuote(at: SourceLocation(path: file.path, line: line)))
      return nil
    }
    guard let head = rows.first else {
      log.add(.noColumns(at: SourceLocation(path: file.path)))
      return nil
    }
    columns = head.cells
    self.rows = Array(rows.dropFirst())
  }

  /// The cell of a row; nil where there is no such column, or nothing stands in it.
  package func text(_ column: String, in row: Row) -> String? {
    guard let index = columns.firstIndex(of: column), index < row.cells.count else { return nil }
    return row.cells[index].isEmpty ? nil : row.cells[index]
  }
}

/// Cuts the bytes of a file into rows of cells.
private struct CSVScanner {
  let bytes: [UInt8]
  var position = 0
  var line = 1
  /// Where a quote was opened that nothing closes.
  var openQuoteLine: Int?

  init(file: SourceFile) {
    bytes = file.bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  mutating func row() -> (line: Int, cells: [String])? {
    guard position < bytes.count, openQuoteLine == nil else { return nil }
    let start = line
    var cells: [String] = []
    repeat { cells.append(cell()) } while take(UInt8(ascii: ","))
    _ = take(0x0D)
    if take(0x0A) { line += 1 }
    return (start, cells)
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func cell() -> String {
    var text: [UInt8] = []
    if take(UInt8(ascii: "\"")) { text = quoted() }
    // What follows a closing quote belongs to the cell all the same.
    while position < bytes.count, !isEnd {
      text.append(bytes[position])
      position += 1
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// At a comma or a line end; a carriage return is one only before a line feed.
  private var isEnd: Bool {
    switch bytes[position] {
    case UInt8(ascii: ","), 0x0A: true
    case 0x0D: position + 1 == bytes.count || bytes[position + 1] == 0x0A
    default: false
    }
  }

  private mutating func quoted() -> [UInt8] {
    let start = line
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == 0x0A { line += 1 }
      if byte == UInt8(ascii: "\""), !take(UInt8(ascii: "\"")) { return text }
      text.append(byte)
    }
    openQuoteLine = start
    return text
  }
}

extension Diagnostic {
  fileprivate static func openQuote(at place: SourceLocation) -> Diagnostic {
    Diagnostic("GP2201", .error, "a cell's quote is never closed", at: place)
  }

  fileprivate static func noColumns(at place: SourceLocation) -> Diagnostic {
    Diagnostic("GP2202", .error, "the file has no row that names its columns", at: place)
  }
}
