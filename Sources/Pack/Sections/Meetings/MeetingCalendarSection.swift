import Checks
import Diagnostics
import Model

/// Week by week, each meeting that was asked for: held, missed, due or to come.
struct MeetingCalendarSection: Section {
  let id = "meeting-calendar"

  /// Those that have a column of their own.
  private static let weekly: [MeetingCadence] = [.friday, .agentOps]

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let weeks = weeks(context)
    let columns = [Table.Column("Week")] + Self.weekly.map { Table.Column($0.title) }
    let table = Table(
      caption: "Meetings of the last 13 weeks, and the next",
      columns: columns
        + [Table.Column("Month, quarter")],
      rows: weeks.map { row($0, context) })
    return [.table(table), .text(Self.rule)]
  }

  private static let rule = Inline.text(
    "Which minutes count: a governance review counts for the nearest review day within three days, "
      + "over the end of a week too. Other meetings count for the week, month or quarter of their "
      + "day; of two in one, the earlier counts for the period before if that has none and ended "
      + "at most two days (a week), seven (a month) or fourteen (a quarter) earlier.")

  /// From the first week that has something to tell.
  private func weeks(_ context: PackContext) -> [ISOWeek] {
    let all = context.meetings.meetings(of: .friday).compactMap { meeting -> ISOWeek? in
      guard case .week(let week) = meeting.period else { return nil }
      return week
    }
    let first = all.firstIndex { week in
      !entries(week, context).isEmpty
        || Self.weekly.contains { cell($0, week, context).contains { $0.isMark } }
    }
    return first.map { Array(all[$0...]) } ?? []
  }

  private func row(_ week: ISOWeek, _ context: PackContext) -> [[Inline]] {
    let entries = entries(week, context)
    return [[.text("\(week), from \(week.monday)")]]
      + Self.weekly.map { cell($0, week, context) }
      + [entries.isEmpty ? ["–"] : Inline.joined(entries, by: "; ")]
  }

  private func cell(
    _ cadence: MeetingCadence, _ week: ISOWeek, _ context: PackContext
  ) -> [Inline] {
    let meeting = context.meetings.meetings(of: cadence).first { $0.period == .week(week) }
    return meeting.flatMap { words($0) } ?? ["–"]
  }

  /// The meetings of months and quarters, in the week of their day or of their period's end; of the
  /// morning digest how many were held.
  private func entries(_ week: ISOWeek, _ context: PackContext) -> [[Inline]] {
    let others = MeetingCadence.allCases.filter { !Self.weekly.contains($0) && $0 != .daily }
    let marked = others.flatMap { context.meetings.meetings(of: $0) }
      .filter { ISOWeek(containing: $0.minutes?.date ?? $0.day) == week }
      .compactMap { meeting in
        words(meeting).map { [.text("\(meeting.cadence.title) \(meeting.period) ")] + $0 }
      }
    let digests = context.meetings.meetings(of: .daily).filter {
      ISOWeek(containing: $0.day) == week
    }
    let held = digests.count { $0.minutes != nil }
    let due = held + digests.count(where: \.isMissed)
    return marked + (due > 0 ? [[.text("Morning digest: \(held) of \(due) held")]] : [])
  }

  private func words(_ meeting: Meeting) -> [Inline]? {
    guard let mark = StatusMark(meeting.state) else { return nil }
    guard let minutes = meeting.minutes else { return [.mark(mark)] }
    let isMoved = minutes.cadence == MeetingCadence.friday.rawValue && minutes.date != meeting.day
    let isOutside = meeting.cadence.period(of: minutes.date) != meeting.period
    return [
      .mark(mark), .text(" \(minutes.date)\(isMoved || isOutside ? ", moved" : "")"),
    ]
  }
}

extension Inline {
  fileprivate var isMark: Bool { if case .mark = self { true } else { false } }
}
