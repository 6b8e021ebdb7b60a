import Checks
import Checks
import Model

/// The actions of earlier meetings that are still open, the overdue first.
struct CarriedActionsSection: Section {
  let id = "carried-actions"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .minutes) { return [absence] }
    // The governance review looks at all, as the calendar of meetings does.
    let cadence = document.cadence == .friday ? nil : document.cadence?.rawValue
    let actions = CarriedActions.open(
      context.facts.minutes, until: context.today, cadence: cadence)
    guard !actions.isEmpty else { return [.text("No action is carried over.")] }
    let columns = ["Action", "What", "Owner", "Due", "Status", "From", "Where"]
    let rows: [[[Inline]]] = actions.map { carried in
      let action = carried.action
      var status: [Inline] = [.text(action.status)]
      if let due = action.due, due < context.today {
        status = [
          .mark(StatusMark(.attention, "overdue by \(Count.of(context.days(since: due), "day"))"))
        ]
      }
      return [
        [.text(action.id)], [.text(action.title)], [.stated(action.owner)], [.date(action.due)],
        status, [.text(cadence == nil ? "\(carried.cadence) " : ""), .date(carried.meeting)],
        [.source(action.source)],
      ]
    }
    return [
      .table(
        Table(
          caption: "Actions carried over, the overdue first",
          columns: columns.map { Table.Column($0) }, rows: rows))
    ]
  }
}

/// The room for this meeting's minutes: what was recorded, or how to record it.
struct MinutesSection: Section {
  let id = "minutes"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let date = context.calendar.date
    let cadence = document.cadence ?? .friday
    // A review that was moved by a day is of the day that its page prepares.
    let found = context.meetings.minutes(of: cadence, in: cadence.period(of: date))
    guard let minutes = found.last else {
      return [
        .text(
          "No minutes yet. Record attendees, decisions, actions and ticks in ",
          .code("ops/reviews/\(cadence.rawValue)/\(date).md"), "; the next build reads them.")
      ]
    }
    let rows: [(String, [Inline])] = [
      ("Attendees", [.stated(minutes.attendees.joined(separator: ", "))]),
      (
        "Decisions",
        minutes.decisions.isEmpty
          ? ["–"] : Inline.joined(minutes.decisions.map { [context.decisionLink($0)] })
      ),
      ("Actions", [.text(Count.of(minutes.actions.count, "action"))]),
      ("Source", [.source(minutes.source)]),
    ]
    return [.facts("Minutes of \(minutes.date)", rows)]
      + .body(minutes.body, line: minutes.bodyLine, of: minutes.source)
  }
}
