import Checks
import Model

/// Each meeting with its rhythm, its length and how it was kept.
struct MeetingCadencesSection: Section {
  let id = "meeting-cadences"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let columns = [
      Table.Column("Meeting"), Table.Column("When"), Table.Column("Minutes", isNumeric: true),
      Table.Column("Held", isNumeric: true), Table.Column("Last"), Table.Column("Next by"),
    ]
    return [
      .table(
        Table(
          caption: "Meetings, and how they were kept in the last 13 weeks", columns: columns,
          rows: MeetingCadence.allCases.map { row($0, context) }))
    ]
  }

  private func row(_ cadence: MeetingCadence, _ context: PackContext) -> [[Inline]] {
    let meetings = context.meetings.meetings(of: cadence)
    let held = meetings.count { $0.minutes != nil }
    let due = held + meetings.count(where: \.isMissed)
    let last = context.facts.minutes.last { $0.cadence == cadence.rawValue }
    let next = meetings.first { meeting in
      switch meeting.state {
      case .due, .toCome: true
      case .held, .missed, .beforeRecord: false
      }
    }
    let isAsked = cadence != .daily || last != nil
    return [
      [.link([.text(cadence.title)], .page(cadence.page(in: context)))],
      [.text(cadence.rule(context.facts.settings))],
      [.text(cadence.minutes.map(String.init) ?? "–")],
      [.text(isAsked ? "\(held) of \(due)" : "–")], [.date(last?.date)],
      [isAsked ? .date(next?.day) : "–"],
    ]
  }
}
