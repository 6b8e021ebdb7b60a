package import Figures
import Formats
import Model
import Pack

/// `data/figures.csv`: the figures without their evidence, a row each.
package enum FiguresTable {
  static let path = "data/figures.csv"

  private static let columns = [
    "id", "labels", "period", "as_of", "status", "reason", "value", "upper", "unit", "numerator",
    "denominator", "n", "previous", "target_min", "target_max", "target_strict", "owner",
    "verdict", "band", "limit_lower", "limit_upper", "signals", "variation", "assurance",
    "definition_version", "provisional", "evidence", "excluded",
  ]

  package static func csv(_ figures: FigureSet) -> [UInt8] {
    var writer = CSVWriter(columns: columns)
    add(figures.all[...], to: &writer)
    return writer.bytes
  }

  /// The same in pieces of whole rows, made at the same time.
  package static func pieces(_ figures: FigureSet) -> [[UInt8]] {
    let (all, size) = (figures.all, 2000)
    return Concurrently.map(max(1, (all.count + size - 1) / size)) { number in
      var writer =
        number == 0 ? CSVWriter(columns: columns) : CSVWriter(columnCount: columns.count)
      add(all[(number * size)..<min(all.count, (number + 1) * size)], to: &writer)
      return writer.bytes
    }
  }

  /// Row by row: the cells of all figures would take many times the room of the text.
  private static func add(_ figures: ArraySlice<Figure>, to writer: inout CSVWriter) {
    for figure in figures { writer.add(row(figure).map(\.csv)) }
  }

  private static func row(_ figure: Figure) -> [DataTable.Cell] {
    let labels = figure.labels.map { "\($0.name)=\($0.value)" }.joined(separator: ",")
    return [
      .text(figure.id), labels.isEmpty ? .empty : .text(labels),
      .text(figure.period.description), .instant(figure.asOf), .text(figure.status.word),
      .stated(figure.status.reason), number(figure.value), number(figure.upper),
      .text(figure.unit.word),
      integer(figure.numerator), integer(figure.denominator), .integer(figure.count),
      number(figure.previous), number(figure.target?.minimum), number(figure.target?.maximum),
      figure.target.map { .bool($0.isStrict) } ?? .empty, .stated(figure.target?.owner),
      .text(figure.verdict.rawValue), .stated(figure.band?.rung.rawValue),
      double(figure.reading?.limits?.lower), double(figure.reading?.limits?.upper),
      signals(figure), .stated(figure.reading?.variation.rawValue),
      .stated(figure.reading?.assurance.rawValue), .integer(figure.definition.version),
      .bool(figure.isProvisional), .integer(figure.evidenceCount),
      .integer(figure.excluded.count),
    ]
  }

  private static func number(_ value: Rational?) -> DataTable.Cell {
    value.map { .number($0) } ?? .empty
  }

  private static func double(_ value: Double?) -> DataTable.Cell {
    value.map { .real($0) } ?? .empty
  }

  /// The rules that fired, with a blank between them.
  private static func signals(_ figure: Figure) -> DataTable.Cell {
    let signals = figure.reading?.signals ?? []
    return signals.isEmpty ? .empty : .text(signals.map(\.rawValue).joined(separator: " "))
  }

  private static func integer(_ value: Int?) -> DataTable.Cell {
    value.map { .integer($0) } ?? .empty
  }
}
