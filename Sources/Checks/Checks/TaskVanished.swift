import Diagnostics
import Figures
import Model

/// What the record speaks of, the state file holds.
package struct TaskVanished: Check {
  package init() {}

  package let rule = CheckRule(
    id: "task-vanished", title: "Task that no longer exists", severity: .warning,
    why: "A task that the audit trail, a review, a project or another task names, and that neither "
      + "the state file nor a card holds, was removed without a trace or never entered.",
    mend: "Restore the task's entry, or correct what names it.", inputs: [.tasks])

  package func findings(in context: CheckContext) -> [Finding] {
    // Tasks whose first event is later than the as-of exist, though not yet.
    let known = Set(context.facts.tasks.map(\.id)).union(context.cards.keys)
    let mentions = TaskMentions.all(in: context).filter { !known.contains($0.record) }
    let groups = Dictionary(grouping: mentions, by: \.record)
    return groups.keys.sorted().compactMap { id in
      guard let evidence = groups[id]?.inOrderOfPlace, let first = evidence.first
      else { return nil }
      return Finding(
        rule, subject: id,
        "\(id) is named (\(first.detail)), but neither state file nor card holds it",
        at: first.source, evidence: evidence)
    }
  }
}

/// Where the record names tasks outside of the state file's own entries and the cards.
enum TaskMentions {
  static func all(in context: CheckContext) -> [Evidence] {
    let facts = context.facts
    let states = Set(facts.stateMachine.states)
    var mentions: [Evidence] = []
    for entry in context.record.auditEntries
    where entry.variant == .kernelLog && states.contains(entry.status) {
      mentions.append(
        Evidence(entry.source, record: entry.subject, detail: "audit entry \(entry.status)"))
    }
    for review in facts.reviews {
      mentions.append(Evidence(review.source, record: review.taskID, detail: "review"))
    }
    for project in facts.projects {
      mentions += project.tasks.map {
        Evidence($0.source, record: $0.id, detail: "task of project \(project.id)")
      }
    }
    for task in context.record.tasks.map(\.task) {
      for (name, ids) in [
        ("dependency", task.dependencies), ("parallel task", task.parallelWith),
        ("downstream task", task.downstream),
      ] {
        mentions += ids.map {
          Evidence(task.source, record: $0, detail: "\(name) of \(task.id)")
        }
      }
    }
    return mentions
  }
}
