package import Model

/// A quantity that is constant between instants, and zero before the first of them and from the
/// last on.
package struct StepFunction: Sendable {
  /// The level from an instant on.
  package struct Step: Hashable, Sendable {
    package let at: Instant
    package let level: Rational
  }

  /// In order of time; neighbours differ, and the last level is zero.
  package let steps: [Step]

  private init(steps: [Step]) { self.steps = steps }

  package static let zero = StepFunction(steps: [])

  /// One level from `start` to `end`; zero for an empty stretch.
  package init(_ level: Rational, from start: Instant, to end: Instant) {
    let isNothing = level == 0 || start >= end
    steps = isNothing ? [] : [Step(at: start, level: level), Step(at: end, level: 0)]
  }

  /// All functions in one, at each instant. `combine` must be associative with zero as its neutral
  /// element on the levels at hand: `+`, or `max` of levels that are not negative. Joined in pairs,
  /// so that n functions cost n log n.
  package static func joined(
    _ functions: [StepFunction], by combine: (Rational, Rational) -> Rational
  ) -> StepFunction {
    var round = functions
    while round.count > 1 {
      round = stride(from: 0, to: round.count, by: 2).map { index in
        index + 1 < round.count ? round[index].joined(round[index + 1], combine) : round[index]
      }
    }
    return round.first ?? zero
  }

  private func joined(
    _ other: StepFunction, _ combine: (Rational, Rational) -> Rational
  ) -> StepFunction {
    var result: [Step] = []
    result.reserveCapacity(steps.count + other.steps.count)
    var (left, right) = (0, 0)
    var (first, second, level) = (Rational(0), Rational(0), Rational(0))
    while left < steps.count || right < other.steps.count {
      let isLeft =
        right == other.steps.count || left < steps.count && steps[left].at <= other.steps[right].at
      let at = isLeft ? steps[left].at : other.steps[right].at
      if left < steps.count, steps[left].at == at {
        first = steps[left].level
        left += 1
      }
      if right < other.steps.count, other.steps[right].at == at {
        second = other.steps[right].level
        right += 1
      }
      // Most incidents stand alone: zero is neutral and costs no arithmetic.
      let next = second == 0 ? first : first == 0 ? second : combine(first, second)
      guard next != level else { continue }
      result.append(Step(at: at, level: next))
      level = next
    }
    return StepFunction(steps: result)
  }
}
