import Checks
import Diagnostics
import Figures
import Model

/// The kill switch of each workflow with its last drill, and every time that a lane was switched in
/// the month.
struct AutonomyControlsSection: Section {
  let id = "autonomy-controls"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    [switches(context)] + controls(document, context)
  }

  private func switches(_ context: PackContext) -> Block {
    let workflows = context.facts.workflows
    guard !workflows.isEmpty else {
      return context.absence(of: .workflows) ?? .text("No workflow is in the record.")
    }
    let columns = [
      "Workflow", "Kill switch", "Who may throw it", "Last drill", "State", "Where",
    ].map { Table.Column($0) }
    let rows: [[[Inline]]] = workflows.map { workflow in
      let killSwitch = workflow.boundary.killSwitch
      return [
        [.text(workflow.id)], [.stated(killSwitch?.location)],
        [.stated(killSwitch?.who.joined(separator: ", "))], [.date(killSwitch?.lastDrill)],
        [state(workflow, context)], [.source(killSwitch?.source ?? workflow.source)],
      ]
    }
    return .table(Table(caption: "Kill switches and drills", columns: columns, rows: rows))
  }

  private func state(_ workflow: Workflow, _ context: PackContext) -> Inline {
    let findings = context.index.findingsByCheck["kill-switch-drill-overdue"] ?? []
    if findings.contains(where: { $0.subject == workflow.id }) {
      return .mark(StatusMark(.attention, "overdue"))
    }
    return workflow.boundary.killSwitch?.lastDrill == nil
      ? .mark(StatusMark(.neutral, "not needed")) : .mark(StatusMark(.good, "drilled"))
  }

  private func controls(_ document: PackDocument, _ context: PackContext) -> [Block] {
    if let absence = context.absence(of: .actions) { return [absence] }
    let events = context.now.record.agentWork.log?.controls.filter { control in
      control.at <= context.asOf && document.holds(context.facts.zone.date(of: control.at))
    }
    guard let events, !events.isEmpty else {
      return [.text("No lane was switched in this month.")]
    }
    let columns = ["When", "Workflow", "Lane", "Was", "Because of", "By", "Detail", "Where"]
    let rows: [[[Inline]]] = events.map { event in
      [
        [.instant(event.at)], [.text(event.workflow)], [.text(event.lane ?? "all")],
        [.mark(StatusMark(event.event))], [.stated(event.reason)], [.stated(event.actorID)],
        [.stated(event.detail)], [.source(event.source)],
      ]
    }
    return [
      .table(
        Table(
          caption: "Lanes switched in the month", columns: columns.map { Table.Column($0) },
          rows: rows))
    ]
  }
}

extension StatusMark {
  init(_ event: ControlEvent.Event) {
    switch event {
    case .disabled: self.init(.attention, "disabled")
    case .enabled: self.init(.good, "enabled")
    case .rolledBack: self.init(.attention, "rolled back")
    case .limited: self.init(.neutral, "limited")
    }
  }
}
