import Diagnostics
import Checks
import Diagnostics
import Figures
import Model

/// The week of the agents in two sentences: what must be paused, what is asked, what failed.
struct AgentOpsVerdictSection: Section {
  let id = "agent-ops-verdict"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let work = context.agentWork
    guard !work.workflows.isEmpty else {
      return [context.absence(of: .actions) ?? .text("No workflow is on record.")]
    }
    let fired = work.workflows.filter { $0.drift?.isUnanswered ?? false }
    let disabled = work.workflows.filter { !context.disabling(of: $0.id).isEmpty }
    let asked = AgentAgenda.items(in: context).count
    var text: [Inline] = [
      .bold("\(context.judgedWeek)"), .text(": \(Count.of(work.workflows.count, "workflow")), "),
    ]
    text +=
      fired.isEmpty
      ? [.text("no trigger unanswered")]
      : [.mark(StatusMark(.bad, "pause the lane")), " of "] + names(fired, context)
    text +=
      disabled.isEmpty
      ? ["."]
      : [.text("; "), .mark(StatusMark(.attention, "disabled")), ": "]
        + names(disabled, context) + ["."]
    let findings = AgentFindings.all(in: context)
    let errors = findings.count { $0.severity == .error }
    text.append(
      .text(
        " \(Count.of(asked, "decision")) asked for, "
          + "\(Count.of(findings.count, "finding")) about agents"
          + (errors > 0 ? ", \(Count.of(errors, "error")) among them." : ".")))
    return [.paragraph(text)]
  }

  private func names(_ workflows: [AgentWorkflow], _ context: PackContext) -> [Inline] {
    Inline.joined(workflows.map { [context.workflowLink($0.id)] })
  }
}

/// What the review goes through, with its minutes.
struct AgentOpsAgendaSection: Section {
  let id = "agent-ops-agenda"

  private static let items: [(minutes: Int, what: String)] = [
    (2, "Actions carried over: done, or why not"),
    (5, "KPIs: what left its limits or missed its target"),
    (5, "Drift and sampling: which lane is paused, which sample is missing"),
    (8, "The five worst failures: the cause, and who ends it"),
    (5, "Cost: what rose, by price, volume or mix"),
    (5, "Decisions, and new actions with owner and date"),
  ]

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    var start = 0
    let rows: [[[Inline]]] = Self.items.map { item in
      defer { start += item.minutes }
      return [[.text("\(start)–\(start + item.minutes) min")], [.text(item.what)]]
    }
    return [
      .table(
        Table(
          caption: "\(start) minutes", columns: ["Time", "What"].map { Table.Column($0) },
          rows: rows))
    ]
  }
}

/// The decisions that agents' work asks for.
struct AgentDecisionsSection: Section {
  let id = "agent-decisions"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let items = AgentAgenda.items(in: context)
    guard !items.isEmpty else { return [.text("No agent's work waits for a decision.")] }
    return [.agenda(items, context)]
  }
}
