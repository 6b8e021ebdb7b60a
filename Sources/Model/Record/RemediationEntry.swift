package import Diagnostics

/// Work or money spent on mending an incident or a deviation, accrued on a day.
package struct RemediationEntry: Hashable, Sendable {
  package var date: CivilDate
  package var hours: Rational?
  /// Whose loaded rate the hours cost.
  package var role: String?
  /// Spent besides the hours.
  package var cost: Money?
  package var source: SourceLocation

  package init(
    date: CivilDate, hours: Rational? = nil, role: String? = nil, cost: Money? = nil,
    source: SourceLocation
  ) {
    self.date = date
    self.hours = hours
    self.role = role
    self.cost = cost
    self.source = source
  }
}
