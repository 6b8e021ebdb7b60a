import Checks
import Figures
import Model

extension StatusMark {
  init(_ verdict: GateReading.Verdict) {
    switch verdict {
    case .go: self.init(.good, verdict.rawValue)
    case .hold: self.init(.attention, verdict.rawValue)
    case .notYetJudged: self.init(.unknown, verdict.rawValue)
    }
  }

  init(_ state: RolloutReading.PhaseState) {
    switch state {
    case .done: self.init(.good, state.rawValue)
    case .running: self.init(.neutral, state.rawValue)
    case .toCome: self.init(.neutral, state.rawValue)
    case .late: self.init(.attention, state.rawValue)
    }
  }

  init(_ state: GateReading.Condition.State) {
    switch state {
    case .met: self.init(.good, "met")
    case .broken: self.init(.attention, "not met")
    case .unknown: self.init(.unknown, "unknown")
    }
  }
}

extension GateReading.Condition {
  /// What was found, with the number of its records.
  var found: String { Self.text(value, count, definition) ?? "–" }

  /// The 13 weeks before the rollout.
  var before: String { Self.text(baseline, baselineCount, definition) ?? "–" }

  /// `at most 7.7 %`
  var allowed: String {
    let unit = definition?.unit ?? .number
    let bounds = [
      condition.minimum.map { "at least \(FigureText.value($0, unit: unit))" },
      maximum.map { "at most \(FigureText.value($0, unit: unit))" },
      maximum == nil && condition.tolerance != nil
        ? condition.tolerance.map { "\(FigureText.value($0, unit: unit)) more than before" } : nil,
    ]
    return bounds.compactMap(\.self).joined(separator: ", ")
  }

  private static func text(
    _ value: Rational?, _ count: Int, _ definition: MetricDefinition?
  ) -> String? {
    value.map { "\(FigureText.value($0, unit: definition?.unit ?? .number)) (n = \(count))" }
  }
}

extension GateReading {
  /// Why it is not go, in short sentences without a full stop.
  func words(_ phase: RolloutReading.Phase) -> [String] {
    reasons.map { reason in
      switch reason {
      case .phaseEnds(let day): return "the phase ends on \(day)"
      case .noConditions: return "the gate names no figure"
      case .openItems(let count):
        return "\(Count.of(count, "item")) of \(phase.phase.items.count) not done"
      case .condition(let condition):
        if case .unknown(let why) = condition.state { return "\(condition.title): \(why)" }
        return "\(condition.title) is \(condition.found), allowed is \(condition.allowed)"
      }
    }
  }
}
