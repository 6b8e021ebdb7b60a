import Diagnostics

/// Columns for a terminal or a pipe: two blanks between them, nothing behind the last.
struct TextTable: Sendable {
  let rows: [[String]]
  var indent = 0
  /// The columns whose cells stand on the right, by index.
  var numeric: Set<Int> = []

  var text: String {
    let cells = rows.map { $0.map(DiagnosticPrinter.visible) }
    let count = cells.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      cells.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    let margin = String(repeating: " ", count: indent)
    return cells.map { row in
      let padded = row.enumerated().map { column, cell in
        let pad = String(repeating: " ", count: widths[column] - cell.count)
        return numeric.contains(column) ? pad + cell : cell + pad
      }
      return (margin + padded.joined(separator: "  ")).trimmingEnd() + "\n"
    }.joined()
  }
}

extension String {
  /// Blanks up to that many characters.
  func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  fileprivate func trimmingEnd() -> String {
    let blanks = reversed().prefix { $0 == " " }.count
    return String(dropLast(blanks))
  }
}
