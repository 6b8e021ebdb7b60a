import Diagnostics
import Figures
import Model

/// Decisions replace each other both ways, and never in a circle.
package struct DanglingSupersession: Check {
  package init() {}

  package let rule = CheckRule(
    id: "dangling-supersession", title: "Supersession that leads nowhere", severity: .warning,
    why: "Who reads a replaced decision must find what holds today, and the other way round.",
    mend: "Name the other decision on both records, by its id.", inputs: [.decisions])

  package func findings(in context: CheckContext) -> [Finding] {
    let decisions = context.record.decisions
    // Decisions of a later day exist for a link, though not for the register.
    let known = Dictionary(
      context.facts.decisions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var findings = decisions.flatMap { links($0, known) }
    let replaced = Set(context.facts.decisions.flatMap(\.supersedes))
    for decision in decisions where decision.status == .superseded {
      guard decision.supersededBy.isEmpty, !replaced.contains(decision.id) else { continue }
      findings.append(
        finding(decision, "is superseded, but nothing says by what"))
    }
    return findings + cycles(decisions, known)
  }

  private func links(_ decision: Decision, _ known: [String: Decision]) -> [Finding] {
    var findings: [Finding] = []
    for id in decision.supersedes {
      guard let old = known[id] else {
        findings.append(finding(decision, "supersedes \(id), which does not exist"))
        continue
      }
      if !old.supersededBy.contains(decision.id) {
        findings.append(
          finding(decision, "supersedes \(id), which does not say so", evidence: [old]))
      }
    }
    for id in decision.supersededBy {
      guard let new = known[id] else {
        findings.append(finding(decision, "is superseded by \(id), which does not exist"))
        continue
      }
      if !new.supersedes.contains(decision.id) {
        findings.append(
          finding(decision, "is superseded by \(id), which does not say so", evidence: [new]))
      }
    }
    return findings
  }

  /// A finding for the first decision of each circle. Every decision is walked once.
  private func cycles(_ decisions: [Decision], _ known: [String: Decision]) -> [Finding] {
    var done: Set<String> = []
    var findings: [Finding] = []
    for start in decisions where !done.contains(start.id) {
      var path: [String] = [start.id]
      var onPath: Set<String> = [start.id]
      var pending: [[String]] = [start.supersedes]
      while var targets = pending.popLast() {
        guard let target = targets.popLast() else {
          let finished = path.removeLast()
          onPath.remove(finished)
          done.insert(finished)
          continue
        }
        pending.append(targets)
        if onPath.contains(target) {
          let circle = path.drop { $0 != target } + [target]
          let words = circle.joined(separator: " → ")
          if let first = known[target] {
            findings.append(finding(first, "supersedes itself in a circle: \(words)"))
          }
        } else if let next = known[target], !done.contains(target) {
          path.append(target)
          onPath.insert(target)
          pending.append(next.supersedes)
        }
      }
    }
    return findings
  }

  private func finding(
    _ decision: Decision, _ message: String, evidence: [Decision] = []
  ) -> Finding {
    Finding(
      rule, subject: decision.id, message, at: decision.source,
      evidence: evidence.map { Evidence($0.source, record: $0.id, detail: $0.title) })
  }
}
