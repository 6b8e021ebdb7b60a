package import Diagnostics

/// A lane switched off or on, as a `control` line states it.
package struct ControlEvent: Hashable, Sendable {
  package enum Event: String, Hashable, Sendable {
    case disabled, enabled, rolledBack = "rolled_back", limited
  }

  package var at: Instant
  package var workflow: String
  /// nil is every lane of the workflow.
  package var lane: String?
  package var event: Event
  /// `drift_trigger`, `incident`, `manual`, `vendor`, `policy`.
  package var reason: String?
  package var actorID: String?
  package var detail: String?
  package var source: SourceLocation

  package init(
    at: Instant, workflow: String, lane: String? = nil, event: Event, reason: String? = nil,
    actorID: String? = nil, detail: String? = nil, source: SourceLocation
  ) {
    self.at = at
    self.workflow = workflow
    self.lane = lane
    self.event = event
    self.reason = reason
    self.actorID = actorID
    self.detail = detail
    self.source = source
  }
}

/// A lane that acted between being switched off and on again.
package struct LaneBreach: Hashable, Sendable {
  package var workflow: String
  /// The lane of the actions.
  package var lane: String?
  /// The `disabled` line, and the end of its reach: the next `enabled` line; nil is none yet.
  package var disabled: ControlEvent
  package var enabledAt: Instant?
  package var actions: Exemplars

  package init(
    workflow: String, lane: String?, disabled: ControlEvent, enabledAt: Instant?,
    actions: Exemplars
  ) {
    self.workflow = workflow
    self.lane = lane
    self.disabled = disabled
    self.enabledAt = enabledAt
    self.actions = actions
  }
}
