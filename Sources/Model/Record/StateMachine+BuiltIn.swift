import Diagnostics

extension StateMachine {
  /// The ten-state machine of the operating model, version 0.4.0, for a workspace that has no
  /// `kernel/state_machine.yaml` of its own.
  package static let builtIn: StateMachine = {
    let moves: [(String, [String])] = [
      ("draft", ["ready", "running", "abandoned"]),
      ("ready", ["running", "abandoned"]),
      ("running", ["code_review", "reviewing", "blocked", "abandoned"]),
      ("code_review", ["revision_needed", "reviewing", "blocked", "abandoned"]),
      ("revision_needed", ["code_review", "running", "abandoned"]),
      ("reviewing", ["merged", "blocked"]),
      ("merged", ["released"]),
      ("released", []),
      ("blocked", ["running", "reviewing", "code_review", "abandoned"]),
      ("abandoned", []),
    ]
    let place = SourceLocation(path: "built-in state machine")
    let transitions = moves.flatMap { from, targets in
      targets.map { StateTransition(from: from, to: $0, source: place) }
    }
    return StateMachine(
      states: moves.map(\.0), transitions: transitions, isBuiltIn: true, source: place)
  }()

  /// Whether the machine permits the move.
  package func allows(from: String, to: String) -> Bool {
    transitions.contains { $0.from == from && $0.to == to }
  }
}
