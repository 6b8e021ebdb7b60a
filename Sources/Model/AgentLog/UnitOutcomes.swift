/// The units with an agent's attempt whose first outcome (a completion, or a hand-over to a human
/// after the attempt) lies in one week: what the escalation rate is made of.
package struct UnitOutcomes: Hashable, Sendable {
  package var key: AgentCellKey
  /// The denominator.
  package var attempted: Int
  /// The numerator: handed to a human after an attempt and before completion, with the lines.
  package var escalated: Exemplars

  package init(key: AgentCellKey, attempted: Int = 0, escalated: Exemplars = Exemplars()) {
    self.key = key
    self.attempted = attempted
    self.escalated = escalated
  }
}
