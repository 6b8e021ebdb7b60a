import Figures
package import Model

/// Reads a phase's gate out of the figures.
///
/// Figures of delivery are pooled over the rollout's days up to the end of the phase, and with a
/// `tolerance` held against the 13 weeks before its first day. Other figures are read for the last
/// week that ended in the phase, readings without a week at the as-of.
struct GateReader {
  let record: RecordReading
  let figures: FigureSet
  let rollout: Rollout

  /// How long the baseline is.
  static let baselineDays = 13 * 7

  func gate(_ gate: Rollout.Gate, of phase: Rollout.Phase) -> GateReading {
    let dates = rollout.dates(of: phase)
    let conditions = gate.conditions.map { condition($0, dates) }
    let open = phase.items.count { !$0.isDone(by: record.today) }
    let reasons = reasons(conditions, open, dates)
    return GateReading(
      gate: gate, verdict: verdict(conditions, open, dates), conditions: conditions,
      reasons: reasons, isPassed: gate.passedOn.map { $0 <= record.today } ?? false)
  }

  private func verdict(
    _ conditions: [GateReading.Condition], _ open: Int, _ dates: ClosedRange<CivilDate>
  ) -> GateReading.Verdict {
    guard dates.upperBound < record.today, !conditions.isEmpty else { return .notYetJudged }
    if conditions.contains(where: { $0.state == .broken }) { return .hold }
    if !conditions.allSatisfy({ $0.state == .met }) { return .notYetJudged }
    return open > 0 ? .hold : .go
  }

  private func reasons(
    _ conditions: [GateReading.Condition], _ open: Int, _ dates: ClosedRange<CivilDate>
  ) -> [GateReading.Reason] {
    var reasons: [GateReading.Reason] = []
    if dates.upperBound >= record.today { reasons.append(.phaseEnds(dates.upperBound)) }
    if conditions.isEmpty { reasons.append(.noConditions) }
    reasons += conditions.filter { $0.state == .broken }.map { .condition($0) }
    reasons += conditions.filter { $0.state != .broken && $0.state != .met }
      .map { .condition($0) }
    if open > 0 { reasons.append(.openItems(open)) }
    return reasons
  }

  // MARK: Conditions

  private func condition(
    _ condition: Rollout.Condition, _ dates: ClosedRange<CivilDate>
  ) -> GateReading.Condition {
    let id = condition.figure.prefix { $0 != "{" }
    guard let definition = Assessment.definitions.first(where: { $0.id == id }) else {
      return unread(condition, nil, "there is no figure \(condition.figure)")
    }
    guard rollout.start <= record.today else {
      return unread(condition, definition, "the rollout has not begun")
    }
    // The day of the as-of counts as far as it has gone.
    let end = min(dates.upperBound, record.today).adding(days: 1)
    let pool = PooledDelivery(record)
    if let found = pool.reading(of: condition.figure, rollout.start..<end) {
      return pooled(condition, definition, found, pool, end)
    }
    if condition.tolerance != nil {
      let ids = PooledDelivery.ids.joined(separator: ", ")
      return unread(
        condition, definition, "a baseline is worked out only for \(ids), of a known scope")
    }
    return weekly(condition, definition, dates)
  }

  private func pooled(
    _ condition: Rollout.Condition, _ definition: MetricDefinition, _ found: MetricReading,
    _ pool: PooledDelivery, _ end: CivilDate
  ) -> GateReading.Condition {
    var maximum = condition.maximum
    var baseline: MetricReading?
    var obstacle: String?
    if let tolerance = condition.tolerance {
      let start = rollout.start.adding(days: -Self.baselineDays)
      baseline = pool.reading(of: condition.figure, start..<rollout.start)
      if case .ok? = baseline?.status, let value = baseline?.value {
        maximum = min(value + tolerance, maximum ?? value + tolerance)
      } else {
        obstacle = "no baseline: \(baseline?.status.reason ?? "no value") in the 13 weeks before"
      }
    }
    return GateReading.Condition(
      condition: condition, definition: definition, value: found.value, count: found.count,
      baseline: baseline?.value, baselineCount: baseline?.count ?? 0, maximum: maximum,
      period: "\(rollout.start) – \(end.adding(days: -1))",
      state: state(found.status, found.value, condition.minimum, maximum, obstacle))
  }

  private func weekly(
    _ condition: Rollout.Condition, _ definition: MetricDefinition,
    _ dates: ClosedRange<CivilDate>
  ) -> GateReading.Condition {
    let series = figures.series(condition.figure)
    let weeks = series.filter { figure in
      guard case .week(let week) = figure.period, !figure.isProvisional else { return false }
      return dates.contains(week.monday.adding(days: 6))
    }
    let reading = series.last { if case .instant = $0.period { true } else { false } }
    guard let figure = weeks.last ?? reading else {
      let why =
        series.isEmpty
        ? "there is no figure \(condition.figure)" : "no week of the phase is among the last 13"
      return unread(condition, definition, why)
    }
    let isReading = if case .instant = figure.period { true } else { false }
    return GateReading.Condition(
      condition: condition, definition: definition, value: figure.value, count: figure.count,
      baseline: nil, baselineCount: 0, maximum: condition.maximum,
      period: isReading ? "now" : figure.period.description,
      state: state(figure.status, figure.value, condition.minimum, condition.maximum))
  }

  /// Nothing to measure, in an input that was read, is no rise. An obstacle is why a value that is
  /// there cannot be judged.
  private func state(
    _ status: FigureStatus, _ value: Rational?, _ minimum: Rational?, _ maximum: Rational?,
    _ obstacle: String? = nil
  ) -> GateReading.Condition.State {
    switch status {
    case .ok where obstacle != nil, .notApplicable where obstacle != nil:
      return .unknown(because: obstacle ?? "")
    case .ok:
      guard let value else { return .unknown(because: "no value") }
      let target = FigureTarget(minimum: minimum, maximum: maximum)
      return target.isMet(by: value) ? .met : .broken
    case .notApplicable where minimum == nil: return .met
    case .notApplicable(let why), .noData(let why), .insufficient(let why), .partial(let why):
      return .unknown(because: why)
    }
  }

  private func unread(
    _ condition: Rollout.Condition, _ definition: MetricDefinition?, _ why: String
  ) -> GateReading.Condition {
    GateReading.Condition(
      condition: condition, definition: definition, value: nil, count: 0, baseline: nil,
      baselineCount: 0, maximum: condition.maximum, period: "–", state: .unknown(because: why))
  }
}

extension Rollout.Item {
  package func isDone(by day: CivilDate) -> Bool { doneOn.map { $0 <= day } ?? false }
}
