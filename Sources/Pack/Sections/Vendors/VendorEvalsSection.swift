import Figures
import Model

/// The evaluations of the quarter, by model; a model in use without one is a row too.
struct VendorEvalsSection: Section {
  let id = "vendor-evals"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let period = document.period else { return [] }
    let review = VendorReview(context, period)
    if let absence = context.absence(of: .actions) { return [absence] }
    let known = Set(review.evals.compactMap(\.model))
    let silent = review.models.filter { $0.isUsed && !known.contains($0.id) }
    let columns = [
      Table.Column("Model"), Table.Column("Workflow"), Table.Column("Suite"), Table.Column("Day"),
      Table.Column("Prompt"), Table.Column("Passed", isNumeric: true),
      Table.Column("Pass rate, 95 %", isNumeric: true), Table.Column("Against the run before"),
    ]
    let rows =
      review.evals.map(row)
      + silent.map { line -> [[Inline]] in
        [
          [.text(line.id)], [.stated(line.record?.uses.joined(separator: ", "))],
          [.mark(StatusMark(.unknown, "no run"))], ["–"], ["–"], ["–"], ["–"], ["–"],
        ]
      }
    guard !rows.isEmpty else { return [.text("No evaluation was run, and no model is in use.")] }
    return [.table(Table(caption: "Evaluations by model", columns: columns, rows: rows))]
  }

  private func row(_ run: EvalRun) -> [[Inline]] {
    let rate = run.passRate.map { FigureText.value($0, unit: .ratio) } ?? "–"
    let interval = run.interval.map {
      " (\(FigureText.value($0.lower, unit: .ratio)) to \(FigureText.value($0.upper, unit: .ratio)))"
    }
    return [
      [.stated(run.model)], [.text(run.workflow)], [.text(run.suite)], [.date(run.date)],
      [.stated(run.prompt)], [.text("\(run.passed) of \(run.cases)")],
      [.text(rate + (interval ?? ""))], [.text(compared(run))],
    ]
  }

  private func compared(_ run: EvalRun) -> String {
    guard let comparison = run.comparison else { return "first run of this version" }
    let other = comparison.previousModel.map { ", \($0)" } ?? ""
    return "\(comparison.passedOnlyNow) better, \(comparison.passedOnlyBefore) worse of "
      + "\(comparison.commonCases) cases of both (\(comparison.previousDate)\(other))"
  }
}
