package import Figures
import Model
package import Pack

/// `data/figures.csv`: the figures without their evidence, a row each.
package enum FiguresTable {
  package static func table(_ figures: FigureSet) -> DataTable {
    DataTable(
      path: "data/figures.csv",
      columns: [
        "id", "labels", "period", "as_of", "status", "reason", "value", "unit", "numerator",
        "denominator", "n", "previous", "target_min", "target_max", "target_strict", "owner",
        "verdict", "definition_version", "provisional", "evidence", "excluded",
      ],
      rows: figures.all.map(row))
  }

  private static func row(_ figure: Figure) -> [DataTable.Cell] {
    let labels = figure.labels.map { "\($0.name)=\($0.value)" }.joined(separator: ",")
    return [
      .text(figure.id), labels.isEmpty ? .empty : .text(labels),
      .text(figure.period.description), .instant(figure.asOf), .text(figure.status.word),
      .stated(figure.status.reason), number(figure.value), .text(figure.unit.rawValue),
      integer(figure.numerator), integer(figure.denominator), .integer(figure.count),
      number(figure.previous), number(figure.target?.minimum), number(figure.target?.maximum),
      figure.target.map { .bool($0.isStrict) } ?? .empty, .stated(figure.target?.owner),
      .text(figure.verdict.rawValue), .integer(figure.definition.version),
      .bool(figure.isProvisional), .integer(figure.evidence.count),
      .integer(figure.excluded.count),
    ]
  }

  private static func number(_ value: Rational?) -> DataTable.Cell {
    value.map { .number($0) } ?? .empty
  }

  private static func integer(_ value: Int?) -> DataTable.Cell {
    value.map { .integer($0) } ?? .empty
  }
}
