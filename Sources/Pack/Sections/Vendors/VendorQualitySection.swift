import Figures
import Model

/// How well each model works, beside what it costs.
struct VendorQualitySection: Section {
  let id = "vendor-quality"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let period = document.period else { return [] }
    let review = VendorReview(context, period)
    let called = review.models.filter(\.isCalled)
    guard !called.isEmpty else {
      return [context.absence(of: .actions) ?? .text("No model was called in the quarter.")]
    }
    var cells = FigureCells(context)
    let rows = called.map { line in
      [[.text(line.id)]] + Self.columns.map { cells.cell($0.1, line.labels, document) }
    }
    let columns = [Table.Column("Model")] + Self.columns.map { Table.Column($0.0, isNumeric: true) }
    return [
      .table(Table(caption: "Quality and cost by model", columns: columns, rows: rows))
    ] + cells.blocks + [
      .text("A unit counts for the model of its first call, whatever worked on it afterwards.")
    ]
  }

  private static let columns = [
    ("Units", "vendor.units"), ("Defect rate", "vendor.defect_rate"),
    ("Escape rate", "vendor.escape_rate"), ("Escalation rate", "vendor.escalation_rate"),
    ("Cost per unit", "vendor.cost_per_unit"), ("Spend", "vendor.spend"),
    ("Unpriced tokens", "vendor.unpriced_tokens"),
  ]
}
