import Diagnostics
import Formats
import Model
package import Pack

extension DataTable {
  /// The table as RFC 4180: a head, then the rows; text that a spreadsheet would take for a
  /// formula begins with an apostrophe, numbers stand as they are.
  package var csv: [UInt8] {
    var writer = CSVWriter(columns: columns)
    for row in rows { writer.add(row.map(\.csv)) }
    return writer.bytes
  }
}

extension DataTable.Cell {
  var csv: CSVCell {
    switch self {
    case .empty: .empty
    case .text(let text): .text(SecretText.shown(text))
    case .integer(let value): .number(value)
    case .number(let value):
      .number(value.whole.map { String($0) } ?? value.double.description)
    case .real(let value): .number(value.description)
    case .bool(let flag): .text(flag ? "true" : "false")
    case .date(let date): .text(date.description)
    case .instant(let instant): .text(instant.description)
    }
  }
}
