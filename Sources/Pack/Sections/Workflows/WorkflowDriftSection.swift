import Figures
import Model

/// Whether quality falls: the verdict in words, then week by week.
struct WorkflowDriftSection: Section {
  let id = "workflow-drift"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let workflow = context.workflow(of: document) else { return [] }
    let complete = workflow.drifts.filter { $0.week <= context.judgedWeek }
    let columns = [
      Table.Column("Week"), Table.Column("Defects", isNumeric: true),
      Table.Column("Compared with", isNumeric: true), Table.Column("Ratio", isNumeric: true),
      Table.Column("Verdict"), Table.Column("Grade"),
      Table.Column("By chance", isNumeric: true), Table.Column("False alarms", isNumeric: true),
      Table.Column("Answered by"),
    ]
    let words: [Block] =
      workflow.drift.map { [.paragraph(DriftWords.sentences($0, context))] }
      ?? [.text("No week of the series is mature.")]
    return words + [
      .text(
        .text(
          "The trigger is a defect rate more than a quarter above the week before, read as relative. "
            + "By chance: the probability of as many defects or more, were nothing changed. False "
            + "alarms: how often the trigger fires at these volumes though nothing changes.")),
      .table(
        Table(
          caption: "Drift week by week, the newest first", columns: columns,
          rows: complete.reversed().map { row($0, context) })),
    ]
  }

  private func row(_ drift: DriftReading, _ context: PackContext) -> [[Inline]] {
    [
      [.text(drift.week.description)], [.text("\(drift.current.defects)/\(drift.current.units)")],
      [.text(reference(drift))],
      [.text(drift.ratio.map { FigureText.value($0, unit: .number) } ?? "–")],
      [.mark(DriftWords.mark(drift))],
      [.text(drift.verdict == .pause ? drift.test.map { grade($0.grade) } ?? "–" : "–")],
      [.text(drift.test.map { FigureText.value($0.probability, unit: .ratio) } ?? "–")],
      [.text(drift.falseAlarm.map { FigureText.value($0, unit: .ratio) } ?? "–")],
      answer(drift, context),
    ]
  }

  private func reference(_ drift: DriftReading) -> String {
    let counts = "\(drift.before.defects)/\(drift.before.units)"
    switch drift.reference {
    case .weekBefore: return counts
    case .trailing(let weeks): return "\(counts), \(Count.of(weeks.count, "week"))"
    case .target(let allowed): return "target \(FigureText.value(allowed, unit: .ratio))"
    }
  }

  private func grade(_ grade: DriftTest.Grade) -> String {
    switch grade {
    case .strong: "strong"
    case .weak: "weak"
    case .indistinguishable: "chance"
    case .tooFew: "too few"
    }
  }

  private func answer(_ drift: DriftReading, _ context: PackContext) -> [Inline] {
    guard drift.verdict == .pause else { return ["–"] }
    if let control = drift.disabledBy { return ["disabled, ", .source(control.source)] }
    if let decision = drift.waivedBy { return [context.decisionLink(decision.id)] }
    return [.mark(StatusMark(.bad, "nobody"))]
  }
}
