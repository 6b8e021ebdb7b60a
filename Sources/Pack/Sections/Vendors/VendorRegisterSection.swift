import Diagnostics
import Model

/// Each vendor of the register: contract, models, prices.
struct VendorRegisterSection: Section {
  let id = "vendor-register"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .vendors) { return [absence] }
    guard !context.facts.vendors.isEmpty else { return [.text("No vendor is in the record.")] }
    let review = VendorReview(context, context.currentQuarter)
    return [
      .text(
        "What the quarter cost, and what is to be decided: ",
        .link(
          [.text("review of \(context.currentQuarter)")],
          .page("vendors/\(context.currentQuarter)/")), ".")
    ] + context.facts.vendors.flatMap { vendor(of: $0, review, context) }
  }

  private func vendor(
    of vendor: Vendor, _ review: VendorReview, _ context: PackContext
  ) -> [Block] {
    let lines = review.contracts.filter { $0.vendor.id == vendor.id }
    let contract = vendor.contract
    let rows: [(String, [Inline])] = [
      ("Id", [.code(vendor.id)]), ("Owner", [.stated(vendor.owner)]),
      ("Contract", lines.first.map { [.mark(StatusMark($0.state))] } ?? ["–"]),
      ("Last day for a notice", [.date(contract?.lastNotice)]),
      ("Renewal", [.date(contract?.renewal)]), ("Terms", [.stated(contract?.terms)]),
      ("Source", [.source(vendor.source)]),
    ]
    return [
      .heading(2, [.text(vendor.name ?? vendor.id)]),
      .facts("\(vendor.name ?? vendor.id): contract", rows),
    ] + models(of: vendor, review, context) + prices(of: vendor, review, context)
  }

  private func models(
    of vendor: Vendor, _ review: VendorReview, _ context: PackContext
  ) -> [Block] {
    let models = review.models(of: vendor.id)
    guard !models.isEmpty else { return [.text("No model of it is in the record.")] }
    let columns = [
      "Model", "Version", "Used for", "State", "Deprecated on", "Fallback", "Last tested", "Where",
    ].map { Table.Column($0) }
    let rows: [[[Inline]]] = models.map { line in
      let record = line.record
      return [
        [.text(line.id)], [.stated(record?.version)],
        [.stated(record?.uses.joined(separator: ", "))],
        [.mark(StatusMark(line, on: context.today))], [.date(record?.deprecatedOn)],
        [.stated(record?.fallback?.model)], [.date(record?.fallback?.testedOn)],
        [record.map { .source($0.source) } ?? "–"],
      ]
    }
    return [
      .table(
        Table(caption: "\(vendor.name ?? vendor.id): models", columns: columns, rows: rows))
    ]
  }

  private func prices(
    of vendor: Vendor, _ review: VendorReview, _ context: PackContext
  ) -> [Block] {
    let prices = review.prices.filter { $0.vendor == vendor.id }
    guard !prices.isEmpty else {
      return [.text(.mark(StatusMark(.unknown, "no data")), " – no price of it is in the record.")]
    }
    return [.prices(prices, "\(vendor.name ?? vendor.id): prices in force and to come", context)]
  }
}
