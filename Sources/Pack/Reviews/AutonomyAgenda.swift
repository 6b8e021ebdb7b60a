import Checks
import Diagnostics
import Figures
package import Model

/// The decisions that the monthly review is asked for: lanes to raise or to lower, drills, and what
/// the risk policy obliges.
package enum AutonomyAgenda {
  /// The most urgent first.
  package static func items(in context: PackContext, _ period: Period) -> [AgendaItem] {
    let lanes = LaneGate.all(in: context.now, period).compactMap { lane($0, context) }
    return Agenda.sorted(
      lanes + drills(context) + Agenda.riskPolicy(context), dueBy: context.calendar.date)
  }

  private static func lane(_ gate: LaneGate, _ context: PackContext) -> AgendaItem? {
    guard let lane = gate.lane, let source = gate.source else { return nil }
    let question: String
    let fallback: String
    let deadline: CivilDate?
    switch gate.advice {
    case .hold, .unknown: return nil
    case .raise(let higher):
      question = "Raise it from \(lane.rawValue) to \(higher.rawValue): every gate is met"
      fallback = "stays in \(lane.rawValue)"
      deadline = context.currentMonth.days?.end.adding(days: -1)
    case .lower(let lower):
      let broken = gate.items.filter { $0.state == .broken }
        .map { $0.title.lowercased() }
      question =
        "Lower it from \(lane.rawValue) to \(lower.rawValue), or say why not; broken: "
        + broken.joined(separator: ", ")
      fallback = "set to \(lower.rawValue) by its owner"
      deadline = context.calendar.date
    }
    return AgendaItem(
      kind: "Lane", subject: gate.workflow, path: nil, question: question, fallback: fallback,
      deadline: deadline, owner: gate.owner, source: source)
  }

  private static func drills(_ context: PackContext) -> [AgendaItem] {
    (context.index.findingsByCheck["kill-switch-drill-overdue"] ?? []).map { finding in
      AgendaItem(
        kind: "Drill", subject: finding.subject, path: nil,
        question: "Name the day of the kill-switch drill: \(finding.message)",
        fallback: "the switch stays untried, and is listed as such",
        deadline: context.currentMonth.days?.end.adding(days: -1),
        owner: context.now.record.agentWork.workflow(finding.subject)?.policy?.owner,
        source: finding.source)
    }
  }
}
