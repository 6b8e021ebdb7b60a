import Figures
import Model

/// Restated figures as tables: what each was, what it is, and which records made the difference.
enum RestatementTable {
  static let limit = 30
  private static let recordLimit = 5

  static func block(
    _ figures: [RestatedFigure], _ context: PackContext, caption: String
  ) -> [Block] {
    let columns = [
      Table.Column("Figure"), Table.Column("Was", isNumeric: true),
      Table.Column("Is", isNumeric: true), Table.Column("Why"), Table.Column("Records"),
    ]
    let rows = figures.prefix(limit).map { row($0, context) }
    let rest = figures.count - rows.count
    let table = Block.table(Table(caption: caption, columns: columns, rows: rows))
    return rest > 0 ? [table, .text("And \(rest) more, in restatements.jsonl.")] : [table]
  }

  private static func row(_ item: RestatedFigure, _ context: PackContext) -> [[Inline]] {
    let figure = item.figure
    return [
      [
        .link([.text(context.title(of: figure))], .page(context.paths.figure(figure.id))),
        .text(", \(context.name(of: figure.period))"),
      ],
      value(item.old), value(item.new), [.text(why(item))], records(item),
    ]
  }

  private static func value(_ figure: Figure?) -> [Inline] {
    guard let figure else { return ["–"] }
    let terms = figure.numerator.flatMap { top in
      figure.denominator.map { " (\(top)/\($0))" }
    }
    return [.text(FigureText.short(figure) + (terms ?? ""))]
  }

  private static func why(_ item: RestatedFigure) -> String {
    switch item.cause {
    case .data: return "data"
    case .definition:
      let (old, new) = (item.old?.definition.version ?? 0, item.new?.definition.version ?? 0)
      return "definition, version \(old) → \(new)"
    }
  }

  private static func records(_ item: RestatedFigure) -> [Inline] {
    guard !item.records.isEmpty else {
      return [
        .text(
          item.comparesAll
            ? "the same records: what they are weighed with changed"
            : "none of those kept")
      ]
    }
    let shown = item.records.prefix(recordLimit).map { change -> [Inline] in
      let old = change.oldDetail.map { ", was: \($0)" } ?? ""
      return [
        .text("\(change.kind.rawValue) "), .source(change.evidence.source),
        .text(" \(change.evidence.record)\(old)"),
      ]
    }
    let rest = item.records.count - shown.count
    return Inline.joined(shown, by: "; ") + (rest > 0 ? [.text("; and \(rest) more")] : [])
  }
}
