import Checks
import Diagnostics
import Figures
import Model
import RecordFixtures
import Testing

@Suite struct `Weekly checklist` {
  /// The evening after the review.
  static let friday = at("11-20 18:00")

  static func items(_ change: (inout Facts) -> Void) -> [String: ChecklistItem] {
    var facts = HealthFixture.facts
    change(&facts)
    return Dictionary(
      uniqueKeysWithValues: Assessment.of(facts, asOf: friday).checklist.map { ($0.id, $0) })
  }

  static func minutes(_ ticks: (String, Bool)...) -> Minutes {
    let path = "ops/reviews/friday/2026-11-20.md"
    return Minutes(
      cadence: "friday", date: day("2026-11-20"),
      ticks: ticks.enumerated().map { index, tick in
        ChecklistTick(itemID: tick.0, done: tick.1, source: line(index + 5, path))
      }, source: line(1, path))
  }

  static let proposal = Proposal(
    id: "P1", title: "Change", status: .pending, date: day("2026-11-10"), source: line(1, "p.md"))

  @Test func `the items of the operating model, in its order`() {
    #expect(
      Assessment.of(HealthFixture.facts, asOf: Self.friday).checklist.map { "\($0.group)/\($0.id)" }
        == [
          "governance/decisions", "governance/proposals", "governance/deviations",
          "system health/orphaned-tasks", "system health/agents", "system health/spec-registry",
          "documentation/pack-index", "documentation/capability-map",
        ])
  }

  @Test func `new decisions are those since the last review`() {
    let items = Self.items { facts in
      facts.decisions = ["2026-11-13", "2026-11-14", "2026-11-20", "2026-11-21"].map { date in
        Decision(
          id: date, title: "", status: .accepted, date: day(date), owner: "o", source: line(1, date)
        )
      }
      facts.minutes = [
        Minutes(cadence: "friday", date: day("2026-11-13"), source: line(1, "m.md"))
      ]
    }
    #expect(items["decisions"]?.state == .found)
    #expect(items["decisions"]?.evidence.map(\.record) == ["2026-11-14", "2026-11-20"])
  }

  @Test func `a pending proposal is open until a person ticks it`() {
    let open = Self.items { $0.proposals = [Self.proposal] }["proposals"]
    #expect(open?.state == .open(toDo: "decide on the pending proposals"))
    #expect(open?.reason == "1 pending: P1")
    let ticked = Self.items {
      $0.proposals = [Self.proposal]
      $0.minutes = [Self.minutes(("proposals", true))]
    }["proposals"]
    #expect(ticked?.state == .tickedByPerson)
    #expect(ticked?.contradiction == nil)
    #expect(
      ticked?.evidence.map(\.source.citation) == ["p.md:1", "ops/reviews/friday/2026-11-20.md:5"])
  }

  @Test func `a tick against the findings is honoured, and contradicted`() {
    let item = Self.items {
      $0.packIndex = [
        PackIndexEntry(
          id: "A", path: "a.md", status: "active", statusText: "active", exists: false,
          source: line(3, "index.md"))
      ]
      $0.minutes = [Self.minutes(("pack-index", true))]
    }["pack-index"]
    #expect(item?.state == .tickedByPerson)
    #expect(item?.contradiction == "ticked in the minutes, but 1 finding: A")
  }

  @Test func `what a person left open is open`() {
    let item = Self.items { $0.minutes = [Self.minutes(("agents", false))] }["agents"]
    #expect(item?.state == .open(toDo: "close the item, which the minutes leave open"))
    #expect(item?.contradiction?.hasPrefix("left open in the minutes, but every session") == true)
  }

  @Test func `ticks of another Friday do not count`() {
    let item = Self.items {
      $0.proposals = [Self.proposal]
      var old = Self.minutes(("proposals", true))
      old.date = day("2026-11-13")
      $0.minutes = [old]
    }["proposals"]
    #expect(item?.isTicked == false)
  }

  @Test func `an input that is missing leaves its item to a person`() {
    let item = Self.items { $0.sources.removeAll { $0.kind == .packIndex } }["pack-index"]
    #expect(item?.state == .open(toDo: "look for yourself"))
    #expect(item?.reason == "could not be tested: no architecture pack index found")
  }

  @Test(arguments: [
    ("11-20 00:00", "2026-11-20"), ("11-21 12:00", "2026-11-27"), ("11-26 23:59", "2026-11-27"),
    ("11-27 00:00", "2026-11-27"),
  ])
  func `the review day is the Friday to come, or today's`(time: String, date: String) {
    let context = CheckContext(facts: Facts(), figures: FigureSet([]), asOf: at(time))
    #expect(WeeklyChecklist.nextReviewDay(context) == day(date))
  }
}
