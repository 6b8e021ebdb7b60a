import Diagnostics
import Figures
import Model

/// A capability that is done names files that are there.
package struct CapabilityPathMissing: Check {
  package init() {}

  package let rule = CheckRule(
    id: "capability-path-missing", title: "Implementation of a capability is missing",
    severity: .warning,
    why: "The capability map says that the capability is done; the files it names are the proof.",
    mend: "Correct the path in the capability map, or the capability's status.",
    inputs: [.capabilityMap])

  package func findings(in context: CheckContext) -> [Finding] {
    context.facts.capabilities.compactMap { capability in
      guard capability.status == .done || capability.status == .partial else { return nil }
      let missing = capability.implementation.filter { !$0.exists }.map(\.path)
      guard !missing.isEmpty else { return nil }
      return Finding(
        rule, subject: capability.name,
        "the map calls \(capability.name) \(capability.status.rawValue), but "
          + "\(missing.joined(separator: ", ")) \(missing.count == 1 ? "is" : "are") not there",
        at: capability.source)
    }
  }
}
