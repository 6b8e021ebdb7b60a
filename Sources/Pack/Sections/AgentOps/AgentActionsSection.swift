import Checks
import Diagnostics
import Figures
import Model

/// What has to be done about agents, by rule: from the findings of the checks.
struct AgentActionsSection: Section {
  let id = "agent-actions"
  static let limit = 25

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let findings = AgentFindings.all(in: context)
    guard !findings.isEmpty else { return [.text("The checks ask for no action.")] }
    let rules = Dictionary(
      context.now.outcomes.map { ($0.rule.id, $0.rule) }, uniquingKeysWith: { first, _ in first })
    let columns = [
      Table.Column("Severity"), Table.Column("Workflow"), Table.Column("Found"),
      Table.Column("Action"), Table.Column("Owner"), Table.Column("Age", isNumeric: true),
    ]
    let rows: [[[Inline]]] = findings.prefix(Self.limit).map { finding in
      [
        [.mark(StatusMark(finding.severity))], [context.workflowLink(finding.subject)],
        [.text("\(finding.message) ("), context.checkLink(finding.checkID), ")"],
        [.text(rules[finding.checkID]?.mend ?? "–")],
        [.stated(context.agentWork.workflow(finding.subject)?.policy?.owner)],
        [.text(context.age(since: finding.since))],
      ]
    }
    let rest = findings.count - Self.limit
    let more: [Block] =
      rest > 0
      ? [.text(.text("\(rest) more: see "), .link(["checks"], .page("checks/")), .text("."))] : []
    return [
      .table(
        Table(caption: "Actions asked for, the gravest first", columns: columns, rows: rows))
    ] + more
  }
}
