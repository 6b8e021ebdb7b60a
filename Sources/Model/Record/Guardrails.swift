package import Diagnostics

/// The safeguards that repositories are to have, and which they have. Source:
/// `state/guardrails.yaml`.
package struct Guardrails: Hashable, Sendable {
  /// In file order.
  package var controls: [GuardrailControl]
  /// By id.
  package var repositories: [GuardedRepository]
  /// After how many days a repository's statuses are out of date; nil: 31.
  package var maximumAgeDays: Int?
  package var source: SourceLocation

  package init(
    controls: [GuardrailControl] = [], repositories: [GuardedRepository] = [],
    maximumAgeDays: Int? = nil, source: SourceLocation
  ) {
    self.controls = controls
    self.repositories = repositories
    self.maximumAgeDays = maximumAgeDays
    self.source = source
  }
}

/// One safeguard.
package struct GuardrailControl: Hashable, Sendable {
  /// What a safeguard is about, in the operating model's order.
  package enum Group: String, CaseIterable, Sendable {
    case branch, ci, security, delivery, permissions
  }

  package var id: String
  package var name: String?
  package var group: Group
  package var source: SourceLocation

  package init(id: String, name: String? = nil, group: Group, source: SourceLocation) {
    self.id = id
    self.name = name
    self.group = group
    self.source = source
  }
}

/// A repository, and which of the safeguards it has.
package struct GuardedRepository: Hashable, Sendable {
  package var id: String
  /// low, medium, high, or the id of an area of the decision rights.
  package var blastRadius: String?
  /// Those that the file states, in file order.
  package var statuses: [GuardrailStatus]
  /// When somebody, or a program, last looked.
  package var checkedAt: Instant?
  package var source: SourceLocation

  package init(
    id: String, blastRadius: String? = nil, statuses: [GuardrailStatus] = [],
    checkedAt: Instant? = nil, source: SourceLocation
  ) {
    self.id = id
    self.blastRadius = blastRadius
    self.statuses = statuses
    self.checkedAt = checkedAt
    self.source = source
  }
}

/// One safeguard in one repository.
package struct GuardrailStatus: Hashable, Sendable {
  package enum State: Hashable, Sendable {
    case pass, fail, unknown
    /// Left out on purpose; with the decision that says so, where one is named.
    case exempt(decision: String?)
  }

  package var control: String
  package var state: State
  package var source: SourceLocation

  package init(control: String, state: State, source: SourceLocation) {
    self.control = control
    self.state = state
    self.source = source
  }
}
