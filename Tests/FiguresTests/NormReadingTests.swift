import Diagnostics
import Figures
import Model
import RecordFixtures
import Testing

/// Counted by hand from the records written here; `now` is 21 November 2026, so that the 13 weeks
/// begin on 22 August.
@Suite struct `What shows a norm` {
  private static func reading(_ norm: Norm, _ change: (inout Facts) -> Void) -> NormReading {
    var facts = Facts(norms: [norm])
    change(&facts)
    let readings = RecordReading(facts: facts, asOf: now).normReadings
    return readings[0]
  }

  private static func norm(_ measure: Norm.Measure?) -> Norm {
    Norm(id: "n", measure: measure, source: line(1, "state/norms.yaml"))
  }

  private static func miss(_ id: String, _ date: String, _ caught: Bool?) -> NearMiss {
    NearMiss(
      id: id, date: day(date), isCaughtBeforeCustomer: caught,
      source: line(1, "ops/near-misses/\(id).md"))
  }

  @Test func `catches before the customer are counted of the near misses`() {
    let reading = Self.reading(Self.norm(.catchesBeforeCustomer)) { facts in
      facts.sources = fresh(.nearMisses)
      facts.nearMisses = [
        Self.miss("old", "2026-08-21", true), Self.miss("first", "2026-08-22", true),
        Self.miss("late", "2026-10-01", false), Self.miss("open", "2026-10-02", nil),
        Self.miss("next", "2026-11-22", true),
      ]
    }
    #expect(reading.counts.map(\.words) == ["1 of 3 near misses were caught before the customer"])
    #expect(reading.counts[0].evidence.map(\.record) == ["first"])
    #expect(reading.state == .shown)
  }

  @Test func `a norm without its records is unknown`() {
    let absent = Self.reading(Self.norm(.catchesBeforeCustomer)) { _ in }
    #expect(absent.state == .unknown(because: "no near misses found"))
    let none = Self.reading(Self.norm(.blamelessPostmortems)) { facts in
      facts.sources = fresh(.postmortems)
    }
    #expect(none.state == .unknown(because: "no postmortem was written"))
    let bare = Self.reading(Self.norm(nil)) { _ in }
    #expect(bare.state == .unknown(because: "nothing is named that would show it"))
  }

  @Test func `one postmortem that is not blameless is named`() {
    func postmortem(_ id: String, _ isBlameless: Bool?) -> Postmortem {
      Postmortem(
        id: id, date: day("2026-10-01"), isBlameless: isBlameless,
        source: line(1, "ops/postmortems/\(id).md"))
    }
    let reading = Self.reading(Self.norm(.blamelessPostmortems)) { facts in
      facts.sources = fresh(.postmortems)
      facts.postmortems = [postmortem("a", true), postmortem("b", nil)]
    }
    #expect(reading.counts.map(\.words) == ["1 of 2 postmortems are blameless"])
    #expect(reading.state == .notShown(because: "not said to be blameless: b"))
  }

  /// A took 90 away and added 10, B added 40, C says nothing, D is a switch taken out with nothing
  /// stated, E is older: removed 95, added 50.
  @Test func `deletions are counted from merged changes`() {
    func change(
      _ id: String, _ merged: String, _ added: Int?, _ removed: Int?, kind: String? = nil
    ) -> Change {
      Change(
        id: id, service: "s", mergedAt: at(merged), additions: added, deletions: removed,
        kind: kind, source: line(1, "ops/changes/c.jsonl"))
    }
    let reading = Self.reading(Self.norm(.deletions)) { facts in
      facts.sources = fresh(.changes)
      facts.changes = [
        change("A", "10-01 08:00", 10, 90), change("B", "10-02 08:00", 40, 5),
        change("C", "10-03 08:00", nil, nil),
        change("D", "10-04 08:00", nil, nil, kind: "flag-removal"),
        change("E", "08-21 23:00", 0, 500), change("F", "11-21 12:01", 0, 500),
      ]
    }
    #expect(
      reading.counts.map(\.words) == [
        "1 of 2 merged changes removed more lines than they added; 2 state no lines",
        "95 lines removed and 50 added, net 45 fewer", "1 flag removed",
      ])
    #expect(reading.counts.map { $0.evidence.map(\.record) } == [["A"], [], ["D"]])
    #expect(reading.state == .shown)
  }

  /// One change took 12 345 lines away and added 10 000.
  @Test func `large counts of lines stand in groups of three`() {
    let reading = Self.reading(Self.norm(.deletions)) { facts in
      facts.sources = fresh(.changes)
      facts.changes = [
        Change(
          id: "A", service: "s", mergedAt: at("10-01 08:00"), additions: 10_000, deletions: 12_345,
          kind: nil, source: line(1, "ops/changes/c.jsonl"))
      ]
    }
    #expect(
      reading.counts[1].words
        == "12\u{202F}345 lines removed and 10\u{202F}000 added, net 2345 fewer")
    #expect(
      reading.counts[0].evidence.map(\.detail)
        == ["12\u{202F}345 removed, 10\u{202F}000 added"])
  }

  @Test func `an entry shows what no other record can`() {
    var norm = Self.norm(.shadowOnboarding)
    norm.instances = ["2026-08-21", "2026-10-16"].map {
      Norm.Instance(date: day($0), title: "beside the agents", source: line(5, "state/norms.yaml"))
    }
    let reading = Self.reading(norm) { _ in }
    #expect(reading.counts.map(\.words) == ["1 occasion written down"])
    #expect(reading.state == .shown)
  }

  /// Weeks 34 to 47 are looked at; the cell of week 33 is older, and the other lane does not count.
  @Test func `work in the lane shadow is found in the log`() {
    func actions(_ name: String, _ lane: String, _ count: Int) -> AgentActions {
      AgentActions(
        key: AgentCellKey(workflow: "refunds", week: week(name), lane: lane), count: count,
        first: at("09-01 08:00"), last: at("09-01 08:00"))
    }
    let reading = Self.reading(Self.norm(.shadowOnboarding)) { facts in
      facts.sources = fresh(.actions)
      facts.agentLog = AgentLog(
        actions: [
          actions("2026-W33", "shadow", 100), actions("2026-W34", "shadow", 3),
          actions("2026-W40", "hitl", 50), actions("2026-W41", "shadow", 4),
        ],
        workflows: [
          LoggedWorkflow(
            id: "refunds", lines: 157, units: 9, first: at("08-01 08:00"), last: at("10-01 08:00"),
            oldest: line(1, "ops/actions/a.jsonl"))
        ])
    }
    #expect(reading.counts.map(\.words) == ["1 workflow with 7 actions in the lane shadow"])
    #expect(reading.state == .shown)
  }
}
