package import Figures
package import Model

/// What the figures say at a gate: evidence for the people who let the rollout pass or hold it.
package struct GateReading: Sendable {
  /// Missing data never says go.
  package enum Verdict: String, Sendable {
    case go, hold
    case notYetJudged = "not yet judged"
  }

  /// Why the verdict is as it is.
  package enum Reason: Sendable {
    case condition(Condition)
    /// Items of the phase that are not done at its end.
    case openItems(Int)
    /// The last day of the phase.
    case phaseEnds(CivilDate)
    case noConditions
  }

  /// A figure held against its bounds.
  package struct Condition: Sendable {
    package enum State: Hashable, Sendable {
      case met, broken
      case unknown(because: String)
    }

    package let condition: Rollout.Condition
    /// Of the figure; nil where there is no such figure.
    package let definition: MetricDefinition?
    /// What was read, where there was something to read.
    package let value: Rational?
    /// How many records the value is of.
    package let count: Int
    /// The same over the 13 weeks before the rollout; nil where nothing asks for it.
    package let baseline: Rational?
    package let baselineCount: Int
    /// The largest value that is allowed: the bound, or the baseline and the tolerance.
    package let maximum: Rational?
    /// What the value is of: the days of the rollout, or the last week of the phase.
    package let period: String
    package let state: State
  }

  package let gate: Rollout.Gate
  package let verdict: Verdict
  package let conditions: [Condition]
  /// The gravest first; empty for go.
  package let reasons: [Reason]
  /// Whether people let the rollout pass by the as-of.
  package let isPassed: Bool
}

extension GateReading.Condition {
  /// What the figure is called.
  package var title: String { definition?.title ?? condition.figure }
}
