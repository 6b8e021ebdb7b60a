import Diagnostics
import Figures
import Model

/// What the ledger holds, the registry calls frozen.
package struct LedgerEntryNotFrozenInRegistry: Check {
  package init() {}

  package let rule = CheckRule(
    id: "ledger-entry-not-frozen-in-registry", title: "Frozen in the ledger, not in the registry",
    severity: .warning,
    why: "The registry is what tools read: without the mark there, a frozen file may be edited.",
    mend: "Set version.frozen of the specification, or register it.",
    inputs: [.specRegistry, .freezeLedger])

  package func findings(in context: CheckContext) -> [Finding] {
    let specs = Dictionary(
      context.facts.specs.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<String> = []
    return context.record.freezeLedger.compactMap { entry in
      guard seen.insert(entry.id).inserted, specs[entry.id]?.isFrozen != true else { return nil }
      guard let spec = specs[entry.id] else {
        return Finding(
          rule, subject: entry.id, "the registry does not hold \(entry.id)", at: entry.source)
      }
      return Finding(
        rule, subject: entry.id, "the registry does not call \(entry.id) frozen", at: entry.source,
        evidence: [Evidence(spec.source, record: spec.id, detail: spec.status ?? "")])
    }
  }
}
