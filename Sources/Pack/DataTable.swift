package import Model

/// A table for programs, published as a CSV file beside a page: `action-plan.csv`.
package struct DataTable: Sendable {
  /// A value with its type: text is guarded against being read as a formula, numbers are not.
  package enum Cell: Hashable, Sendable {
    case empty
    case text(String)
    case integer(Int)
    /// Printed with its shortest decimals.
    case number(Rational)
    /// A number out of floating-point statistics, by its shortest digits.
    case real(Double)
    case bool(Bool)
    /// ISO 8601: `2026-11-20`.
    case date(CivilDate)
    /// RFC 3339 in UTC.
    case instant(Instant)
  }

  /// The file's path in the site: `packs/2026-11-20/action-plan.csv`. Made of slugs.
  package var path: String
  package var columns: [String]
  package var rows: [[Cell]]

  /// Every row has one cell a column.
  package init(path: String, columns: [String], rows: [[Cell]]) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "a row with another width")
    self.path = path
    self.columns = columns
    self.rows = rows
  }
}

extension DataTable.Cell {
  /// Text that may be absent.
  package static func stated(_ text: String?) -> Self { text.map { .text($0) } ?? .empty }

  package static func stated(_ date: CivilDate?) -> Self { date.map { .date($0) } ?? .empty }

  package static func stated(_ number: Int?) -> Self { number.map { .integer($0) } ?? .empty }

  package static func stated(_ number: Rational?) -> Self { number.map { .number($0) } ?? .empty }
}
