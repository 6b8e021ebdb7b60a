import Model

/// What part of the state changes nobody witnessed.
package struct UnauditedTransitions: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "os.unaudited_transitions", title: "Unaudited transitions", unit: .ratio,
    direction: .lowerIsBetter,
    summary: "Task transitions without an audit entry of the same status and time, as a part of "
      + "all transitions.",
    formula: "transitions without an audit entry ÷ transitions",
    rule: "OS operating model §9.2: unaudited actions are red; invariant INV-5",
    bias: "The AI Workflow OS kernel writes an entry for finish and merge only: its own starts and "
      + "releases count as unaudited. Review steps are recorded in the review and not counted.",
    inputs: [.tasks, .audit])

  package func figures(in context: MetricContext) -> [Figure] {
    let (witnessed, unaudited) = AuditedTransitions.of(context.record)
    return [
      context.figure(
        definition, nil, [],
        .ratio(
          ("transitions without an audit entry", unaudited.count),
          of: ("transitions", witnessed + unaudited.count), none: "no task changed its state",
          evidence: unaudited.map { item in
            Evidence(
              item.transition.source, record: item.history.task.id,
              detail: "\(item.transition.words) at \(item.transition.at)")
          }))
    ]
  }
}

/// The transitions of the state file, held against the audit trail.
package enum AuditedTransitions {
  package struct Unaudited: Sendable {
    package let history: TaskHistory
    package let transition: TaskTransition
  }

  /// How many have a witness, and those that have none, by task and time.
  package static func of(
    _ record: RecordReading
  ) -> (witnessed: Int, unaudited: [Unaudited]) {
    var witnessed = 0
    var unaudited: [Unaudited] = []
    for history in record.tasks {
      for transition in history.transitions where transition.origin == .stateFile {
        let witness = record.audit.witness(
          of: transition, task: history.task.id, zone: record.facts.zone)
        if witness != nil {
          witnessed += 1
        } else {
          unaudited.append(Unaudited(history: history, transition: transition))
        }
      }
    }
    return (witnessed, unaudited)
  }
}
