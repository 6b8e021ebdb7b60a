import Figures
import Model

/// What each vendor costs, what for, and why that changed.
struct VendorCostSection: Section {
  let id = "vendor-cost"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let period = document.period else { return [] }
    let review = VendorReview(context, period)
    guard !review.vendors.isEmpty else {
      return [context.absence(of: .vendors) ?? .text("No vendor is in the record.")]
    }
    var cells = FigureCells(context)
    let spend = Block.table(
      Table(
        caption: "Spend, units and cost per unit in \(period)",
        columns: [Table.Column("Vendor")] + Self.spend.map { Table.Column($0.0, isNumeric: true) },
        rows: rows(review) { labels in
          Self.spend.map { cells.cell($0.1, labels, document) }
        }))
    let change = Block.table(
      Table(
        caption: "Change of the token cost against the quarter before, and its parts",
        columns: [Table.Column("Vendor"), Table.Column("Change", isNumeric: true)]
          + CostChange.Part.allCases.map { Table.Column($0.title, isNumeric: true) },
        rows: rows(review) { labels in
          [cells.cell("vendor.cost_change", labels, document)]
            + CostChange.Part.allCases.map { part in
              cells.cell(
                "vendor.cost_change", labels + [FigureLabel("part", part.rawValue)], document)
            }
        }))
    return [spend, change] + cells.blocks + [
      .text(
        .text(
          "Price: the same tokens at the new price; volume: more tokens at the old average; mix: "
            + "the rest. "
            + (document.state == .provisional
              ? "The quarter is not over, and is compared with a whole one." : "")))
    ]
  }

  private static let spend = [
    ("Spend", "vendor.spend"), ("Share", "vendor.spend_share"), ("Units", "vendor.units"),
    ("Cost per unit", "vendor.cost_per_unit"), ("Unpriced tokens", "vendor.unpriced_tokens"),
  ]

  /// All vendors together first.
  private func rows(
    _ review: VendorReview, _ cells: ([FigureLabel]) -> [[Inline]]
  ) -> [[[Inline]]] {
    [[[.bold("All vendors")]] + cells([])]
      + review.vendors.map { [[.text($0.name)]] + cells($0.labels) }
  }
}

extension CostChange.Part {
  var title: String {
    switch self {
    case .price: "Price"
    case .volume: "Volume"
    case .mix: "Mix"
    }
  }
}
