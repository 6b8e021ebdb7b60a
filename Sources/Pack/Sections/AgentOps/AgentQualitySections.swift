import Checks
import Figures
import Model

/// The drift verdict of each workflow in words.
struct AgentDriftSection: Section {
  let id = "agent-drift"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let items = context.shownWorkflows.compactMap { workflow -> [Inline]? in
      workflow.drift.map {
        [context.workflowLink(workflow.id), " – "] + DriftWords.sentences($0, context)
      }
    }
    return items.isEmpty ? [.text("No workflow has a mature week.")] : [.bullets(items)]
  }
}

/// What people looked at, and what it proves.
struct AgentSamplingSection: Section {
  let id = "agent-sampling"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let rows: [[[Inline]]] = context.shownWorkflows.compactMap { workflow in
      guard let size = SampleSize(workflow, context) else { return nil }
      let figure = WorkflowFigures.figure(
        "kpi.sampling_rate", workflow.id, .week(context.judgedWeek), in: context)
      return [
        [context.workflowLink(workflow.id)], [figure.map { .figure($0, .full) } ?? "–"],
        [.text(String(size.wanted))], [.text(size.proof.words)],
      ]
    }
    guard !rows.isEmpty else {
      return [.text(.text("No unit was completed in \(context.judgedWeek)."))]
    }
    let columns = [
      Table.Column("Workflow"), Table.Column("Reviewed", isNumeric: true),
      Table.Column("At least", isNumeric: true), Table.Column("What that proves"),
    ]
    return [
      .table(
        Table(
          caption: "Samples of the units completed in \(context.judgedWeek)", columns: columns,
          rows: rows)),
      .text(
        .text("Which units: "), .code("govpack sample WORKFLOW --week \(context.judgedWeek)"), "."),
    ]
  }
}
