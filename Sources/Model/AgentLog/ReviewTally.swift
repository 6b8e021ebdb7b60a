/// The review lines of one workflow, week (of their time) and purpose.
package struct ReviewTally: Hashable, Sendable {
  package enum Purpose: String, CaseIterable, Hashable, Sendable {
    case approval, sample, defect, escalationHandling = "escalation_handling"
  }

  package var workflow: String
  package var week: ISOWeek
  package var purpose: Purpose
  package var reviews: Exemplars
  /// With the verdict `defect`.
  package var defects: Int
  /// With the verdict `rejected` or `modified`.
  package var refused: Int
  /// In millionths of a minute (`ReviewMinutes.scale`).
  package var microminutes: Int64

  package init(
    workflow: String, week: ISOWeek, purpose: Purpose, reviews: Exemplars = Exemplars(),
    defects: Int = 0, refused: Int = 0, microminutes: Int64 = 0
  ) {
    self.workflow = workflow
    self.week = week
    self.purpose = purpose
    self.reviews = reviews
    self.defects = defects
    self.refused = refused
    self.microminutes = microminutes
  }
}
