import Diagnostics
import Model

/// Every model: whose it is, what for, which data it sees.
struct VendorInventorySection: Section {
  let id = "vendor-inventory"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let period = document.period else { return [] }
    let review = VendorReview(context, period)
    guard !review.models.isEmpty else { return [.text("No model is in the record.")] }
    let columns = [
      "Vendor", "Model", "Version", "Used for", "Data classes", "Tier", "State", "Where",
    ].map { Table.Column($0) }
    let rows: [[[Inline]]] = review.models.map { line in
      let record = line.record
      return [
        [.text(line.vendor)], [.text(line.id)], [.stated(record?.version)],
        [.stated(record?.uses.joined(separator: ", "))],
        [.stated(record?.dataClasses.joined(separator: ", "))], [.stated(record?.tier)],
        [.mark(StatusMark(line, on: context.today))],
        [record.map { .source($0.source) } ?? "–"],
      ]
    }
    return [
      .table(Table(caption: "Models of the register and of the log", columns: columns, rows: rows))
    ]
  }
}

extension StatusMark {
  /// Whether a model is known, called and still cared for.
  init(_ line: VendorReview.ModelLine, on day: CivilDate) {
    if line.record == nil {
      self.init(.attention, "not in the register")
    } else if line.isDeprecated(on: day) {
      self.init(line.isUsed ? .bad : .neutral, line.isUsed ? "deprecated, in use" : "deprecated")
    } else {
      self.init(line.isCalled ? .good : .neutral, line.isCalled ? "in use" : "not called")
    }
  }
}
