import Checks
import Model

/// The actions of the reviews of the week before, done or not.
struct LastActionsSection: Section {
  let id = "last-actions"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .minutes) { return [absence] }
    let rows = CarriedActions.since(
      context.judgedWeek.adding(weeks: -1).monday, context.facts.minutes, until: context.today)
    guard !rows.isEmpty else { return [.text("No review of the last two weeks left an action.")] }
    let columns = ["Action", "What", "Owner", "Due", "State", "From"].map { Table.Column($0) }
    return [
      .table(
        Table(
          caption: "Actions of the last reviews and what became of them", columns: columns,
          rows: rows.map { row($0, context) }))
    ]
  }

  private func row(_ carried: CarriedActions.Carried, _ context: PackContext) -> [[Inline]] {
    let action = carried.action
    let isLate = action.isOpen && action.due.map { $0 < context.today } ?? false
    let mark =
      isLate
      ? StatusMark(.attention, "overdue")
      : action.isOpen ? StatusMark(.neutral, action.status) : StatusMark(.good, action.status)
    return [
      [.text(action.id)], [.text(action.title)], [.stated(action.owner)], [.date(action.due)],
      [.mark(mark)], [.date(carried.meeting)],
    ]
  }
}
