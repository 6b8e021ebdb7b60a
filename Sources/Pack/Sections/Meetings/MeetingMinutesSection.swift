import Checks
import Diagnostics
import Model

/// What the meetings of the last 13 weeks left behind, the latest first.
struct MeetingMinutesSection: Section {
  let id = "meeting-minutes"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .minutes) { return [absence] }
    let start = context.today.adding(days: -MeetingCalendar.days)
    let found = context.facts.minutes.filter { $0.date >= start }.reversed()
    guard !found.isEmpty else { return [.text("No minutes of the last 13 weeks.")] }
    let columns = [
      Table.Column("Day"), Table.Column("Meeting"), Table.Column("Attendees", isNumeric: true),
      Table.Column("Decisions"), Table.Column("Actions", isNumeric: true), Table.Column("Where"),
    ]
    let rows: [[[Inline]]] = found.map { minutes in
      let title = MeetingCadence(rawValue: minutes.cadence)?.title ?? minutes.cadence
      return [
        [.date(minutes.date)], [.text(title)], [.text(String(minutes.attendees.count))],
        minutes.decisions.isEmpty
          ? ["–"] : Inline.joined(minutes.decisions.map { [context.decisionLink($0)] }),
        [.text(String(minutes.actions.count))], [.source(minutes.source)],
      ]
    }
    return [
      .table(
        Table(caption: "Minutes of the last 13 weeks", columns: columns, rows: rows))
    ]
  }
}
