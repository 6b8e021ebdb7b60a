package import Model

/// What a weekly series says of one of its weeks: limits of routine variation (XmR, Wheeler,
/// "Understanding Variation"), the signals in it, and the two judgements that follow.
package struct SeriesReading: Hashable, Sendable {
  /// The limits that a routine week stays within.
  package struct Limits: Hashable, Sendable {
    package var center: Double
    package var lower: Double
    package var upper: Double
    /// Complete weeks that they were computed from.
    package var count: Int
    /// From fewer than 12 weeks: to be read with care.
    package var isTrial: Bool

    package init(center: Double, lower: Double, upper: Double, count: Int, isTrial: Bool) {
      self.center = center
      self.lower = lower
      self.upper = upper
      self.count = count
      self.isTrial = isTrial
    }
  }

  /// A rule that the week completes.
  package enum Signal: String, CaseIterable, Sendable {
    /// The point lies outside of the limits.
    case outside
    /// Seven in a row on one side of the centre.
    case shift
    /// Seven in a row rising, or falling.
    case trend
    /// Two of three beyond two thirds of the way to a limit, on one side.
    case cluster
  }

  /// What the signals mean, by the direction that is better.
  package enum Variation: String, Sendable {
    case routine, better, worse
    /// A signal, where neither direction is better.
    case changed
    /// Too few weeks, or no data this week.
    case unknown
  }

  /// Whether the process will meet its target: the limits against the bound.
  package enum Assurance: String, Sendable {
    /// Every routine week passes.
    case passes
    /// No routine week passes.
    case fails
    /// Some weeks pass, by chance.
    case hitAndMiss = "hit_and_miss"
    case noTarget = "no_target"
    case unknown
  }

  package var limits: Limits?
  package var signals: [Signal]
  package var variation: Variation
  package var assurance: Assurance
  /// The first week of the series that the limits are computed from, after a rebase.
  package var rebasedAt: ISOWeek?
  /// The decision that recorded the rebase.
  package var rebasedBy: String?

  package init(
    limits: Limits? = nil, signals: [Signal] = [], variation: Variation = .unknown,
    assurance: Assurance = .unknown, rebasedAt: ISOWeek? = nil, rebasedBy: String? = nil
  ) {
    self.limits = limits
    self.signals = signals
    self.variation = variation
    self.assurance = assurance
    self.rebasedAt = rebasedAt
    self.rebasedBy = rebasedBy
  }
}
