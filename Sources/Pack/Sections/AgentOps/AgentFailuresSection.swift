import Checks
import Figures
import Model

/// The five worst ways in which agents failed in the week.
struct AgentFailuresSection: Section {
  let id = "agent-failures"
  static let limit = 5

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let work = context.agentWork
    if let absence = work.absence {
      return [
        .text(
          .mark(StatusMark(.unknown, "no data")),
          .text(" – \(absence)."))
      ]
    }
    let all = AgentFailure.ranked(in: work, week: context.judgedWeek)
    guard !all.isEmpty else { return [.text("Nothing failed in \(context.judgedWeek).")] }
    let columns = [
      Table.Column("No.", isNumeric: true), Table.Column("Workflow"), Table.Column("What failed"),
      Table.Column("How often", isNumeric: true), Table.Column("Week before", isNumeric: true),
      Table.Column("First lines"),
    ]
    let rows = all.prefix(Self.limit).enumerated().map { row($0.offset + 1, $0.element, context) }
    let rest = all.count - Self.limit
    let more = rest > 0 ? " \(Count.of(rest, "kind")) of failure more." : ""
    return [
      .table(
        Table(
          caption: "The worst failures of \(context.judgedWeek): the gravest kind first, then the "
            + "most", columns: columns, rows: rows)),
      .text(
        .text(
          "What the customer found stands before what the boundary forbids, then approvals, defects "
            + "found in time, hand-overs, errors, reopened units.\(more)")),
    ]
  }

  private func row(
    _ number: Int, _ failure: AgentFailure, _ context: PackContext
  ) -> [[Inline]] {
    let tools = failure.tools.prefix(3).map { "\($0.name) \($0.failed) of \($0.calls)" }
    let words =
      failure.kind.words.of
      + (tools.isEmpty ? "" : " (tool calls: \(tools.joined(separator: ", ")))")
    return [
      [.text(String(number))], [context.workflowLink(failure.workflow)], [.text(words)],
      [.text("\(failure.count) of \(failure.base) \(failure.kind.words.base)")],
      [.text(failure.before.map { "\($0)" } ?? "–")],
      failure.lines.isEmpty ? ["–"] : Inline.joined(failure.lines.map { [.source($0)] }),
    ]
  }
}
