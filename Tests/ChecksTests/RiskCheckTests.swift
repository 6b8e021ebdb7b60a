import Checks
import Diagnostics
import Figures
import Model
import RecordFixtures
import Testing

@Suite struct `Checks of the risk budget` {
  typealias Fixture = RiskFixture

  @Test func `budget-exhausted-without-freeze`() {
    var facts = Fixture.facts([Fixture.spent])
    #expect(
      BudgetExhaustedWithoutFreeze().messages(in: facts) == [
        "payments: 120.0 % of the impact budget is consumed, and there is no freeze"
      ])
    #expect(BudgetExhaustedWithoutFreeze().findings(in: facts).map(\.since) == [at("11-02 16:40")])
    facts.freezeRecords = [Fixture.freeze("F", "11-03 08:00")]
    #expect(BudgetExhaustedWithoutFreeze().messages(in: facts) == [])
    let asked = Fixture.facts([Fixture.spent], requires: [.notice])
    #expect(BudgetExhaustedWithoutFreeze().messages(in: asked) == [])
  }

  @Test func `a budget that is not quite spent asks for no freeze`() {
    // 999 of 1000 minutes, and then the last one.
    let almost = Fixture.incident("I1", from: "11-02 00:00", to: "11-02 16:39")
    #expect(BudgetExhaustedWithoutFreeze().messages(in: Fixture.facts([almost])) == [])
    let exactly = Fixture.incident("I1", from: "11-02 00:00", to: "11-02 16:40")
    #expect(BudgetExhaustedWithoutFreeze().findings(in: Fixture.facts([exactly])).count == 1)
  }

  @Test func `budget-exhausted-without-tightened-approvals`() {
    var facts = Fixture.facts([Fixture.spent])
    #expect(
      BudgetExhaustedWithoutTightenedApprovals().messages(in: facts) == [
        "payments: 120.0 % of the impact budget is consumed, and no accepted decision tightens "
          + "approvals"
      ])
    facts.decisions = [Fixture.decision("D", "2026-11-03", "payments: two approvals")]
    #expect(BudgetExhaustedWithoutTightenedApprovals().messages(in: facts) == [])
  }

  @Test func `policy-step-without-evidence`() {
    var facts = Fixture.facts([Fixture.spent])
    facts.deployments = [Fixture.deployment("bad", "11-04 10:00")]
    #expect(
      PolicyStepWithoutEvidence().messages(in: facts) == [
        "payments: 120.0 % of the impact budget is consumed, and the owner's approval of each "
          + "change is broken: bad, pay at 2026-11-04T10:00:00Z, approved by nobody",
        "payments: 120.0 % of the impact budget is consumed, but there is no decision, or "
          + "minutes, since 2026-11-02 that name payments or the risk budget",
      ])
    facts.decisions = [Fixture.decision("D", "2026-11-03", "payments")]
    facts.deployments = []
    #expect(PolicyStepWithoutEvidence().messages(in: facts) == [])
    let quiet = Fixture.facts([Fixture.incident("I", from: "11-02 00:00", to: "11-02 01:00")])
    #expect(PolicyStepWithoutEvidence().messages(in: quiet) == [])
  }

  @Test func `large-incident-without-postmortem`() {
    // 200 minutes are a fifth, 201 are more.
    let fifth = Fixture.incident("I1", from: "11-02 00:00", to: "11-02 03:20")
    let large = Fixture.incident("I2", from: "11-03 00:00", to: "11-03 03:21", postmortem: "PM2")
    var facts = Fixture.facts([fifth, large])
    #expect(
      LargeIncidentWithoutPostmortem().messages(in: facts) == [
        "I2: the incident took 20.1 % of the impact budget of payments, and there is no postmortem"
      ])
    let place = line(1, "ops/postmortems/PM2.md")
    facts.postmortems = [
      Postmortem(
        id: "PM2", date: day("2026-11-05"), actions: [Fixture.action("A", "x", priority: "P1")],
        source: place)
    ]
    #expect(
      LargeIncidentWithoutPostmortem().messages(in: facts) == [
        "I2: the incident took 20.1 % of the impact budget of payments, and its postmortem has no "
          + "P0 action"
      ])
    facts.postmortems[0].actions.append(Fixture.action("B", "y", priority: "p0", status: "done"))
    #expect(LargeIncidentWithoutPostmortem().messages(in: facts) == [])
  }

  @Test func `dominant-failure-mode-without-plan`() {
    let first = Fixture.incident("I1", from: "11-02 00:00", to: "11-02 02:00", mode: "capacity")
    let second = Fixture.incident("I2", from: "11-03 00:00", to: "11-03 02:00", mode: "capacity")
    let none = Fixture.incident("I3", from: "11-04 00:00", to: "11-04 05:00")
    var facts = Fixture.facts([first, second, none])
    #expect(
      DominantFailureModeWithoutPlan().messages(in: facts) == [
        "capacity: capacity took 24.0 % of the impact budget of payments, and no P0 item plans "
          + "against it"
      ])
    facts.minutes = [
      Minutes(
        cadence: "friday", date: day("2026-11-06"),
        actions: [Fixture.action("A", "Add capacity", priority: "P1")], source: line(1))
    ]
    #expect(DominantFailureModeWithoutPlan().findings(in: facts).count == 1)
    facts.minutes[0].actions[0].priority = "P0"
    #expect(DominantFailureModeWithoutPlan().findings(in: facts) == [])
    facts.minutes = []
    facts.tasks = [task("T", "running")]
    facts.taskCards = [
      TaskCard(id: "T", title: "More capacity", priority: "P0", source: line(1, "tasks/T.md"))
    ]
    #expect(DominantFailureModeWithoutPlan().findings(in: facts) == [])
    facts.tasks = []
    facts.postmortems = [
      Postmortem(
        id: "P", date: day("2026-11-06"), incident: "I2",
        actions: [Fixture.action("A", "x", priority: "P0")], source: line(1))
    ]
    #expect(DominantFailureModeWithoutPlan().findings(in: facts) == [])
  }

  /// By hand: the quarter has 92 days. Of 1000 minutes 200 in one day burn at 0.2 × 92 = 18.4; in
  /// the two hours before the as-of 120 minutes burn at 0.12 × 92 × 12 = 132.48.
  @Test func `early-warning`() {
    let burning = Fixture.incident("I1", from: "11-21 08:40", to: nil)
    #expect(
      EarlyWarning().messages(in: Fixture.facts([burning])) == [
        "payments: the impact budget burns at 18.40 over 24.0 h and 132.48 over 2.0 h, both above "
          + "9.10"
      ])
    // Over by now: the long windows burn, the short ones do not.
    let over = Fixture.incident("I1", from: "11-18 01:00", to: "11-18 04:20")
    #expect(EarlyWarning().messages(in: Fixture.facts([over])) == [])
  }

  @Test func `postmortem-action-overdue`() {
    var facts = Facts(sources: fresh(.postmortems))
    facts.postmortems = [
      Postmortem(
        id: "PM1", date: day("2026-11-05"),
        actions: [
          Fixture.action("late", "x", due: "2026-11-20"),
          Fixture.action("today", "x", due: "2026-11-21"),
          Fixture.action("done", "x", due: "2026-11-01", status: "done"),
          Fixture.action("some day", "x"),
        ], source: line(1))
    ]
    #expect(
      PostmortemActionOverdue().messages(in: facts) == [
        "late: the action of PM1 was due on 2026-11-20 and is open, without an owner"
      ])
  }

  @Test func `incident-resolved-before-it-began`() {
    var mitigated = Fixture.incident("B", from: "11-02 10:00", to: "11-02 12:00")
    mitigated.mitigatedAt = at("11-02 09:00")
    let facts = Facts(
      incidents: [
        Fixture.incident("A", from: "11-02 10:00", to: "11-02 09:00"), mitigated,
        Fixture.incident("C", from: "11-02 10:00", to: "11-02 10:00"),
        Fixture.incident("D", from: "11-02 10:00", to: nil),
        Fixture.incident("E", from: "11-30 10:00", to: "11-29 10:00"),
      ], sources: fresh(.incidents))
    #expect(
      IncidentResolvedBeforeItBegan().messages(in: facts) == [
        "A: resolved at 2026-11-02T09:00:00Z, but it began at 2026-11-02T10:00:00Z",
        "B: mitigated at 2026-11-02T09:00:00Z, but it began at 2026-11-02T10:00:00Z",
      ])
  }

  @Test func `without a budget nothing is obliged`() {
    var facts = Fixture.facts([Fixture.spent])
    facts.riskBudget.scopes[0].quarters = []
    #expect(PolicyStepWithoutEvidence().findings(in: facts) == [])
    #expect(BudgetExhaustedWithoutFreeze().findings(in: facts) == [])
    #expect(LargeIncidentWithoutPostmortem().findings(in: facts) == [])
    #expect(EarlyWarning().findings(in: facts) == [])
  }
}
