import Diagnostics
import Formats
import Model

/// `kernel/state_machine.yaml`: the states of a task, the moves between them, and the role modes.
struct StateMachineInput: Input {
  let kind = InputKind.stateMachine
  let pathKey = "state_machine"
  let places = ["kernel/state_machine.yaml", "state/state_machine.yaml"]

  func recordCount(in facts: Facts) -> Int {
    facts.stateMachine.isBuiltIn ? 0 : facts.stateMachine.transitions.count
  }

  /// The parts of the file that say nothing of tasks' states.

  func read(_ reading: FileReading, into facts: inout Facts) {
    guard let root = reading.topLevel(kind),
      var top = MappingReader(root, StateMachineSchema.file, reading)
    else { return }
    let states = Self.states(top)
    let transitions = Self.transitions(&top, states: states)
    var modes: [RoleMode] = []
    for (key, value) in top.pairs("role_modes") {
      if let mode = Self.roleMode(key, value, reading) { modes.append(mode) }
    }
    guard !states.isEmpty, top.isSound else {
      reading.report(.noStates(at: reading.place))
      reading.reject(kind)
      return
    }
    facts.stateMachine = StateMachine(
      states: states, transitions: transitions, roleModes: modes, source: reading.place)
  }

  /// A list of names, a list of mappings with a `name`, or a mapping by name.
  private static func states(_ top: MappingReader) -> [String] {
    guard let node = top.node("states") ?? top.node("task_states") else { return [] }
    switch node.kind {
    case .mapping: return node.entries.compactMap(\.key.string)
    case .sequence:
      return node.items.compactMap { $0.string ?? ($0["name"] ?? $0["id"])?.string }
    case .scalar: return []
    }
  }

  /// A list of moves, or a mapping from a state to the states that may follow.
  private static func transitions(
    _ top: inout MappingReader, states: [String]
  ) -> [StateTransition] {
    guard let node = top.node("transitions") else { return [] }
    var moves: [StateTransition] = []
    if node.kind == .mapping {
      for (key, value) in node.entries {
        let targets = value.kind == .sequence ? Array(value.items) : [value]
        for target in targets {
          guard let from = key.string, let to = target.string else { continue }
          moves.append(StateTransition(from: from, to: to, source: target.location))
        }
      }
    } else {
      for item in top.items("transitions") { moves += move(item, top.reading) }
    }
    for move in moves {
      for state in [move.from, move.to] where !states.contains(state) {
        top.reading.report(.unknownWord(state, "state", known: states, at: move.source))
      }
    }
    return moves
  }

  private static func move(_ node: YAMLNode, _ reading: FileReading) -> [StateTransition] {
    guard var reader = MappingReader(node, StateMachineSchema.transition, reading) else {
      return []
    }
    let sources = many(&reader, "from")
    let targets = many(&reader, "to")
    let action = reader.text("trigger") ?? reader.text("action")
    guard reader.isSound else { return [] }
    return sources.flatMap { from in
      targets.map { StateTransition(from: from, to: $0, action: action, source: reader.location) }
    }
  }

  private static func many(_ reader: inout MappingReader, _ key: String) -> [String] {
    if reader.node(key)?.kind == .sequence { return reader.texts(key) }
    return [reader.requiredText(key)]
  }

  private static func roleMode(
    _ key: YAMLNode, _ value: YAMLNode, _ reading: FileReading
  ) -> RoleMode? {
    guard let id = key.string,
      var reader = MappingReader(value, StateMachineSchema.roleMode, reading)
    else { return nil }
    let mode = RoleMode(
      id: id, permissions: reader.texts("permissions"), prohibitions: reader.texts("prohibitions"),
      source: key.location)
    return reader.isSound ? mode : nil
  }
}

extension Diagnostic {
  fileprivate static func noStates(at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      "GP5030", .error, "the state machine names no states; the built-in one is used", at: place)
  }
}
