import Checks
import Diagnostics
import Figures
import Model
import RecordFixtures
import Testing

@Suite struct `Evidence of the risk policy` {
  typealias Fixture = RiskFixture

  static func obligation(_ facts: Facts) throws -> RiskPolicy.Obligation {
    let policy = RiskPolicy(RecordReading(facts: facts, asOf: now))
    return try #require(policy.steps.first?.obligations.first)
  }

  @Test func `the steps that were reached, each at its instant`() {
    let policy = RiskPolicy(RecordReading(facts: Fixture.facts([Fixture.spent]), asOf: now))
    #expect(
      policy.steps.map(\.reached.at) == [at("11-02 08:20"), at("11-02 12:30"), at("11-02 16:40")])
    #expect(
      policy.steps.map { $0.obligations.map(\.obligation) } == [
        [.notice], [.ownerApproval], [.freeze, .tightenedApprovals],
      ])
    let before = RiskPolicy(
      RecordReading(facts: Fixture.facts([Fixture.spent]), asOf: at("11-02 12:30")))
    #expect(before.steps.count == 2)
  }

  struct Notice: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let decision: Decision
    let isFound: Bool

    init(_ words: String, _ decision: Decision, _ isFound: Bool) {
      testDescription = words
      self.decision = decision
      self.isFound = isFound
    }

    static let all = [
      Notice("of the day", Fixture.decision("D", "2026-11-02", "Of payments."), true),
      Notice("of the budget", Fixture.decision("D", "2026-11-03", "The risk budget is gone"), true),
      Notice(
        "proposed", Fixture.decision("D", "2026-11-03", "Risk-budget of Q4", .proposed), true),
      Notice("too early", Fixture.decision("D", "2026-11-01", "payments"), false),
      Notice("too late", Fixture.decision("D", "2026-11-22", "payments"), false),
      Notice("rejected", Fixture.decision("D", "2026-11-03", "payments", .rejected), false),
      Notice("of something else", Fixture.decision("D", "2026-11-03", "payments-eu"), false),
    ]
  }

  @Test(arguments: Notice.all)
  func `a notice is a decision since the crossing that names the scope`(notice: Notice) throws {
    var facts = Fixture.facts([Fixture.spent], requires: [.notice])
    facts.decisions = [notice.decision]
    let obligation = try Self.obligation(facts)
    #expect(obligation.state == (notice.isFound ? .met : .missing))
    #expect(
      obligation.found.map(\.source.citation) == (notice.isFound ? ["ops/decision-log/D.md:1"] : [])
    )
  }

  @Test func `a notice may stand in minutes`() throws {
    var facts = Fixture.facts([Fixture.spent], requires: [.notice])
    facts.minutes = [
      Minutes(
        cadence: "friday", date: day("2026-11-06"), body: "We spoke of the risk budget.",
        source: line(1, "ops/reviews/friday/2026-11-06.md"))
    ]
    #expect(try Self.obligation(facts).found.map(\.record) == ["friday 2026-11-06"])
  }

  @Test func `the owner approves each deployment since the crossing`() throws {
    var facts = Fixture.facts([Fixture.spent], requires: [.ownerApproval])
    #expect(try Self.obligation(facts).state == .met)
    facts.deployments = [
      Fixture.deployment("before", "11-02 16:39"),
      Fixture.deployment("good", "11-03 10:00", approvedBy: ["x", "risk-owner"]),
      Fixture.deployment("other", "11-03 10:00", service: "search"),
    ]
    let met = try Self.obligation(facts)
    #expect(met.state == .met)
    #expect(met.found.map(\.record) == ["good"])
    facts.deployments.append(Fixture.deployment("bad", "11-04 10:00", approvedBy: ["x"]))
    let broken = try Self.obligation(facts)
    #expect(broken.state == .broken)
    #expect(broken.broken.map(\.detail) == ["pay at 2026-11-04T10:00:00Z, approved by x only"])
    facts.riskBudget.owner = nil
    #expect(try Self.obligation(facts).state == .unknown)
  }

  struct Freeze: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let record: FreezeRecord
    let state: RiskPolicy.State

    init(_ words: String, _ record: FreezeRecord, _ state: RiskPolicy.State) {
      testDescription = words
      self.record = record
      self.state = state
    }

    static let all = [
      Freeze("begun after it", Fixture.freeze("F", "11-03 08:00"), .met),
      Freeze("in force already", Fixture.freeze("F", "10-20 08:00"), .met),
      Freeze("of everything", Fixture.freeze("F", "11-03 08:00", scope: "All services"), .met),
      Freeze("of all its services", Fixture.freeze("F", "11-03 08:00", scope: "pay only"), .met),
      Freeze(
        "past its end, not lifted", Fixture.freeze("F", "11-03 08:00", end: "11-04 08:00"), .met),
      Freeze(
        "lifted before", Fixture.freeze("F", "10-20 08:00", end: "11-02 08:00", status: "lifted"),
        .missing),
      Freeze(
        "lifted since", Fixture.freeze("F", "11-03 08:00", end: "11-04 08:00", status: "lifted"),
        .broken),
      Freeze("a draft", Fixture.freeze("F", "11-03 08:00", status: "draft"), .missing),
      Freeze("to come", Fixture.freeze("F", "11-30 08:00"), .missing),
      Freeze("of something else", Fixture.freeze("F", "11-03 08:00", scope: "search"), .missing),
      Freeze("of nothing stated", Fixture.freeze("F", "11-03 08:00", scope: nil), .missing),
    ]
  }

  @Test(arguments: Freeze.all)
  func `a freeze answers a spent budget`(freeze: Freeze) throws {
    var facts = Fixture.facts([Fixture.spent], requires: [.freeze])
    facts.freezeRecords = [freeze.record]
    #expect(try Self.obligation(facts).state == freeze.state)
  }

  @Test func `what was deployed in the freeze breaks it, but for repairs and exceptions`() throws {
    var facts = Fixture.facts([Fixture.spent], requires: [.freeze])
    facts.freezeRecords = [Fixture.freeze("F", "11-03 08:00", exceptions: ["C7: approved"])]
    facts.deployments = [
      Fixture.deployment("before", "11-03 07:59"),
      Fixture.deployment("named", "11-05 08:00", changes: ["C7"]),
      Fixture.deployment("repair", "11-05 08:00", kind: .hotfix),
      Fixture.deployment("other", "11-05 08:00", service: "search"),
    ]
    #expect(try Self.obligation(facts).state == .met)
    facts.deployments.append(Fixture.deployment("landed", "11-05 09:00", changes: ["C77"]))
    let broken = try Self.obligation(facts)
    #expect(broken.state == .broken)
    #expect(broken.broken.map(\.record) == ["landed"])
  }

  @Test(arguments: [
    (BudgetPolicyStep.Obligation.tightenedApprovals, "Two approvals for payments"),
    (.slowRollout, "payments: canary first"), (.moreTests, "More tests before payments ships"),
  ])
  func `the rest is an accepted decision about it`(
    obligation: BudgetPolicyStep.Obligation, words: String
  ) throws {
    var facts = Fixture.facts([Fixture.spent], requires: [obligation])
    facts.decisions = [Fixture.decision("D", "2026-11-03", words)]
    #expect(try Self.obligation(facts).state == .met)
    facts.decisions = [Fixture.decision("D", "2026-11-03", words, .proposed)]
    #expect(try Self.obligation(facts).state == .missing)
    facts.decisions = [Fixture.decision("D", "2026-11-03", "payments go on")]
    #expect(try Self.obligation(facts).state == .missing)
  }

  @Test func `more tests may be a plan item`() throws {
    var facts = Fixture.facts([Fixture.spent], requires: [.moreTests])
    facts.minutes = [
      Minutes(
        cadence: "friday", date: day("2026-11-06"),
        actions: [
          Fixture.action("A1", "Write tests for payments"),
          Fixture.action("A2", "Write tests for payments", status: "dropped"),
          Fixture.action("A3", "Write tests"),
        ], source: line(1))
    ]
    #expect(try Self.obligation(facts).found.map(\.record) == ["A1"])
  }
}
