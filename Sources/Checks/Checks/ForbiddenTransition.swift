import Diagnostics
import Figures
import Model

/// A task moves only as the state machine permits.
package struct ForbiddenTransition: Check {
  package init() {}

  package let rule = CheckRule(
    id: "forbidden-transition", title: "Transition that the state machine forbids",
    severity: .error,
    why: "The state machine is what makes the stages of work explicit; a jump leaves out a stage.",
    mend: "Find out who moved the task and why; bring it back by permitted moves, and declare a "
      + "deviation if it had to be.",
    isViolation: true, inputs: [.tasks])

  package func findings(in context: CheckContext) -> [Finding] {
    let machine = context.facts.stateMachine
    let states = Set(machine.states)
    let moves = Set(machine.transitions.map { Move(from: $0.from, to: $0.to) })
    return context.record.tasks.flatMap { history in
      history.transitions.filter { $0.origin == .stateFile }.compactMap { transition in
        guard let words = breach(transition, states, moves) else { return nil }
        return Finding(
          rule, subject: history.task.id, words, since: transition.at, at: transition.source,
          evidence: [Evidence(machine.source, record: "state machine")])
      }
    }
  }

  private func breach(
    _ transition: TaskTransition, _ states: Set<String>, _ moves: Set<Move>
  ) -> String? {
    if !states.contains(transition.to) {
      return "the state machine has no state \(transition.to)"
    }
    guard let from = transition.from else { return nil }
    return moves.contains(Move(from: from, to: transition.to))
      ? nil : "the state machine does not permit \(transition.words)"
  }

  private struct Move: Hashable {
    let from: String
    let to: String
  }
}
