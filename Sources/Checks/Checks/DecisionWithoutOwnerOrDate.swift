import Diagnostics
import Figures
import Model

/// A decision says who took it and when.
package struct DecisionWithoutOwnerOrDate: Check {
  package init() {}

  package let rule = CheckRule(
    id: "decision-without-owner-or-date", title: "Decision without owner or date",
    severity: .warning,
    why: "A decision that nobody owns cannot be asked about, and one without a date cannot be "
      + "placed. Drafts and proposals are excepted.",
    mend: "Add the Owner (or Decider) and Date lines to the record's header.", inputs: [.decisions])

  package func findings(in context: CheckContext) -> [Finding] {
    context.record.decisions.compactMap { decision in
      guard decision.status != .draft, decision.status != .proposed else { return nil }
      let missing = [decision.owner == nil ? "owner" : nil, decision.date == nil ? "date" : nil]
        .compactMap { $0 }
      guard !missing.isEmpty else { return nil }
      return Finding(
        rule, subject: decision.id,
        "the decision has no \(missing.joined(separator: " and no "))", at: decision.source)
    }
  }
}
