import Diagnostics
import Model
import RecordFixtures

/// A log of the workflow `triage` as the reader would have folded it, of a few literal cells.
enum AgentLogFixture {
  static let path = "ops/actions/2026.jsonl"

  static func lines(_ count: Int, at number: Int = 1) -> Exemplars {
    Exemplars(count: count, first: count > 0 ? [line(number, path)] : [])
  }

  static func actions(
    _ name: String = "2026-W46", model: String? = "m-1",
    _ change: (inout AgentActions) -> Void = { _ in }
  ) -> AgentActions {
    var cell = AgentActions(
      key: AgentCellKey(workflow: "triage", week: week(name), model: model), count: 10,
      models: CallCost(calls: 10), first: at("11-10 08:00"), last: at("11-10 09:00"))
    cell.audit = AuditTally(logged: 10, replayable: 10)
    change(&cell)
    return cell
  }

  static func completed(
    _ name: String, _ units: Int, defects: Int = 0, sampled: Int = 0
  ) -> CompletedUnits {
    CompletedUnits(
      key: AgentCellKey(workflow: "triage", week: week(name)), units: lines(units),
      defects: lines(defects, at: 7), sampled: lines(sampled, at: 8))
  }

  static func run(_ date: String, cases: Int = 100, suite: String = "triage@1") -> EvalRun {
    let instant = TimeZoneRules.utc.instant(of: day(date))
    return EvalRun(
      workflow: "triage", suite: suite, date: day(date), first: instant, last: instant,
      cases: cases, passed: cases)
  }

  static func log(_ change: (inout AgentLog) -> Void = { _ in }) -> AgentLog {
    var log = AgentLog(workflows: [
      LoggedWorkflow(
        id: "triage", first: at("01-05 08:00"), last: at("11-20 08:00"), oldest: line(1, path))
    ])
    change(&log)
    return log
  }

  /// A workflow of which nothing is wrong.
  static func policy(_ change: (inout Workflow) -> Void = { _ in }) -> Workflow {
    var workflow = Workflow(
      id: "triage", lane: .humanInTheLoop, source: line(2, "state/workflows.yaml"))
    workflow.boundary = Workflow.Boundary(
      can: ["search"],
      killSwitch: Workflow.KillSwitch(
        location: "flag triage", lastDrill: day("2026-11-01"),
        source: line(5, "state/workflows.yaml")),
      document: "Docs/triage.md")
    change(&workflow)
    return workflow
  }

  static func facts(
    _ log: AgentLog = log(), _ workflows: [Workflow] = [policy()], vendors: [Vendor] = []
  ) -> Facts {
    Facts(
      agentLog: log, workflows: workflows, vendors: vendors,
      sources: fresh(.actions, .workflows, .vendors))
  }
}
