import Checks
import Diagnostics
import Model

/// The decisions asked for and the actions carried over as rows for programs:
/// `action-plan.csv` beside the Friday pack.
package enum ActionPlan {
  /// One table a build, in the Friday pack's folder.
  package static func table(in context: PackContext) -> DataTable {
    let agenda = Agenda.items(in: context).map { item -> [DataTable.Cell] in
      [
        .text("decision"), .text(item.kind.lowercased()), .text(item.subject),
        .text(item.question), .stated(item.owner), .stated(item.deadline), .text("open"),
        .text(item.fallback), .text(item.source.citation),
      ]
    }
    let carried = CarriedActions.open(context.facts.minutes, until: context.today).map {
      carried -> [DataTable.Cell] in
      let action = carried.action
      return [
        .text("action"), .text("action"), .text(action.id), .text(action.title),
        .stated(action.owner), .stated(action.due), .text(action.status), .empty,
        .text(action.source.citation),
      ]
    }
    return DataTable(
      path: "packs/\(context.calendar.date)/action-plan.csv",
      columns: [
        "entry", "kind", "id", "title", "owner", "due", "status", "if_nobody_decides", "source",
      ],
      rows: agenda + carried)
  }
}
