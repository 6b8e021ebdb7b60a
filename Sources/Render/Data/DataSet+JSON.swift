import Diagnostics
import Formats
package import Model
package import Pack

extension DataSet {
  /// The tables as arrays of objects, whose members are the columns: the values of the CSV files with
  /// their types, `null` for an empty cell.
  package func json(workspace: String, asOf: Instant, tool: String) -> [UInt8] {
    JSONWriter.indented(
      .object([
        ("title", .string(title)), ("workspace", .string(workspace)),
        ("period", .string(period)), ("provisional", .bool(isProvisional)),
        ("as_of", .string(asOf.description)), ("tool", .string(tool)),
        ("tables", .object(tables.map { (Self.name(of: $0), $0.json) })),
      ]))
  }

  /// `costs` of `vendors/2026-Q4/costs.csv`.
  private static func name(of table: DataTable) -> String {
    let file = table.path.split(separator: "/").last ?? ""
    return String(file.prefix { $0 != "." })
  }
}

extension DataTable {
  fileprivate var json: JSONValue {
    .array(rows.map { row in .object(zip(columns, row).map { ($0, $1.json) }) })
  }
}

extension DataTable.Cell {
  fileprivate var json: JSONValue {
    switch self {
    case .empty: .null
    case .text(let text): .string(SecretText.shown(text))
    case .integer(let value): .int(value)
    case .number(let value): value.whole.map { .int($0) } ?? .double(value.double)
    case .real(let value): .double(value)
    case .bool(let flag): .bool(flag)
    case .date(let date): .string(date.description)
    case .instant(let instant): .string(instant.description)
    }
  }
}
