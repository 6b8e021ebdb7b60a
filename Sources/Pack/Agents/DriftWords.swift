import Figures
import Model

/// A drift verdict in words: what was compared, how sure it is, and what came of it.
package enum DriftWords {
  /// One to four sentences.
  static func sentences(_ drift: DriftReading, _ context: PackContext) -> [Inline] {
    switch drift.verdict {
    case .unknown(let why): return [.mark(mark(drift)), .text(": \(why).")]
    case .tooFew(let why): return [.mark(mark(drift)), .text(": \(why).")]
    case .immature(let until):
      return [
        .mark(mark(drift)), .text(": defects of \(drift.week) count if they are found up to "),
        .instant(until), ".",
      ]
    case .none, .pause:
      return [.mark(mark(drift)), .text(": \(comparison(drift)).\(chance(drift))")]
        + answer(drift, context)
    }
  }

  static func mark(_ drift: DriftReading) -> StatusMark {
    switch drift.verdict {
    case .pause:
      drift.isUnanswered
        ? StatusMark(.bad, "pause the lane") : StatusMark(.attention, "fired, and answered")
    case .none: StatusMark(.good, "no drift")
    case .immature: StatusMark(.neutral, "immature")
    case .tooFew: StatusMark(.unknown, "too few")
    case .unknown: StatusMark(.unknown, "unknown")
    }
  }

  /// `12 of 100 units of 2026-W45 had a defect, 4 of 100 in 2026-W44: 3.00 times …`.
  private static func comparison(_ drift: DriftReading) -> String {
    let units = drift.current.isSampled ? "reviewed units" : "units"
    let now =
      "\(drift.current.defects) of \(drift.current.units) \(units) of \(drift.week) had a defect, "
      + before(drift)
    guard let ratio = drift.ratio else { return now }
    let times = FigureText.value(ratio, unit: .number)
    let trigger = FigureText.value(DriftReading.trigger, unit: .number)
    if case .target = drift.reference {
      return "\(now); the trigger is a lower 95 % limit above the target"
    }
    return "\(now): \(times) times the rate (trigger: above \(trigger))"
  }

  /// What the week is compared with.
  static func before(_ drift: DriftReading) -> String {
    let counts = "\(drift.before.defects) of \(drift.before.units)"
    switch drift.reference {
    case .weekBefore(let week): return "\(counts) in \(week)"
    case .trailing(let weeks): return "\(counts) in the \(Count.of(weeks.count, "week")) before"
    case .target(let allowed):
      return "none in the weeks before, with a target of \(FigureText.value(allowed, unit: .ratio))"
    }
  }

  /// How easily chance alone gives the same.
  private static func chance(_ drift: DriftReading) -> String {
    guard let test = drift.test else { return "" }
    var text = ""
    if drift.verdict == .pause {
      let probability = FigureText.value(test.probability, unit: .ratio)
      text =
        " \(words(test.grade)): were nothing changed, as many or more would come up with a "
        + "probability of \(probability)."
    }
    guard let alarm = drift.falseAlarm else { return text }
    return text + " At this volume the trigger fires in \(FigureText.value(alarm, unit: .ratio)) "
      + "of the weeks in which nothing changes."
  }

  static func words(_ grade: DriftTest.Grade) -> String {
    switch grade {
    case .strong: "Strong evidence"
    case .weak: "Weak evidence"
    case .indistinguishable: "Indistinguishable from chance"
    case .tooFew: "Too few defects to tell from chance"
    }
  }

  /// What was done about a trigger.
  static func answer(_ drift: DriftReading, _ context: PackContext) -> [Inline] {
    guard drift.verdict == .pause else { return [] }
    if let control = drift.disabledBy {
      let lane = control.lane.map { "The lane \($0)" } ?? "The workflow"
      return [
        .text(" \(lane) was disabled on \(context.facts.zone.date(of: control.at)) ("),
        .source(control.source), ").",
      ]
    }
    if let decision = drift.waivedBy {
      return [" Waived by ", context.decisionLink(decision.id), "."]
    }
    return [
      " ", .bold("The lane is to be paused"),
      ", whatever the grade: neither was it disabled since, nor does a decision waive the trigger.",
    ]
  }
}
