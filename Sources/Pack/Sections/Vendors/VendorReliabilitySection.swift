import Figures
import Model

/// What each vendor promises, and what its callers saw.
struct VendorReliabilitySection: Section {
  let id = "vendor-reliability"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let period = document.period else { return [] }
    let review = VendorReview(context, period)
    guard !review.vendors.isEmpty else {
      return [context.absence(of: .vendors) ?? .text("No vendor is in the record.")]
    }
    var cells = FigureCells(context)
    let columns = [
      Table.Column("Vendor"), Table.Column("Promised availability", isNumeric: true),
      Table.Column("Promised P95", isNumeric: true), Table.Column("Credits"),
      Table.Column("Failed actions", isNumeric: true), Table.Column("Measured by the vendor"),
    ]
    let rows: [[[Inline]]] = review.vendors.map { vendor in
      let level = vendor.record?.serviceLevel
      return [
        [.text(vendor.name)],
        [.stated(level?.availability.map { "\(($0 * 100).decimal(places: 2)) %" })],
        [.stated(level?.p95Milliseconds.map { "\($0) ms" })], [.stated(level?.credits)],
        cells.cell("vendor.failure_rate", vendor.labels, document),
        [.mark(StatusMark(.unknown, "not collected"))],
      ]
    }
    return [
      .table(Table(caption: "Service levels and failures", columns: columns, rows: rows))
    ] + cells.blocks + [
      .text(
        .text(
          "Failed actions are errors and timeouts in the log. Credits are claimed by a person, "
            + "against the vendor's own report."))
    ]
  }
}
