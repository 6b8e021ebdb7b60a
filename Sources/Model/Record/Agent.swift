package import Diagnostics

/// A registered agent. Source: `state/agents.yaml`.
package struct Agent: Hashable, Sendable {
  package var id: String
  package var type: String?
  package var displayName: String?
  package var registeredAt: Instant?
  /// Sorted: the file's order is that of a set.
  package var allowedRoleModes: [String]
  package var metadata: [Field]
  package var source: SourceLocation

  package init(
    id: String, type: String? = nil, displayName: String? = nil, registeredAt: Instant? = nil,
    allowedRoleModes: [String] = [], metadata: [Field] = [], source: SourceLocation
  ) {
    self.id = id
    self.type = type
    self.displayName = displayName
    self.registeredAt = registeredAt
    self.allowedRoleModes = allowedRoleModes
    self.metadata = metadata
    self.source = source
  }
}

/// A key and its value where the record's keys are free.
package struct Field: Hashable, Sendable {
  package var name: String
  package var value: String

  package init(
    name: String, value: String
  ) {
    self.name = name
    self.value = value
  }
}
