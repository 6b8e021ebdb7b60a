import Figures
import Model
import RecordFixtures
import Testing

@testable import Pack

/// Expected rows worked out by hand from the records written here.
@Suite struct `A workflow's page` {
  private typealias Fixture = AgentPagesFixture

  private func rows(_ section: any Section, _ context: PackContext) -> [String] {
    PlainText.rows(section.blocks(for: Fixture.page, in: context))
  }

  private static let log = Fixture.agentLog { log in
    log.completed = [
      Fixture.completed("2026-W44", 100, defects: 10),
      Fixture.completed("2026-W45", 100, defects: 8),
      Fixture.completed("2026-W46", 30, defects: 1, sampled: 1),
    ]
  }

  @Test func `each workflow of the register or the log has a page`() {
    let own = Workflow(id: "letters", source: line(9, "state/workflows.yaml"))
    let pages = WorkflowPack().documents(in: Fixture.context(Self.log, [own]))
    #expect(pages.map(\.path) == ["workflows/", "workflows/letters/", "workflows/refunds/"])
  }

  @Test func `the boundary is printed as it was decided`() {
    let policy = Fixture.policy { workflow in
      workflow.boundary = Workflow.Boundary(
        can: ["search", "reply"], cannot: ["pay"],
        approvals: [
          Workflow.ApprovalRule(
            what: "refund", who: ["support-lead"], tool: "refund_api",
            source: line(8, "state/workflows.yaml"))
        ])
    }
    #expect(
      rows(WorkflowBoundarySection(), Fixture.context(Self.log, [policy])) == [
        "Agents can | search; reply", "Agents cannot | pay", "Written down in | –",
        "refund | support-lead | refund_api | state/workflows.yaml:8",
      ])
  }

  struct Drill: Sendable, CustomTestStringConvertible {
    let day: String?
    let words: String
    var testDescription: String { words }
  }

  /// 92 days after 20 August is 20 November, the day of the as-of.
  @Test(arguments: [
    Drill(day: "2026-08-20", words: "2026-08-20, the next by 2026-11-20 [in time]"),
    Drill(day: "2026-08-19", words: "2026-08-19, the next by 2026-11-19 [overdue]"),
    Drill(day: nil, words: "[never]"),
  ])
  func `a kill switch says when its next drill is due`(drill: Drill) {
    let policy = Fixture.policy { workflow in
      workflow.boundary.killSwitch = Workflow.KillSwitch(
        location: "flag refunds", lastDrill: drill.day.map(day),
        source: line(5, "state/workflows.yaml"))
    }
    let context = Fixture.context(Self.log, [policy])
    #expect(rows(WorkflowControlSection(), context)[2] == "Last drill | \(drill.words)")
  }

  @Test func `a switch that holds is in the verdict, one that was thrown back is not`() throws {
    func verdict(_ controls: [ControlEvent]) throws -> String {
      var log = Self.log
      log.controls = controls
      let blocks = WorkflowVerdictSection().blocks(for: Fixture.page, in: Fixture.context(log))
      return try #require(PlainText.of(blocks).first)
    }
    let off = Fixture.control("11-17 08:00", .disabled, lane: "hitl")
    #expect(
      try verdict([off]).hasPrefix(
        "refunds is in the lane hitl, and is [disabled] since 2026-11-17 (lane hitl). "))
    let on = Fixture.control("11-18 08:00", .enabled, lane: "hitl")
    #expect(
      try verdict([off, on]).hasPrefix(
        "refunds is in the lane hitl. Drift of 2026-W45: [no drift]. "))
  }

  @Test func `defects are read of the judged week and of the last mature one`() {
    let found = rows(WorkflowWeekSection(), Fixture.context(Self.log)).filter {
      $0.hasPrefix("Defect rate") || $0.hasPrefix("Throughput") || $0.hasPrefix("Drift")
    }
    .map { $0.split(separator: " | ").prefix(2).joined(separator: ": ") }
    #expect(
      found == [
        "Throughput: 30",
        "Defect rate: 3.3\u{A0}% (1/30) (partial: immature until 2026-11-23)",
        "Defect rate, 2026-W45: 8.0\u{A0}% (8/100)", "Drift of the defect rate, 2026-W45: 0.80",
      ])
  }

  @Test func `drift is told week by week, the newest first`() {
    let found = rows(WorkflowDriftSection(), Fixture.context(Self.log))
    #expect(found[0].hasPrefix("2026-W46 | 1/30 | 8/100 | "))
    // 0.08 ÷ 0.1; in 18 draws at one half 8 or more come up with 1 − 63004/262144 = 76.0 %.
    #expect(
      found[1].hasPrefix("2026-W45 | 8/100 | 10/100 | 0.80 | [no drift] | – | 76.0\u{A0}% | "))
    #expect(found.count == 13)
  }

  @Test func `the sample of the week can be drawn again by command`() {
    // 5 % of 30 are 1.5: two.
    let text = PlainText.of(
      WorkflowSampleSection().blocks(for: Fixture.page, in: Fixture.context(Self.log)))
    #expect(text[0].hasPrefix("Of the 30 units completed in 2026-W46 2 are to be reviewed ("))
    #expect(text[2].hasPrefix("govpack sample refunds --week 2026-W46\n"))
  }

  @Test func `an evaluation says what changed on the same cases`() throws {
    func run(_ date: String, passed: Int, _ comparison: EvalRun.Comparison? = nil) -> EvalRun {
      EvalRun(
        workflow: "refunds", suite: "refunds@1", date: day(date), first: at("11-05 08:00"),
        last: at("11-05 08:00"), cases: 120, passed: passed, comparison: comparison)
    }
    var log = Self.log
    // Of six discordant cases one or none goes the other way: 2 × (1 + 6) ÷ 64 = 21.9 %.
    let comparison = EvalRun.Comparison(
      previousDate: day("2026-10-05"), commonCases: 120, passedBoth: 107, passedOnlyBefore: 1,
      passedOnlyNow: 5)
    log.evalRuns = [run("2026-10-05", passed: 108), run("2026-11-05", passed: 112, comparison)]
    log.evalRuns[0].first = at("10-05 08:00")
    let policy = Fixture.policy { workflow in
      workflow.evaluation = Workflow.Evaluation(
        suite: "refunds", lastMajorChange: day("2026-11-10"))
    }
    let blocks = WorkflowEvalsSection().blocks(
      for: Fixture.page, in: Fixture.context(log, [policy]))
    let text = try #require(PlainText.of(blocks).first)
    #expect(text.hasPrefix("The run of 2026-11-05 passed 112 of 120 cases (95 %: "))
    #expect(
      text.hasSuffix(
        "Of the 120 cases that the run of 2026-10-05 has too, 5 pass only now and 1 passed only "
          + "before: so uneven a split comes by chance with a probability of 21.9\u{A0}%. "
          + "[outdated]: the last major change is of 2026-11-10."))
    #expect(
      PlainText.rows(blocks).suffix(2).map { $0.replacing("\u{A0}", with: " ") } == [
        "2026-11-05 | refunds@1 | – | – | 93.3 % (112/120) | 5 | 1 | –",
        "2026-10-05 | refunds@1 | – | – | 90.0 % (108/120) | – | – | –",
      ])
  }

  @Test func `a workflow that only the log names has no boundary, and the page says so`() {
    let context = Fixture.context(Self.log, [])
    let text = PlainText.of(WorkflowBoundarySection().blocks(for: Fixture.page, in: context))
    #expect(
      text == ["No boundary is written down: what is not written cannot be automated."])
  }
}
