package import Diagnostics

/// The states of a task and the moves between them, and what each role mode may do. Source:
/// `kernel/state_machine.yaml`, else the built-in ten-state machine.
package struct StateMachine: Hashable, Sendable {
  package var states: [String]
  package var transitions: [StateTransition]
  package var roleModes: [RoleMode]
  package var isBuiltIn: Bool
  package var source: SourceLocation

  package init(
    states: [String], transitions: [StateTransition], roleModes: [RoleMode] = [],
    isBuiltIn: Bool = false, source: SourceLocation
  ) {
    self.states = states
    self.transitions = transitions
    self.roleModes = roleModes
    self.isBuiltIn = isBuiltIn
    self.source = source
  }
}

/// One permitted move.
package struct StateTransition: Hashable, Sendable {
  package var from: String
  package var to: String
  package var action: String?
  package var source: SourceLocation

  package init(
    from: String, to: String, action: String? = nil, source: SourceLocation
  ) {
    self.from = from
    self.to = to
    self.action = action
    self.source = source
  }
}

/// What an agent may and may not do while in a mode.
package struct RoleMode: Hashable, Sendable {
  package var id: String
  package var permissions: [String]
  package var prohibitions: [String]
  package var source: SourceLocation

  package init(
    id: String, permissions: [String] = [], prohibitions: [String] = [], source: SourceLocation
  ) {
    self.id = id
    self.permissions = permissions
    self.prohibitions = prohibitions
    self.source = source
  }
}
