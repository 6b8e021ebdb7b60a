import Checks
import Diagnostics
import Figures
import Model
import RecordFixtures

@testable import Pack

/// A log of two workflows as the reader would have folded it, for the pages about agents. The as-of
/// is Friday 20 November 2026, 15:00 UTC: 2026-W46 is judged, 2026-W45 the last mature week.
enum AgentPagesFixture {
  static let log = "ops/actions/2026.jsonl"
  static let asOf = at("11-20 15:00")

  static func lines(_ count: Int, at number: Int = 1) -> Exemplars {
    Exemplars(count: count, first: count > 0 ? [line(number, log)] : [])
  }

  /// Units of `refunds` done in that week; each took an hour.
  static func completed(
    _ name: String, _ units: Int, defects: Int = 0, escapes: Int = 0, sampled: Int = 0,
    reopened: Exemplars = Exemplars(), workflow: String = "refunds"
  ) -> CompletedUnits {
    CompletedUnits(
      key: AgentCellKey(workflow: workflow, week: week(name)), units: lines(units),
      cycleTimes: DurationSample(Array(repeating: 3_600_000_000, count: units)),
      reopened: reopened, defects: lines(defects, at: 7), escapes: lines(escapes, at: 8),
      sampled: lines(sampled, at: 9))
  }

  static func actions(
    _ name: String, _ count: Int, _ change: (inout AgentActions) -> Void = { _ in }
  ) -> AgentActions {
    var cell = AgentActions(
      key: AgentCellKey(workflow: "refunds", week: week(name), model: "m-1"), count: count,
      first: at("11-10 08:00"), last: at("11-10 09:00"))
    cell.audit = AuditTally(logged: count, replayable: count)
    change(&cell)
    return cell
  }

  static func control(_ time: String, _ event: ControlEvent.Event, lane: String? = nil)
    -> ControlEvent
  {
    ControlEvent(
      at: at(time), workflow: "refunds", lane: lane, event: event, reason: "drift_trigger",
      source: line(99, log))
  }

  static func agentLog(_ change: (inout AgentLog) -> Void = { _ in }) -> AgentLog {
    var agentLog = AgentLog(workflows: [
      LoggedWorkflow(
        id: "refunds", lines: 10, units: 3, first: at("01-05 08:00"), last: at("11-20 08:00"),
        oldest: line(1, log))
    ])
    change(&agentLog)
    return agentLog
  }

  static func policy(_ change: (inout Workflow) -> Void = { _ in }) -> Workflow {
    var workflow = Workflow(
      id: "refunds", owner: "support-lead", lane: .humanInTheLoop,
      source: line(2, "state/workflows.yaml"))
    change(&workflow)
    return workflow
  }

  static func context(
    _ log: AgentLog?, _ workflows: [Workflow] = [policy()], minutes: [Minutes] = []
  ) -> PackContext {
    let facts = Facts(
      minutes: minutes, agentLog: log, workflows: workflows,
      sources: log == nil ? fresh(.workflows, .minutes) : fresh(.actions, .workflows, .minutes))
    let now = Assessment.of(facts, asOf: asOf)
    return PackContext(
      now: now, before: PriorAssessment(now),
      calendar: ReviewCalendar(settings: facts.settings, zone: facts.zone, asOf: asOf),
      diagnostics: [])
  }

  static let review = PackDocument(
    path: "agent-ops/2026-W46/", template: "packs/agent-ops.md", title: "Agent Ops")
  static let page = PackDocument(
    path: "workflows/refunds/", template: "packs/workflow.md", title: "Workflow refunds",
    subject: .workflow("refunds"))
}

/// Blocks as plain text, for expectations: cells between bars, marks by their words, figures as
/// they are printed.
enum PlainText {
  static func of(_ blocks: [Block]) -> [String] { blocks.flatMap(lines) }

  /// The rows of the tables, without heads.
  static func rows(_ blocks: [Block]) -> [String] {
    blocks.flatMap { block -> [String] in
      guard case .table(let table) = block else { return [] }
      return table.rows.map { $0.map(of).joined(separator: " | ") }
    }
  }

  private static func lines(_ block: Block) -> [String] {
    switch block {
    case .paragraph(let text), .heading(_, let text): [of(text)]
    case .bullets(let items), .numbered(let items): items.map { of($0) }
    case .table: rows([block])
    case .callout(_, let blocks): of(blocks)
    case .code(_, let text): [text]
    case .chart(let chart): [chart.takeaway]
    case .checklist, .document: []
    }
  }

  static func of(_ inlines: [Inline]) -> String { inlines.map(of).joined() }

  private static func of(_ inline: Inline) -> String {
    switch inline {
    case .text(let text), .code(let text): text
    case .strong(let inner), .emphasis(let inner), .link(let inner, _): of(inner)
    case .mark(let mark): "[\(mark.word)]"
    case .figure(let figure, .full): FigureText.full(figure)
    case .figure(let figure, .value): FigureText.short(figure)
    case .source(let source): source.citation
    case .instant(let instant): instant.description
    case .sparkline: "~"
    }
  }
}
