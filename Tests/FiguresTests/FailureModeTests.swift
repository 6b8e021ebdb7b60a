import Diagnostics
import Figures
import Model
import RecordFixtures
import Testing

/// By hand.
@Suite struct `Failure modes` {
  static func incident(_ id: String, _ day: String, hours: Int64, _ mode: String?) -> Incident {
    let start = at("\(day) 10:00")
    return Incident(
      id: id, services: ["pay"], severity: .sev2, impactStart: start,
      resolvedAt: start + .hours(hours), failureMode: mode,
      source: line(1, "ops/incidents/\(id).md"))
  }

  static func action(_ id: String, due: String? = nil, status: String = "open") -> ActionItem {
    ActionItem(id: id, title: id, due: due.map(day), status: status, source: line(5, "ops/x.md"))
  }

  static let facts = Facts(
    incidents: [
      incident("A", "11-02", hours: 1, "capacity"), incident("B", "11-03", hours: 1, "capacity"),
      incident("C", "11-04", hours: 1, "config"), incident("D", "11-05", hours: 1, "config"),
      incident("E", "11-06", hours: 9, "human"), incident("F", "11-07", hours: 2, nil),
    ],
    nearMisses: [
      NearMiss(
        id: "N", failureMode: "capacity", actions: [action("n1", due: "2026-12-01")],
        source: line(1))
    ],
    postmortems: [
      Postmortem(
        id: "P", incident: "B",
        actions: [action("p2"), action("p1", due: "2026-11-30"), action("p0", status: "done")],
        source: line(1)),
      Postmortem(id: "Q", failureMode: "config", actions: [action("q1")], source: line(1)),
    ], failureModes: ["config", "capacity"].map { FailureMode(id: $0, source: line(1)) },
    sources: fresh(.incidents, .failureModes))

  @Test func `ties are broken by name, and what does not recur is not on top`() {
    let ranking = FailureModeRanking(RecordReading(facts: Self.facts, asOf: now))
    #expect(ranking.modes.map(\.mode) == ["capacity", "config"])
    #expect(ranking.modes.map(\.minutes) == [120, 120])
    #expect(ranking.unclassified.incidents.map(\.id) == ["F"])
    #expect(
      ranking.unknown.map { "\($0.record): \($0.reason)" } == [
        "E: the failure mode human is not in the vocabulary"
      ])
    #expect(ranking.modes[0].openActions.map(\.id) == ["p1", "n1", "p2"])
    #expect(ranking.modes[1].openActions.map(\.id) == ["q1"])
  }

  @Test func `as many as the settings ask for are on top`() {
    var facts = Self.facts
    facts.settings.topFailureModes = 1
    let ranking = FailureModeRanking(RecordReading(facts: facts, asOf: now))
    #expect(ranking.top.map(\.mode) == ["capacity"])
  }

  @Test func `without a vocabulary the stated modes are taken, and the figure says so`() throws {
    var facts = Self.facts
    facts.sources = fresh(.incidents)
    let figures = FailureModes().figures(of: facts)
    let whole = try #require(figures.reading("ops.failure_modes"))
    #expect(
      whole.status
        == .partial(because: "no failure modes found: modes are taken as the incidents state them"))
    #expect(whole.value == 2)
    #expect(whole.excluded == [])
    #expect(figures.reading("ops.failure_modes{mode=\"human\"}")?.value == 1)
    let ranking = FailureModeRanking(RecordReading(facts: facts, asOf: now))
    #expect(ranking.modes.map(\.mode) == ["human", "capacity", "config"])
    #expect(ranking.top.map(\.mode) == ["capacity", "config"])
  }
}
