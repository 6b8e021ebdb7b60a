import Figures
import Model

/// What the workflow's suite of cases says, run by run.
struct WorkflowEvalsSection: Section {
  let id = "workflow-evals"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let workflow = context.workflow(of: document) else { return [] }
    let evals = workflow.evals
    let figures = ["kpi.eval_pass_rate", "kpi.eval_suite_size", "kpi.eval_age"].compactMap {
      WorkflowFigures.figure($0, workflow.id, .instant(context.asOf), in: context)
    }
    var blocks = [now(figures, workflow, context)]
    guard let last = evals.last, let suite = evals.suite else { return blocks }
    blocks.insert(.paragraph(verdict(last, evals, context)), at: 0)
    blocks.append(table(evals.runs, caption: "Runs of \(suite), the newest first"))
    if !evals.others.isEmpty {
      blocks.append(
        .text(
          "A new version of a suite begins a new series. The last runs of what came before it:"))
      blocks.append(table(evals.others.reversed(), caption: "Earlier versions, and other suites"))
    }
    return blocks
  }

  private func now(
    _ figures: [Figure], _ workflow: AgentWorkflow, _ context: PackContext
  ) -> Block {
    let columns = [
      Table.Column("Figure"), Table.Column("Value", isNumeric: true),
      Table.Column("Target", isNumeric: true), Table.Column("Verdict"),
    ]
    let rows: [[[Inline]]] = figures.map { figure in
      let title = context.title(of: figure, within: workflow.id)
      return [
        [.link([.text(title)], .page(context.paths.figure(figure.id)))],
        [.figure(figure, .full)], [.text(figure.target?.text(unit: figure.unit) ?? "–")],
        [.mark(StatusMark(figure))],
      ]
    }
    return .table(Table(caption: "The suite now", columns: columns, rows: rows))
  }

  private func verdict(
    _ run: EvalRun, _ evals: EvalReading, _ context: PackContext
  ) -> [Inline] {
    var text = "The run of \(run.date) passed \(run.passed) of \(run.cases) cases"
    if let interval = run.interval {
      text +=
        " (95 %: \(FigureText.value(interval.lower, unit: .ratio)) to "
        + "\(FigureText.value(interval.upper, unit: .ratio)))"
    }
    text += "."
    if let comparison = run.comparison {
      text +=
        " Of the \(comparison.commonCases) cases that the run of \(comparison.previousDate) "
        + "has too, \(comparison.passedOnlyNow) pass only now and \(comparison.passedOnlyBefore) "
        + "passed only before: so uneven a split comes by chance with a probability of "
        + "\(FigureText.value(comparison.probability, unit: .ratio))."
    }
    guard evals.isBeforeMajorChange, let change = evals.lastMajorChange else {
      return [.text(text)]
    }
    return [
      .text("\(text) "), .mark(StatusMark(.attention, "outdated")),
      .text(": the last major change is of \(change)."),
    ]
  }

  private func table(_ runs: some BidirectionalCollection<EvalRun>, caption: String) -> Block {
    let columns = [
      Table.Column("Day"), Table.Column("Suite"), Table.Column("Model"), Table.Column("Prompt"),
      Table.Column("Passed", isNumeric: true), Table.Column("Newly passed", isNumeric: true),
      Table.Column("Newly failed", isNumeric: true), Table.Column("First failures"),
    ]
    let rows: [[[Inline]]] = runs.reversed().prefix(20).map { run in
      let comparison = run.comparison
      let failures = comparison.map(\.regressions.first) ?? run.failures.first
      return [
        [.date(run.date)], [.code(run.suite)], [.stated(run.model)], [.stated(run.prompt)],
        [.text(passed(run))], [.text(comparison.map { "\($0.passedOnlyNow)" } ?? "–")],
        [.text(comparison.map { "\($0.passedOnlyBefore)" } ?? "–")],
        failures.isEmpty ? ["–"] : Inline.joined(failures.prefix(2).map { [.source($0)] }),
      ]
    }
    return .table(Table(caption: caption, columns: columns, rows: rows))
  }

  private func passed(_ run: EvalRun) -> String {
    let rate = run.passRate.map { FigureText.value($0, unit: .ratio) } ?? "–"
    return "\(rate) (\(run.passed)/\(run.cases))"
  }
}
