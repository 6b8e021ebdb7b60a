import Diagnostics
import Figures
import Model

/// An incident ends after it began.
package struct IncidentResolvedBeforeItBegan: Check {
  package init() {}

  package let rule = CheckRule(
    id: "incident-resolved-before-it-began", title: "Incident that ended before it began",
    severity: .error,
    why: "Its length is unknown, so that recovery times and the risk budget leave it out.",
    mend: "Correct the times of the incident; look for a time without its offset first.",
    inputs: [.incidents])

  package func findings(in context: CheckContext) -> [Finding] {
    context.facts.incidents.compactMap { incident in
      guard let start = incident.start, start <= context.asOf else { return nil }
      let ends = [("mitigated", incident.mitigatedAt), ("resolved", incident.resolvedAt)]
      guard let (word, end) = ends.first(where: { $0.1.map { $0 < start } ?? false }), let end
      else { return nil }
      let zone = context.facts.zone
      return Finding(
        rule, subject: incident.id,
        "\(word) at \(zone.format(end)), but it began at \(zone.format(start))", since: start,
        at: incident.source)
    }
  }
}
