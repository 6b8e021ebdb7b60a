import Diagnostics
import Figures
import Model

/// What the registry calls frozen, the ledger holds.
package struct FrozenSpecNotInLedger: Check {
  package init() {}

  package let rule = CheckRule(
    id: "frozen-spec-not-in-ledger", title: "Frozen in the registry, not in the ledger",
    severity: .warning,
    why: "The freeze ledger is the proof of when, why and by whom something was frozen.",
    mend: "Add the entry to the freeze record, or correct the registry.",
    inputs: [.specRegistry, .freezeLedger])

  package func findings(in context: CheckContext) -> [Finding] {
    let held = Set(context.record.freezeLedger.map(\.id))
    return context.facts.specs.filter { $0.isFrozen && !held.contains($0.id) }.map { spec in
      Finding(
        rule, subject: spec.id, "the registry calls \(spec.id) frozen, the ledger does not know it",
        at: spec.source)
    }
  }
}
