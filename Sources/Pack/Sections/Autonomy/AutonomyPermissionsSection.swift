import Checks
import Diagnostics
import Figures
import Model

/// What each workflow's agents may do, may not, and may only with an approval; and who may act
/// without one in an emergency.
struct AutonomyPermissionsSection: Section {
  let id = "autonomy-permissions"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    [boundaries(context)] + breakGlass(document, context)
  }

  private func boundaries(_ context: PackContext) -> Block {
    guard !context.facts.workflows.isEmpty else {
      return context.absence(of: .workflows) ?? .text("No workflow is in the record.")
    }
    let columns = ["Workflow", "May", "May not", "Needs an approval", "Written down", "Where"]
    let rows: [[[Inline]]] = context.facts.workflows.map { workflow in
      let boundary = workflow.boundary
      let approvals = boundary.approvals.map { rule in
        rule.who.isEmpty ? rule.what : "\(rule.what) (\(rule.who.joined(separator: ", ")))"
      }
      return [
        [.text(workflow.id)], [.stated(boundary.can.joined(separator: ", "))],
        [.stated(boundary.cannot.joined(separator: ", "))],
        [.stated(approvals.joined(separator: "; "))], [.stated(boundary.document)],
        [.source(workflow.source)],
      ]
    }
    return .table(
      Table(
        caption: "Permissions to be gone through", columns: columns.map { Table.Column($0) },
        rows: rows))
  }

  private func uses(_ document: PackDocument, _ context: PackContext) -> [Inline] {
    if context.absence(of: .breakGlass) != nil {
      return [
        .mark(StatusMark(.unknown, "not collected")),
        .text(" – the log that it names is to be gone through by a person."),
      ]
    }
    let zone = context.facts.zone
    let uses = context.now.record.breakGlassUses.filter { reading in
      document.holds(zone.date(of: reading.use.at))
    }
    let open = uses.count { !$0.isReviewed }
    return [
      .text("\(uses.count), \(open) of them not reviewed; see "),
      .link(["decision rights"], .page("decision-rights/")), ".",
    ]
  }

  private func breakGlass(_ document: PackDocument, _ context: PackContext) -> [Block] {
    guard let rights = context.facts.decisionRights else {
      return [
        context.absence(of: .decisionRights) ?? .text("No decision rights are in the record.")
      ]
    }
    guard let terms = rights.breakGlass else {
      return [
        .text("The decision rights have no rule for acting without approval in an emergency.")
      ]
    }
    return [
      .facts(
        "Break-glass",
        [
          ("Who may", [.stated(terms.who.joined(separator: ", "))]),
          ("At most", [.stated(terms.maximumHours.map { "\($0) h" })]),
          ("Logged in", [.stated(terms.log)]),
          ("Uses in the month", uses(document, context)),
          ("Source", [.source(terms.source)]),
        ])
    ]
  }
}
