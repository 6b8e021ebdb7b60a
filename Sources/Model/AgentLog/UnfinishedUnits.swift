/// Units that were not completed: open ones (the key has no week) and cancelled ones (the week of
/// their cancellation).
package struct UnfinishedUnits: Hashable, Sendable {
  package enum Status: String, Hashable, Sendable { case open, cancelled }

  package var key: AgentCellKey
  package var status: Status
  /// With the line that opened them, else their first one.
  package var units: Exemplars
  /// When each was opened (else its first line), ascending: the ages at an instant follow from it.
  /// Empty for cancelled units.
  package var openings: [Instant]
  package var cost: UnitCost

  package init(
    key: AgentCellKey, status: Status, units: Exemplars = Exemplars(), openings: [Instant] = [],
    cost: UnitCost = UnitCost()
  ) {
    self.key = key
    self.status = status
    self.units = units
    self.openings = openings
    self.cost = cost
  }
}
