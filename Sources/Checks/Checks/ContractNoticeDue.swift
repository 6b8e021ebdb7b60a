import Diagnostics
import Figures
import Model

/// Nobody is bound for another year by forgetting a date.
package struct ContractNoticeDue: Check {
  package init() {}

  /// How many days before it a date is told of.
  package static let days = 60

  package let rule = CheckRule(
    id: "contract-notice-due", title: "Contract notice is due", severity: .warning,
    why: "A contract of which no notice is given in time renews itself.",
    mend: "Decide at the vendor review whether to renew, and write the new dates down.",
    inputs: [.vendors])

  package func findings(in context: CheckContext) -> [Finding] {
    context.facts.vendors.compactMap { vendor in
      guard let contract = vendor.contract, let renewal = contract.renewal,
        let notice = contract.lastNotice
      else { return nil }
      let left = notice - context.today
      guard left <= Self.days else { return nil }
      let words: String
      if renewal < context.today {
        words = "renewed itself on \(renewal), or the dates are out of date"
      } else if left < 0 {
        words = "renews on \(renewal); the last day for a notice was \(notice)"
      } else {
        words = "renews on \(renewal); the last day for a notice is \(notice), in \(left) days"
      }
      return Finding(
        rule, subject: vendor.id, "the contract with \(vendor.name ?? vendor.id) \(words)",
        at: contract.source)
    }
  }
}
