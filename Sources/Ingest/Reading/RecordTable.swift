import Diagnostics

/// A table of a Markdown record, cells without decoration marks.
struct RecordTable: Sendable {
  struct Row: Sendable {
    let line: Int
    let cells: [String]
  }

  let header: [String]
  let rows: [Row]

  /// The column whose head has one of these names; nil where none has.
  func column(_ names: String...) -> Int? {
    let heads = header.map(Words.fieldName)
    for name in names {
      if let index = heads.firstIndex(of: name) { return index }
    }
    return nil
  }
}

extension RecordTable.Row {
  /// The cell of a column; empty where the row is short.
  func cell(_ column: Int?) -> String {
    guard let column, column < cells.count else { return "" }
    return cells[column]
  }

  func location(_ path: String) -> SourceLocation {
    SourceLocation(path: path, line: line, column: 1)
  }
}

extension RecordText {
  /// The pipe tables among those lines, in order.
  func tables(in range: Range<Int>) -> [RecordTable] {
    var tables: [RecordTable] = []
    var index = range.lowerBound
    while index + 1 < range.upperBound {
      guard isTableLine(lines[index]), isDelimiter(lines[index + 1]) else {
        index += 1
        continue
      }
      let header = Self.cells(text(of: lines[index]))
      var rows: [RecordTable.Row] = []
      index += 2
      while index < range.upperBound, isTableLine(lines[index]) {
        rows.append(.init(line: lines[index].number, cells: Self.cells(text(of: lines[index]))))
        index += 1
      }
      tables.append(RecordTable(header: header, rows: rows))
    }
    return tables
  }

  private func isTableLine(_ line: Line) -> Bool {
    !line.isCode && file.bytes[line.start..<line.end].contains(0x7C)
  }

  private func isDelimiter(_ line: Line) -> Bool {
    guard !line.isCode else { return false }
    var hasHyphen = false
    for byte in file.bytes[line.start..<line.end] {
      switch byte {
      case 0x2D: hasHyphen = true
      case 0x7C, 0x3A, 0x20, 0x09, 0x3E: continue
      default: return false
      }
    }
    return hasHyphen
  }

  /// The cells of a row: parted at `|`, but not at `\|`.
  static func cells(_ line: String) -> [String] {
    var cells: [String] = []
    var current = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if scalar == "|" {
        if isEscaped { current.removeLast() }
        if isEscaped {
          current.append(scalar)
        } else {
          cells.append(Words.trimmed(String(current)))
          current = .init()
        }
        isEscaped = false
      } else {
        current.append(scalar)
        isEscaped = scalar == "\\" && !isEscaped
      }
    }
    let last = Words.trimmed(String(current))
    if !last.isEmpty { cells.append(last) }
    // The text before a leading pipe is no cell.
    if let first = cells.first, first.isEmpty || first == ">" { cells.removeFirst() }
    return cells
  }
}
