import Diagnostics
import Figures
import Model

/// The meetings that the operating model asks for are held.
package struct MeetingMissed: Check {
  package init() {}

  package let rule = CheckRule(
    id: "meeting-missed", title: "Meeting not held", severity: .warning,
    why: "What no meeting looks at is decided by nobody.",
    mend: "Hold the meeting, or write down its minutes in ops/reviews/.",
    inputs: [.minutes])

  package func findings(in context: CheckContext) -> [Finding] {
    let past = context.facts.minutes.filter { $0.date <= context.today }
    let calendar = MeetingCalendar(past, context.facts.settings, today: context.today)
    return MeetingCadence.allCases.compactMap { cadence in
      let place = past.last { $0.cadence == cadence.rawValue } ?? past.first
      return place.flatMap { finding(calendar.meetings(of: cadence), cadence, $0, context) }
    }
  }

  /// One a cadence: of a meeting that is never held, each week's absence would say the same.
  private func finding(
    _ meetings: [Meeting], _ cadence: MeetingCadence, _ place: Minutes, _ context: CheckContext
  ) -> Finding? {
    let missed = meetings.filter(\.isMissed)
    guard let first = missed.first, let last = missed.last else { return nil }
    let held = meetings.count { $0.minutes != nil }
    let names = missed.suffix(3).map(\.period.description).joined(separator: ", ")
    let rest = missed.count > 3 ? ", and \(missed.count - 3) before" : ""
    return Finding(
      rule, subject: cadence.rawValue,
      "of \(held + missed.count) meetings that were due, these have no minutes: \(names)\(rest)",
      since: (last.period.days ?? first.period.days).map {
        context.facts.zone.instant(of: $0.end)
      }, at: place.source)
  }
}
