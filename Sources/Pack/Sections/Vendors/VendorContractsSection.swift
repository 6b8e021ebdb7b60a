import Diagnostics
import Model

/// The contract calendar: what must be said within 60 days comes first.
struct VendorContractsSection: Section {
  let id = "vendor-contracts"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let period = document.period else { return [] }
    let review = VendorReview(context, period)
    guard !review.contracts.isEmpty else {
      return [context.absence(of: .vendors) ?? .text("No vendor is in the record.")]
    }
    let columns = [
      Table.Column("Vendor"), Table.Column("State"), Table.Column("Last day for a notice"),
      Table.Column("Notice", isNumeric: true), Table.Column("Renewal"), Table.Column("Start"),
      Table.Column("Terms"), Table.Column("Owner"), Table.Column("Where"),
    ]
    let rows: [[[Inline]]] = review.contracts.map { line in
      let (vendor, contract) = (line.vendor, line.vendor.contract)
      return [
        [.text(vendor.name ?? vendor.id)], [.mark(StatusMark(line.state))],
        [.date(contract?.lastNotice)], [.stated(contract?.noticeDays.map { "\($0) days" })],
        [.date(contract?.renewal)], [.date(contract?.start)], [.stated(contract?.terms)],
        [.stated(vendor.owner)], [.source(contract?.source ?? vendor.source)],
      ]
    }
    return [.table(Table(caption: "Contract calendar", columns: columns, rows: rows))]
  }
}

extension StatusMark {
  init(_ state: VendorReview.ContractLine.State) {
    switch state {
    case .due(let days): self.init(.attention, "notice in \(Count.of(days, "day"))")
    case .noticePassed: self.init(.bad, "notice has passed")
    case .renewed: self.init(.bad, "renewed, or out of date")
    case .running: self.init(.good, "running")
    case .unknown(let why): self.init(.unknown, why)
    }
  }
}
