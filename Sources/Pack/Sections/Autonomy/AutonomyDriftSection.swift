import Checks
import Figures
import Model

/// Every week of the month, workflow by workflow: whether the drift trigger fired, how sure that is,
/// and what answered it.
struct AutonomyDriftSection: Section {
  let id = "autonomy-drift"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .actions) { return [absence] }
    let rows = context.now.record.agentWork.workflows.flatMap { workflow in
      workflow.drifts.filter { document.holds($0.week.monday.adding(days: 6)) }
        .map { row($0, workflow, context) }
    }
    guard !rows.isEmpty else { return [.text("No week of the series ended in this month.")] }
    let columns = [
      Table.Column("Workflow"), Table.Column("Week"), Table.Column("Defects", isNumeric: true),
      Table.Column("Against", isNumeric: true), Table.Column("Ratio", isNumeric: true),
      Table.Column("Trigger"), Table.Column("Evidence"), Table.Column("Answered by"),
    ]
    return [
      .table(Table(caption: "Drift, week by week", columns: columns, rows: rows)),
      .text(
        .text(
          "The trigger fires where the defect rate of a mature week is more than 1.25 times that of "
            + "the week before (read as relative). The evidence says whether so many defects can "
            + "be told from chance.")),
    ]
  }

  private func row(
    _ drift: DriftReading, _ workflow: AgentWorkflow, _ context: PackContext
  ) -> [[Inline]] {
    let name = Figure.name("kpi.drift_ratio", [FigureLabel("workflow", workflow.id)])
    let figure = context.now.figures.figure(name, .week(drift.week))
    return [
      [.text(workflow.id)], [.text(drift.week.description)],
      [.text("\(drift.current.defects) of \(drift.current.units)")],
      [.text("\(drift.before.defects) of \(drift.before.units)")],
      [figure.map { .figure($0, .value) } ?? "–"], [.mark(StatusMark(drift.verdict))],
      [.stated(grade(of: drift))], answer(drift, context),
    ]
  }

  /// What is still awaited is not graded.
  private func grade(of drift: DriftReading) -> String? {
    if case .immature = drift.verdict { return nil }
    return drift.test?.grade.words
  }

  private func answer(_ drift: DriftReading, _ context: PackContext) -> [Inline] {
    guard drift.verdict == .pause else { return ["–"] }
    if let control = drift.disabledBy {
      return [.text("disabled "), .instant(control.at), " ", .source(control.source)]
    }
    if let decision = drift.waivedBy {
      return [.text("waived by "), context.decisionLink(decision.id)]
    }
    return [.mark(StatusMark(.bad, "nothing"))]
  }
}

extension DriftTest.Grade {
  /// How sure it is that the change is real.
  var words: String {
    switch self {
    case .strong: "strong"
    case .weak: "weak"
    case .indistinguishable: "could be chance"
    case .tooFew: "too few defects"
    }
  }
}

extension StatusMark {
  init(_ verdict: DriftReading.Verdict) {
    switch verdict {
    case .pause: self.init(.bad, "pause")
    case .none: self.init(.good, "quiet")
    case .immature: self.init(.neutral, "immature")
    case .tooFew: self.init(.unknown, "too few units")
    case .unknown: self.init(.unknown, "unknown")
    }
  }
}
