import Checks
import Diagnostics
import Figures
import Model
import RecordFixtures
import Testing

/// A gate's items and what follows from them, of a workflow that lacks nothing, and of the same with
/// one thing missing.
@Suite struct `Lane gates` {
  /// W43 to W46 are 19 October to 15 November; W44 reaches into November, its cell is of October.
  static func facts(
    _ lane: Workflow.Lane, defects: Int = 0, change: (inout Facts) -> Void = { _ in }
  ) -> Facts {
    let policy = Workflow(
      id: "refunds", owner: "support-lead", lane: lane,
      boundary: Workflow.Boundary(
        killSwitch: Workflow.KillSwitch(
          location: "flags/refunds", lastDrill: day("2026-11-02"), source: line(4)),
        document: "Docs/refunds.md"),
      targets: [TargetSetting(figure: "kpi.defect_rate", maximum: Rational(1, 10))],
      source: line(2, "state/workflows.yaml"))
    let run = EvalRun(
      workflow: "refunds", suite: "refunds@1", date: day("2026-11-16"), first: at("11-16 08:00"),
      last: at("11-16 09:00"), cases: 120, passed: 118)
    let completed = [
      cell("2026-W43", nil), cell("2026-W44", "2026-10"), cell("2026-W45", nil, defects: defects),
      cell("2026-W46", nil),
    ]
    var facts = Facts(
      agentLog: AgentLog(
        completed: completed, evalRuns: [run],
        workflows: [
          LoggedWorkflow(
            id: "refunds", first: at("01-05 08:00"), last: at("11-20 08:00"), oldest: line(1))
        ]), workflows: [policy], sources: fresh(.actions, .workflows, .decisions))
    change(&facts)
    return facts
  }

  private static func cell(_ name: String, _ month: String?, defects: Int = 0) -> CompletedUnits {
    CompletedUnits(
      key: AgentCellKey(
        workflow: "refunds", week: week(name),
        month: month.map { CalendarMonth(containing: day("\($0)-01")) }),
      units: Exemplars(count: 40), cycleTimes: DurationSample([60_000_000]),
      defects: Exemplars(count: defects), sampled: Exemplars(count: 6))
  }

  static func gate(_ facts: Facts) throws -> LaneGate {
    let gates = LaneGate.all(in: Assessment.of(facts, asOf: now), .month(year: 2026, month: 11))
    return try #require(gates.first)
  }

  @Test func `a workflow that lacks nothing but the decision may be raised by one step`() throws {
    let gate = try Self.gate(Self.facts(.humanInTheLoop))
    let open = gate.items.filter { $0.state != .met }.map { "\($0.title) \($0.state): \($0.words)" }
    #expect(
      open == ["Decision missing: no accepted decision names the workflow and its autonomy"])
    #expect(gate.advice == .raise(to: .autonomous))
    #expect(try Self.gate(Self.facts(.shadow)).advice == .raise(to: .humanInTheLoop))
  }

  @Test func `an autonomous lane that nobody decided is to be lowered`() throws {
    let gate = try Self.gate(Self.facts(.autonomous))
    #expect(gate.items.filter { $0.state == .broken }.map(\.title) == ["Decision"])
    #expect(gate.advice == .lower(to: .humanInTheLoop))
  }

  /// 6 defects of 40 in W45 against none in the weeks before and a target of 10 %: Wilson's lower
  /// limit of 6/40 is 7.1 %, so the trigger is quiet; of 12/40 it is 18.1 %, so it fires.
  @Test(arguments: [(6, LaneGate.State.met), (12, .broken)])
  func `a trigger that fired unanswered lowers the lane`(
    _ defects: Int, _ state: LaneGate.State
  ) throws {
    let gate = try Self.gate(Self.facts(.humanInTheLoop, defects: defects))
    #expect(gate.items.first { $0.title == "Drift" }?.state == state)
    #expect(gate.advice == (state == .broken ? .lower(to: .shadow) : .raise(to: .autonomous)))
  }

  @Test func `a missing drill holds the lane`() throws {
    let facts = Self.facts(.humanInTheLoop) {
      $0.workflows[0].boundary.killSwitch?.lastDrill = nil
    }
    let gate = try Self.gate(facts)
    #expect(gate.items.first { $0.title == "Kill switch drilled" }?.state == .missing)
    #expect(gate.advice == .hold)
  }

  @Test func `without a log nothing is known, and nothing is raised`() throws {
    let facts = Self.facts(.humanInTheLoop) {
      $0.agentLog = nil
      $0.sources = fresh(.workflows, .decisions)
    }
    let gate = try Self.gate(facts)
    #expect(gate.items.first { $0.title == "Boundary kept" }?.state == .unknown)
    #expect(gate.advice == .hold)
  }
}
