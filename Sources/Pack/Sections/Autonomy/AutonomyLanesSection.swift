import Checks
import Figures
import Model

/// Each workflow's lane: as it is written down, as it was switched, and as the work was done.
struct AutonomyLanesSection: Section {
  let id = "autonomy-lanes"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let period = document.period else { return [] }
    let gates = LaneGate.all(in: context.now, period)
    guard !gates.isEmpty else { return [.text("No workflow is in the record.")] }
    var cells = FigureCells(context)
    let rows = gates.map { row($0, document, context, &cells) }
    let columns = [
      Table.Column("Workflow"), Table.Column("Lane now"), Table.Column("Switch"),
      Table.Column("Units", isNumeric: true), Table.Column("Of them by lane"),
      Table.Column("Evidence speaks for"), Table.Column("Owner"),
    ]
    return [.table(Table(caption: "Lanes in \(period)", columns: columns, rows: rows))]
      + cells.blocks
  }

  private func row(
    _ gate: LaneGate, _ document: PackDocument, _ context: PackContext, _ cells: inout FigureCells
  ) -> [[Inline]] {
    let label = FigureLabel("workflow", gate.workflow)
    return [
      [.text(gate.workflow)],
      gate.lane.map { [.bold($0.words)] } ?? [.mark(StatusMark(.unknown, "not stated"))],
      [.mark(switched(gate, context))], cells.cell("kpi.throughput", [label], document),
      byLane(gate.workflow, document, context), [.mark(StatusMark(gate.advice))],
      [.stated(gate.owner)],
    ]
  }

  /// By the last control line of the lane.
  private func switched(_ gate: LaneGate, _ context: PackContext) -> StatusMark {
    let log = context.now.record.agentWork.log
    guard gate.lane != nil, let log else { return StatusMark(.unknown, "unknown") }
    let isOn = log.isEnabled(lane: gate.lane?.rawValue, of: gate.workflow, at: context.asOf)
    return switch isOn {
    case true?: StatusMark(.good, "enabled")
    case false?: StatusMark(.attention, "disabled")
    case nil: StatusMark(.neutral, "never switched")
    }
  }

  private func byLane(
    _ workflow: String, _ document: PackDocument, _ context: PackContext
  ) -> [Inline] {
    let scopes = context.now.record.agentWork.scopes.all
    let parts = scopes.compactMap { scope -> [Inline]? in
      guard scope.kind == .lane, scope.workflow == workflow, let lane = scope.value,
        let figure = context.figure("kpi.throughput", scope.labels, document), figure.value != nil
      else { return nil }
      return [.text("\(lane) "), .figure(figure, .value)]
    }
    return parts.isEmpty ? ["–"] : Inline.joined(parts)
  }
}

extension StatusMark {
  /// What the evidence of a lane's gate speaks for.
  init(_ advice: LaneGate.Advice) {
    switch advice {
    case .raise(let lane): self.init(.good, "higher: \(lane.words)")
    case .hold: self.init(.neutral, "the same")
    case .lower(let lane): self.init(.bad, "lower: \(lane.words)")
    case .unknown: self.init(.unknown, "unknown")
    }
  }

  init(_ state: LaneGate.State) {
    switch state {
    case .met: self.init(.good, "met")
    case .missing: self.init(.attention, "missing")
    case .broken: self.init(.bad, "broken")
    case .unknown: self.init(.unknown, "unknown")
    }
  }
}
