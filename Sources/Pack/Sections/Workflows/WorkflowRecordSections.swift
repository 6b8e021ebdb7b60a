import Diagnostics
import Checks
import Diagnostics
import Figures
import Model

/// The workflow in two sentences: where it stands, and what is wrong.
struct WorkflowVerdictSection: Section {
  let id = "workflow-verdict"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let workflow = context.workflow(of: document) else { return [] }
    let findings = context.index.findings[workflow.id] ?? []
    let errors = findings.count { $0.severity == .error }
    var text = state(workflow, context) + [" "]
    if let drift = workflow.drift {
      text += [.text("Drift of \(drift.week): "), .mark(DriftWords.mark(drift)), ". "]
    }
    let grave = errors > 0 ? ", \(Count.of(errors, "error")) among them" : ""
    text.append(.text("The checks have \(Count.of(findings.count, "finding"))\(grave)."))
    return [.paragraph(text)]
  }

  private func state(_ workflow: AgentWorkflow, _ context: PackContext) -> [Inline] {
    guard let policy = workflow.policy else {
      return [
        .bold(workflow.id),
        " is known from the log alone: nobody wrote down what its agents may do.",
      ]
    }
    let lane = policy.lane.map { "is in the lane \($0.rawValue)" } ?? "has no lane"
    let disabled = context.disabling(of: workflow.id)
    guard let last = disabled.last else { return [.bold(workflow.name), .text(" \(lane).")] }
    return [
      .bold(workflow.name), .text(" \(lane), and is "), .mark(StatusMark(.attention, "disabled")),
      .text(" since \(context.facts.zone.date(of: last.at))"),
      .text(last.lane.map { " (lane \($0))." } ?? "."),
    ]
  }
}

/// The workflow at a glance, with its five scores.
struct WorkflowFactsSection: Section {
  let id = "workflow-facts"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let workflow = context.workflow(of: document) else { return [] }
    var rows: [(String, [Inline])] = []
    if let policy = workflow.policy {
      rows += [
        ("Name", [.stated(policy.name)]), ("One unit", [.stated(policy.unit)]),
        ("Owner", [.stated(policy.owner)]), ("Lane", WorkflowState.lane(workflow, context)),
        (
          "Selected for this cycle", [.text(policy.isSelected ? "yes" : "no")]
        ),
        ("Reviewed by", [.text(context.agentWork.reviewRates.role(of: workflow.id))]),
        ("Source", [.source(policy.source)]),
      ]
    }
    if let logged = workflow.logged {
      rows += [
        (
          "In the log",
          [
            .text("\(logged.lines) lines, \(logged.units) units, from "), .instant(logged.first),
            " to ", .instant(logged.last),
          ]
        ),
        ("Its oldest line", [.source(logged.oldest)]),
      ]
    } else {
      rows.append(("In the log", ["no line"]))
    }
    return [.facts("The workflow at a glance", rows)] + scores(workflow)
  }

  private func scores(_ workflow: AgentWorkflow) -> [Block] {
    guard let policy = workflow.policy else { return [] }
    let columns = [
      Table.Column("Score"), Table.Column("1 to 5", isNumeric: true), Table.Column("Asks"),
    ]
    let rows: [[[Inline]]] = WorkflowScore.all.map { entry in
      [
        [.text(entry.title)], [.text(WorkflowScore.text(policy.scores[keyPath: entry.score]))],
        [.text(entry.question)],
      ]
    }
    let volume = policy.monthlyVolume.map { "Estimated at \($0) units a month." }
    return [.table(Table(caption: "Why it was chosen", columns: columns, rows: rows))]
      + (volume.map { [.text(.text($0))] } ?? [])
  }
}

/// What its agents may do, may not, and may only with an approval.
struct WorkflowBoundarySection: Section {
  let id = "workflow-boundary"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let workflow = context.workflow(of: document) else { return [] }
    guard let policy = workflow.policy else {
      return [
        .callout(
          .warning, [.text("No boundary is written down: what is not written cannot be automated.")]
        )
      ]
    }
    let boundary = policy.boundary
    return [
      .facts(
        "The boundary",
        [
          ("Agents can", list(boundary.can)), ("Agents cannot", list(boundary.cannot)),
          ("Written down in", boundary.document.map { [.code($0)] } ?? ["–"]),
        ])
    ] + approvals(boundary.approvals)
  }

  private func list(_ words: [String]) -> [Inline] {
    words.isEmpty ? ["–"] : Inline.joined(words.map { [.text($0)] }, by: "; ")
  }

  private func approvals(_ rules: [Workflow.ApprovalRule]) -> [Block] {
    guard !rules.isEmpty else { return [.text("Nothing needs an approval.")] }
    let rows: [[[Inline]]] = rules.map { rule in
      [
        [.text(rule.what)], [.stated(rule.who.joined(separator: ", "))], [.stated(rule.tool)],
        [.source(rule.source)],
      ]
    }
    return [
      .table(
        Table(
          caption: "What waits for a person",
          columns: ["What", "Who approves", "In which tool", "Where"].map { Table.Column($0) },
          rows: rows))
    ]
  }
}

/// Where the kill switch is, when it was tried, and every time it was thrown.
struct WorkflowControlSection: Section {
  let id = "workflow-control"
  static let limit = 30

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let workflow = context.workflow(of: document) else { return [] }
    return switchFacts(workflow, context) + controls(workflow, context)
  }

  private func switchFacts(_ workflow: AgentWorkflow, _ context: PackContext) -> [Block] {
    guard let killSwitch = workflow.policy?.boundary.killSwitch else {
      return [.text("Nothing says where the kill switch is.")]
    }
    var drill: [Inline] = [.mark(StatusMark(.bad, "never"))]
    if let date = killSwitch.lastDrill {
      let next = date.adding(days: KillSwitchDrillOverdue.maximumDays)
      drill = [
        .text("\(date), the next by \(next) "),
        .mark(
          next < context.today ? StatusMark(.attention, "overdue") : StatusMark(.good, "in time")),
      ]
    }
    return [
      .facts(
        "The kill switch",
        [
          ("Where", [.stated(killSwitch.location)]),
          ("Who may use it", [.stated(killSwitch.who.joined(separator: ", "))]),
          ("Last drill", drill), ("Source", [.source(killSwitch.source)]),
        ])
    ]
  }

  private func controls(_ workflow: AgentWorkflow, _ context: PackContext) -> [Block] {
    let all = (context.agentWork.log?.controls ?? []).filter { $0.workflow == workflow.id }
    guard !all.isEmpty else { return [.text("By the log no lane of it was ever switched.")] }
    let rows: [[[Inline]]] = all.reversed().prefix(Self.limit).map { control in
      [
        [.instant(control.at)], [.text(control.event.words)], [.text(control.lane ?? "all lanes")],
        [.stated(control.reason)], [.stated(control.actorID)], [.stated(control.detail)],
        [.source(control.source)],
      ]
    }
    let columns = ["When", "What", "Lane", "Why", "Who", "Remark", "Where"]
    let table = Block.table(
      Table(
        caption: "Switched, the newest first", columns: columns.map { Table.Column($0) },
        rows: rows))
    let rest = all.count - Self.limit
    return rest > 0 ? [table, .text(.text("\(rest) older ones are not listed here."))] : [table]
  }
}

/// What the checks found about one workflow.
struct WorkflowFindingsSection: Section {
  let id = "workflow-findings"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let workflow = context.workflow(of: document) else { return [] }
    let findings = context.index.findings[workflow.id] ?? []
    if findings.isEmpty { return [.text("The checks found nothing about this workflow.")] }
    return FindingTable.blocks(findings, context)
  }
}
