import Checks
import Diagnostics
import Figures
import Model
import RecordFixtures
import Testing

/// Gates of a rollout that begins on Monday 5 October 2026 with a phase of four weeks, to 1 November.
/// The baseline are the 91 days before: 6 July to 4 October. Rates are counted by hand.
@Suite struct `Gates of rollouts` {
  static func condition(
    _ figure: String, min: Rational? = nil, max: Rational? = nil, tolerance: Rational? = nil
  ) -> Rollout.Condition {
    Rollout.Condition(
      figure: figure, minimum: min, maximum: max, tolerance: tolerance,
      source: line(9, "state/rollouts.yaml"))
  }

  static func rollout(
    _ conditions: [Rollout.Condition], items: [Rollout.Item] = [], passed: String? = nil,
    evidence: [String] = [], later: [Rollout.Item] = []
  ) -> Rollout {
    let place = line(1, "state/rollouts.yaml")
    return Rollout(
      id: "agents", start: day("2026-10-05"),
      phases: [
        Rollout.Phase(
          id: "week-4", days: 1...28, items: items,
          gate: Rollout.Gate(
            conditions: conditions, passedOn: passed.map(day), evidence: evidence, source: line(8)),
          source: line(5, "state/rollouts.yaml")),
        Rollout.Phase(id: "next", days: 29...60, items: later, source: line(20)),
      ], source: place)
  }

  static func item(_ id: String, done: String? = nil) -> Rollout.Item {
    Rollout.Item(id: id, title: id, doneOn: done.map(day), source: line(7))
  }

  static let failureRate = condition("dora.change_failure_rate", tolerance: Rational(5, 100))

  /// Ten a group, of which the first ones failed.
  static func deployments(before: Int, since: Int) -> [Deployment] {
    (0..<10).map { deployment("B\($0)", "09-1\($0) 10:00", $0 < before ? .failed : .success) }
      + (0..<10).map { deployment("A\($0)", "10-1\($0) 10:00", $0 < since ? .failed : .success) }
  }

  static func facts(
    _ deployments: [Deployment], incidents: [Incident] = [], _ rollout: Rollout? = nil
  ) -> Facts {
    var facts = deliveryFacts(deployments, incidents: incidents)
    facts.rollouts = [rollout ?? Self.rollout([failureRate])]
    facts.sources += fresh(.rollouts)
    return facts
  }

  static func reading(_ facts: Facts, _ time: String = "11-20 15:00") -> RolloutReading? {
    RolloutReading.all(RecordReading(facts: facts, asOf: at(time)), FigureSet([])).first
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let before: Int
    let since: Int
    let verdict: GateReading.Verdict
    var testDescription: String { "\(before) of 10 before, \(since) of 10 since" }
  }

  /// Five points more than before are allowed, so that the same rate goes and one more failure of
  /// ten holds.
  @Test(arguments: [
    Case(before: 1, since: 1, verdict: .go), Case(before: 2, since: 0, verdict: .go),
    Case(before: 1, since: 2, verdict: .hold), Case(before: 0, since: 1, verdict: .hold),
  ])
  func `the failure rate is held against the 13 weeks before`(_ given: Case) throws {
    let facts = Self.facts(Self.deployments(before: given.before, since: given.since))
    let reading = try #require(Self.reading(facts))
    #expect(reading.verdict == given.verdict)
    let condition = try #require(reading.phases[0].gate?.conditions.first)
    #expect(condition.baseline == Rational(Int128(given.before), 10))
    #expect(condition.value == Rational(Int128(given.since), 10))
    #expect(condition.maximum == Rational(Int128(given.before * 2 + 1), 20))
  }

  @Test func `the windows begin and end with local days`() throws {
    let edge = [
      deployment("too-early", "07-05 23:59", .failed), deployment("first", "07-06 00:00"),
      deployment("last", "10-04 23:59"), deployment("start", "10-05 00:00"),
      deployment("end", "11-01 23:59"), deployment("too-late", "11-02 00:00", .failed),
    ]
    let reading = try #require(Self.reading(Self.facts(edge)))
    let condition = try #require(reading.phases[0].gate?.conditions.first)
    #expect(condition.baselineCount == 2)
    #expect(condition.count == 2)
  }

  /// In Berlin 25 October 2026 has 25 hours: it ends at 23:00 UTC.
  @Test func `a phase that ends on a day of 25 hours has all of them`() throws {
    var facts = Self.facts([
      deployment("in", "10-25 22:30"), deployment("out", "10-25 23:30"),
    ])
    facts.zone = berlin
    facts.rollouts[0].phases[0].days = 1...21
    let reading = try #require(Self.reading(facts))
    #expect(reading.phases[0].dates.upperBound == day("2026-10-25"))
    #expect(reading.phases[0].gate?.conditions.first?.count == 1)
  }

  /// 2026-W53 ends on 3 January 2027; 2028 has a 29 February.
  @Test func `plans go over the end of a year and a leap day`() {
    var plan = Self.rollout([])
    plan.start = day("2026-12-07")
    #expect(plan.dates(of: plan.phases[0]).upperBound == day("2027-01-03"))
    plan.start = day("2028-02-02")
    #expect(plan.dates(of: plan.phases[0]).upperBound == day("2028-02-29"))
  }

  @Test func `missing data never says go`() throws {
    let all = Self.deployments(before: 1, since: 0)
    var noIncidents = Self.facts(all)
    noIncidents.sources = fresh(.deployments, .rollouts)
    let cases: [(facts: Facts, why: String)] = [
      (noIncidents, "no incidents found"),
      (
        Self.facts(Array(all.dropFirst(10))),
        "no baseline: no deployments in the 13 weeks before"
      ),
      (Self.facts(Array(all.prefix(10))), "no deployments"),
      (Self.facts(Array(all.prefix(13))), "3 of at least 5 needed for a rate"),
    ]
    for (facts, why) in cases {
      let reading = try #require(Self.reading(facts))
      #expect(reading.verdict == .notYetJudged)
      let state = reading.phases[0].gate?.conditions.first?.state
      guard case .unknown(let found)? = state else {
        Issue.record("\(why): \(String(describing: state))")
        continue
      }
      #expect(found.hasSuffix(why))
    }
  }

  @Test func `figures that do not exist, and baselines that nothing works out, are unknown`() throws
  {
    let conditions = [
      Self.condition("dora.change_fail_rate", max: 1),
      Self.condition("os.tasks_completed", tolerance: 1),
      Self.condition("dora.change_failure_rate{service=\"gone\"}", tolerance: 1),
    ]
    let facts = Self.facts(Self.deployments(before: 0, since: 0), Self.rollout(conditions))
    let reading = try #require(Self.reading(facts))
    #expect(reading.verdict == .notYetJudged)
    #expect(reading.phases[0].gate?.reasons.count == 3)
  }

  /// One hour each before; the tolerance is 30 minutes.
  @Test func `the time to restore may rise by the tolerance, and nothing to restore is no rise`()
    throws
  {
    let before = [incident("I1", "09-01 10:00"), incident("I2", "09-02 10:00")]
    func verdict(_ since: [Incident]) -> GateReading.Verdict? {
      let plan = Self.rollout([Self.condition("ops.mttr", tolerance: 1800)])
      return Self.reading(Self.facts([], incidents: before + since, plan))?.verdict
    }
    func lasting(_ minutes: Int64) -> Incident {
      incident("I3", "10-10 10:00") { record in
        record.mitigatedAt = at("10-10 10:00") + .seconds(minutes * 60)
      }
    }
    #expect(verdict([]) == .go)
    #expect(verdict([lasting(90)]) == .go)
    #expect(verdict([lasting(91)]) == .hold)
    let open = incident("I3", "10-10 10:00") { $0.mitigatedAt = nil }
    #expect(verdict([open]) == .notYetJudged)
  }

  @Test func `a gate is judged once its phase is over, and with all items done`() throws {
    let good = Self.deployments(before: 1, since: 1)
    #expect(Self.reading(Self.facts(good), "11-01 23:00")?.verdict == .notYetJudged)
    #expect(Self.reading(Self.facts(good), "11-02 00:00")?.verdict == .go)
    let open = Self.rollout([Self.failureRate], items: [Self.item("a")])
    #expect(Self.reading(Self.facts(good, open))?.verdict == .hold)
    let done = Self.rollout([Self.failureRate], items: [Self.item("a", done: "2026-10-30")])
    #expect(Self.reading(Self.facts(good, done))?.verdict == .go)
    let empty = Self.rollout([])
    #expect(Self.reading(Self.facts(good, empty))?.verdict == .notYetJudged)
  }

  // MARK: Checks

  @Test func `rollout-phase-overdue`() {
    let late = Self.rollout(
      [], items: [Self.item("a"), Self.item("b", done: "2026-10-07"), Self.item("c")])
    #expect(
      RolloutPhaseOverdue().messages(in: Self.facts([], late)) == [
        "agents: week-4 ended on 2026-11-01, and of its 3 items these are not done: a, c"
      ])
    #expect(
      RolloutPhaseOverdue().findings(in: Self.facts([], late)).first?.since == at("11-02 00:00"))
    let done = Self.rollout([], items: [Self.item("b", done: "2026-10-07")])
    #expect(RolloutPhaseOverdue().messages(in: Self.facts([], done)) == [])
    // What is done tomorrow is not done today.
    let tomorrow = Self.rollout([], items: [Self.item("b", done: "2026-11-22")])
    #expect(RolloutPhaseOverdue().messages(in: Self.facts([], tomorrow)).count == 1)
  }

  @Test func `rollout-advanced-without-evidence`() {
    let bad = Self.deployments(before: 0, since: 5)
    let good = Self.deployments(before: 1, since: 1)
    func found(
      _ deployments: [Deployment], passed: String? = nil, evidence: [String] = [],
      later: [Rollout.Item] = [], decisions: [Decision] = []
    ) -> [String] {
      var facts = Self.facts(
        deployments,
        Self.rollout([Self.failureRate], passed: passed, evidence: evidence, later: later))
      facts.decisions = decisions
      return RolloutAdvancedWithoutEvidence().messages(in: facts)
    }
    #expect(found(good, passed: "2026-11-03", evidence: ["notes.md"]) == [])
    #expect(
      found(good, passed: "2026-11-03") == [
        "agents: the gate of week-4 was passed on 2026-11-03, and nothing is named for it"
      ])
    #expect(
      found(bad, passed: "2026-11-03", evidence: ["notes.md"]) == [
        "agents: the gate of week-4 was passed on 2026-11-03; its figures say: hold"
      ])
    #expect(
      found([], passed: "2026-11-03", evidence: ["notes.md"]) == [
        "agents: the gate of week-4 was passed on 2026-11-03; its figures say: not yet judged"
      ])
    #expect(found(good, passed: "2026-10-20", evidence: ["notes.md"]).count == 1)
    let decision = `Checks of registers`.decision("ADR-9")
    #expect(found(bad, passed: "2026-11-03", evidence: ["ADR-9"], decisions: [decision]) == [])
    #expect(
      found(bad, later: [Self.item("x", done: "2026-11-10")]) == [
        "agents: the gate of week-4 is not passed, but x of a later phase is done"
      ])
    // Before its phase begins it is preparation.
    #expect(found(bad, later: [Self.item("x", done: "2026-10-10")]) == [])
  }

  @Test func `pilot-without-one-owner`() {
    var plan = Self.rollout([])
    let place = line(3, "state/rollouts.yaml")
    plan.pilots = [
      .init(workflow: "a", owners: ["x"], source: place), .init(workflow: "b", source: place),
      .init(workflow: "c", owners: ["x", "y"], source: place),
    ]
    #expect(
      PilotWithoutOneOwner().messages(in: Self.facts([], plan)) == [
        "agents: the pilot b has no owner", "agents: the pilot c has 2 owners: x, y",
      ])
  }
}
