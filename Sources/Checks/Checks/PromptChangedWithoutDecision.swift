import Diagnostics
import Figures
import Model

/// Whatever changes how agents work is decided: a new version of a prompt, or another model.
package struct PromptChangedWithoutDecision: Check {
  package init() {}

  package let rule = CheckRule(
    id: "prompt-changed-without-decision", title: "Prompt or model changed without a decision",
    severity: .warning,
    why: "A prompt is code that nobody reviews unless somebody decides on it; in half a year "
      + "nobody knows why the answers became different.",
    mend: "Write a decision that names the workflow and the new prompt version or model, and "
      + "accept it.",
    inputs: [.actions])

  package func obstacle(in context: CheckContext) -> String? { context.logObstacle }

  package func findings(in context: CheckContext) -> [Finding] {
    let actions = context.record.agentWork.log?.actions ?? []
    let decided = context.facts.decisions.filter { decision in
      decision.status == .accepted && (decision.date.map { $0 <= context.today } ?? true)
    }
    .map { MentionedWords($0.title, $0.body) }
    return context.record.agentWork.workflows.flatMap { workflow -> [Finding] in
      let own = actions.filter { $0.key.workflow == workflow.id && $0.models.calls > 0 }
      return changes(own, since: AgentWeeks(context).first).compactMap { change in
        let isDecided = decided.contains { $0.contains(workflow.id) && $0.contains(change.name) }
        guard !isDecided else { return nil }
        return Finding(
          rule, subject: workflow.id,
          "\(workflow.id) works by \(change.name) since \(change.week); no accepted decision names "
            + "both",
          since: change.since, at: workflow.place)
      }
    }
  }

  private struct Change {
    let name: String
    let week: ISOWeek
    let since: Instant
  }

  /// What was new after the workflow's first week, in or after `week`: by time, then name.
  private func changes(_ actions: [AgentActions], since week: ISOWeek) -> [Change] {
    guard let start = actions.compactMap(\.key.week).min() else { return [] }
    var first: [String: AgentActions] = [:]
    for cell in actions {
      for name in [cell.key.prompt, cell.key.model].compactMap(\.self)
      where first[name].map({ cell.first < $0.first }) ?? true {
        first[name] = cell
      }
    }
    return first.compactMap { name, cell in
      guard let own = cell.key.week, own > start, own >= week else { return nil }
      return Change(name: name, week: own, since: cell.first)
    }
    .sorted {
      $0.since != $1.since
        ? $0.since < $1.since : $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
    }
  }
}
