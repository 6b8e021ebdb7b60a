package import Model

/// Whether a workflow's quality has drifted so far that its lane must be paused: the defect rate of
/// a mature week against the week before it.
package struct DriftReading: Sendable {
  package enum Verdict: Hashable, Sendable {
    /// The rate rose by more than a quarter: the lane is to be paused, whatever the grade.
    case pause
    case none
    /// Defects of the week are still awaited.
    case immature(until: Instant)
    /// A week has fewer units than a rate needs.
    case tooFew(because: String)
    case unknown(because: String)

    /// As in data files.
    package var word: String {
      switch self {
      case .pause: "pause"
      case .none: "no"
      case .immature: "immature"
      case .tooFew: "too_few"
      case .unknown: "unknown"
      }
    }
  }

  /// What the week is compared with.
  package enum Reference: Hashable, Sendable {
    case weekBefore(ISOWeek)
    /// The week before had no defects: these weeks pooled, oldest first.
    case trailing([ISOWeek])
    /// Those had none either: the largest rate that the target allows.
    case target(Rational)
  }

  package let workflow: String
  package let week: ISOWeek
  package let verdict: Verdict
  package let current: DefectCount
  package let reference: Reference
  /// Of the weeks that are compared with; of the pooled ones too where the target is.
  package let before: DefectCount
  /// The week's rate ÷ the one it is compared with; nil where that is 0.
  package let ratio: Rational?
  /// nil unless two rates are compared.
  package let test: DriftTest?
  /// The chance that the trigger fires at these numbers of units though nothing has changed; nil
  /// unless two rates are compared.
  package let falseAlarm: Double?
  /// When the week's defects were no longer awaited: from then on the trigger could be seen.
  package let firedAt: Instant?
  /// The `control` line that disabled the workflow or a lane of it after the week's end, no later
  /// than `answerTime` after the trigger could be seen: what comes later answers a later one.
  package let disabledBy: ControlEvent?
  /// The decision since the week's end that waives the trigger.
  package let waivedBy: Decision?

  /// A trigger that fired and that nothing answered.
  package var isUnanswered: Bool { verdict == .pause && disabledBy == nil && waivedBy == nil }

  /// How long a lane may go on after a trigger: until the next week is judged.
  package static let answerTime = Duration.days(7)
  /// More than this many times the rate before.
  package static let trigger = Rational(5, 4) ?? 1
  /// Weeks pooled where the week before had no defects.
  package static let trailingWeeks = 8
}

/// Reads the drift of one workflow, week by week.
struct DriftReader {
  let workflow: String
  let reading: AgentReading
  let scope: Int
  let minimumCount: Int
  /// The largest defect rate that the workflow is allowed; nil without a target.
  let allowed: Rational?
  /// Accepted decisions with a date that name the workflow and its drift, in order of date.
  let waivers: [Decision]
  let zone: TimeZoneRules

  /// Of the week of that number.
  func drift(_ number: Int) -> DriftReading {
    let current = defects(number)
    var comparison = Comparison(
      reference: .weekBefore(week(number - 1)), before: defects(number - 1))
    if comparison.before.defects == 0, comparison.before.units > 0 { comparison = trailing(number) }
    let verdict = verdict(number, current, comparison)
    let isCompared = comparison.before.defects > 0 && current.units > 0
    let fired = verdict == .pause ? reading.maturity(of: number) : nil
    let end = reading.periods.window(number).upperBound
    return DriftReading(
      workflow: workflow, week: week(number), verdict: verdict, current: current,
      reference: comparison.reference, before: comparison.before,
      ratio: ratio(current, comparison),
      test: isCompared ? DriftTest(current, against: comparison.before) : nil,
      falseAlarm: isCompared ? DriftTest.falseAlarm(current, against: comparison.before) : nil,
      firedAt: fired,
      disabledBy: fired.flatMap { disabling(from: end, to: $0 + DriftReading.answerTime) },
      waivedBy: fired == nil
        ? nil : waivers.first { $0.date.map { $0 >= zone.date(of: end) } ?? false })
  }

  private struct Comparison {
    var reference: DriftReading.Reference
    var before: DefectCount
  }

  private func week(_ number: Int) -> ISOWeek {
    guard case .week(let week) = reading.periods.all[number] else {
      preconditionFailure("drift is read of weeks")
    }
    return week
  }

  private func defects(_ number: Int) -> DefectCount { reading.slice(scope, number).defects }

  /// The weeks before that the log reaches back to.
  private func trailing(_ number: Int) -> Comparison {
    let weeks = (max(0, number - DriftReading.trailingWeeks)..<number).filter {
      reading.absence(reading.scopes.all[scope], $0) == nil
    }
    let pooled = weeks.map(defects).reduce(DefectCount(defects: 0, units: 0), +)
    guard pooled.defects == 0, let allowed else {
      return Comparison(reference: .trailing(weeks.map(week)), before: pooled)
    }
    return Comparison(reference: .target(allowed), before: pooled)
  }

  private func ratio(_ current: DefectCount, _ comparison: Comparison) -> Rational? {
    let rate: Rational? =
      if case .target(let allowed) = comparison.reference { allowed } else {
        comparison.before.rate
      }
    guard let now = current.rate, let rate, rate > 0 else { return nil }
    return now / rate
  }

  private func verdict(
    _ number: Int, _ current: DefectCount, _ comparison: Comparison
  ) -> DriftReading.Verdict {
    let scope = reading.scopes.all[scope]
    if let absence = reading.absence(scope, number) ?? reading.absence(scope, number - 1) {
      return .unknown(because: absence)
    }
    guard reading.isMature(number) else { return .immature(until: reading.maturity(of: number)) }
    let counts = [(week(number), current), (week(number - 1), defects(number - 1))]
    for (week, count) in counts where count.units < minimumCount {
      let unit = count.isSampled ? "reviewed units" : "units"
      return .tooFew(because: "\(week) has \(count.units) \(unit), of at least \(minimumCount)")
    }
    if current.defects == 0 { return .none }
    switch comparison.reference {
    case .weekBefore, .trailing:
      guard let ratio = ratio(current, comparison) else {
        return .unknown(because: "no defect in the weeks before, and no target for the defect rate")
      }
      return ratio > DriftReading.trigger ? .pause : .none
    case .target(let allowed):
      return (current.interval?.lower ?? 0) > allowed.double ? .pause : .none
    }
  }

  private func disabling(from start: Instant, to end: Instant) -> ControlEvent? {
    reading.log?.controls.first { control in
      control.workflow == workflow && control.event == .disabled && control.at >= start
        && control.at <= min(end, reading.asOf)
    }
  }
}
