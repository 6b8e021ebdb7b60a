import Checks
import Diagnostics
import Figures
import Model
import RecordFixtures
import Testing

@testable import Pack

/// The pages of rollouts, meetings and maintenance. The as-of is Friday 20 November 2026, 15:00 UTC.
@Suite struct `Pages of meetings` {
  static func context(_ change: (inout Facts) -> Void) -> PackContext {
    var facts = Facts(sources: fresh(.minutes, .rollouts, .audit))
    change(&facts)
    let asOf = at("11-20 15:00")
    let now = Assessment.of(facts, asOf: asOf)
    return PackContext(
      now: now, before: PriorAssessment(now),
      calendar: ReviewCalendar(settings: facts.settings, zone: facts.zone, asOf: asOf),
      diagnostics: [])
  }

  static func minutes(
    _ cadence: MeetingCadence, _ date: String, actions: [ActionItem] = [], ticks: [String] = []
  ) -> Minutes {
    let place = line(1, "ops/reviews/\(cadence.rawValue)/\(date).md")
    return Minutes(
      cadence: cadence.rawValue, date: day(date), actions: actions,
      ticks: ticks.map { ChecklistTick(itemID: $0, done: true, source: place) }, source: place)
  }

  static func action(_ id: String, due: String) -> ActionItem {
    ActionItem(id: id, title: id, due: day(due), source: line(3))
  }

  static func document(_ path: String, _ context: PackContext) throws -> PackDocument {
    try #require(PackCatalog.documents(in: context).first { $0.path == path }, "\(path)")
  }

  /// The first cells of a section's first table.
  static func firstCells(_ blocks: [Block]) -> [String] {
    blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }.first?
      .rows.map { row in
        row[0].map { if case .text(let text) = $0 { text } else { "" } }.joined()
      } ?? []
  }

  @Test func `each review has the actions of its own meetings, the governance review all`() throws {
    let context = Self.context { facts in
      facts.minutes = [
        Self.minutes(.autonomyRisk, "2026-10-28", actions: [Self.action("AR", due: "2026-12-01")]),
        Self.minutes(.maintenance, "2026-10-30", actions: [Self.action("MT", due: "2026-11-01")]),
        Self.minutes(.agentOps, "2026-11-10", actions: [Self.action("AO", due: "2026-11-19")]),
        Self.minutes(.vendorModel, "2026-11-11", actions: [Self.action("VM", due: "2026-12-02")]),
        Self.minutes(.friday, "2026-11-13", actions: [Self.action("FR", due: "2026-11-18")]),
      ]
    }
    let expected: [(path: String, actions: [String])] = [
      ("packs/2026-11-20/", ["MT", "FR", "AO", "AR", "VM"]), ("autonomy/2026-11/", ["AR"]),
      ("vendors/2026-Q4/", ["VM"]), ("agent-ops/2026-W46/", ["AO"]), ("maintenance/", ["MT"]),
      ("reviews/", ["MT", "FR", "AO", "AR", "VM"]),
    ]
    for (path, actions) in expected {
      let page = try Self.document(path, context)
      let blocks = CarriedActionsSection().blocks(for: page, in: context)
      #expect(Self.firstCells(blocks) == actions, "\(path)")
    }
  }

  @Test func `every decision that is asked for has a default and a deadline`() {
    let context = Self.context { facts in
      facts.proposals = [
        Proposal(id: "P", title: "P", status: .pending, source: line(1, "ops/p.md"))
      ]
      facts.decisions = [
        Decision(id: "D", title: "D", status: .proposed, source: line(1, "ops/d.md"))
      ]
      facts.rollouts = [Self.rollout]
    }
    let items = Agenda.items(in: context)
    #expect(items.map(\.kind) == ["Decision", "Proposal", "Rollout"])
    #expect(items.allSatisfy { $0.deadline == day("2026-11-20") && !$0.fallback.isEmpty })
    #expect(items.last?.fallback == "does not go on")
  }

  static let rollout = Rollout(
    id: "R", start: day("2026-10-01"),
    phases: [
      Rollout.Phase(
        id: "one", days: 1...14,
        gate: Rollout.Gate(
          conditions: [
            Rollout.Condition(figure: "os.tasks_completed", minimum: 1, source: line(4))
          ], source: line(3)), source: line(2))
    ], source: line(1, "state/rollouts.yaml"))

  @Test func `a rollout's chart has its phases by date, and says what the gates say`() throws {
    let context = Self.context { $0.rollouts = [Self.rollout] }
    let chart = try #require(RolloutChart.chart(of: context.now.rollouts[0], in: context))
    guard case .timeline(let timeline) = chart.form else {
      Issue.record("no timeline")
      return
    }
    #expect(timeline.window == at("10-01 00:00")..<at("10-15 00:00"))
    #expect(timeline.rows.map(\.state) == [.done])
    #expect(timeline.rows.map(\.gate) == [.open])
    #expect(chart.takeaway == "R, day 14 of 14: no items; the gates say not yet judged.")
  }

  @Test func `the review's minutes are found a day early, and the next month's for this one`()
    throws
  {
    let context = Self.context { facts in
      facts.minutes = [
        Self.minutes(.autonomyRisk, "2026-11-03"), Self.minutes(.friday, "2026-11-19"),
        Self.minutes(.autonomyRisk, "2026-11-18"),
      ].sorted { $0.date < $1.date }
      facts.minutes.insert(Self.minutes(.friday, "2026-09-04"), at: 0)
    }
    let friday = try Self.document("packs/2026-11-20/", context)
    #expect(
      Self.caption(MinutesSection().blocks(for: friday, in: context)) == "Minutes of 2026-11-19")
    let month = try Self.document("autonomy/2026-11/", context)
    #expect(
      Self.caption(AutonomyMinutesSection().blocks(for: month, in: context))
        == "Minutes of 2026-11-18")
    // Those of 3 November are October's, which had none.
    #expect(
      context.meetings.minutes(of: .autonomyRisk, in: .month(year: 2026, month: 10)).map(\.date)
        == [day("2026-11-03")])
  }

  private static func caption(_ blocks: [Block]) -> String? {
    if case .table(let table)? = blocks.first { table.caption } else { nil }
  }

  @Test func `the maintenance list says what was found, and takes ticks of the last 31 days`()
    throws
  {
    func states(_ ticks: [String], on date: String) -> [MaintenanceItem.State] {
      let context = Self.context { facts in
        facts.minutes = [Self.minutes(.maintenance, date, ticks: ticks)]
        facts.auditEntries = [audit("T", at("01-05 10:00"), "x")]
      }
      return MaintenanceList(context).items.map(\.state)
    }
    // The log, the registry and the vendors are missing: unknown without a tick.
    #expect(
      states([], on: "2026-10-30")
        == [.done, .unknown, .unknown, .unknown, .unknown, .unknown, .unknown])
    let all = MaintenanceTick.allCases.map(\.rawValue)
    #expect(states(all, on: "2026-10-20") == Array(repeating: .done, count: 7))
    #expect(
      states(all, on: "2026-10-19")
        == [.done, .unknown, .unknown, .unknown, .unknown, .toDo, .toDo])
  }

  /// Twelve months are 365 days: the entry is 366 days old, or 365.
  @Test func `audit records are due for archiving after the months of retention`() throws {
    func item(_ date: String) -> MaintenanceItem {
      let context = Self.context { facts in
        var entry = audit("T", at("01-05 10:00"), "x")
        entry.at = nil
        entry.date = day(date)
        facts.auditEntries = [entry]
      }
      return MaintenanceList(context).items[0]
    }
    #expect(item("2025-11-20").state == .done)
    #expect(item("2025-11-19").state == .toDo)
  }

  @Test func `agents of tests, and those without a session in 13 weeks, are named`() {
    let context = Self.context { facts in
      facts.sources += fresh(.agents, .sessions)
      facts.agents = [
        Agent(id: "ai_claude-1", registeredAt: at("01-05 10:00"), source: line(1)),
        Agent(id: "ai-test-2", registeredAt: at("11-19 10:00"), source: line(2)),
        Agent(id: "idle-3", registeredAt: at("01-05 10:00"), source: line(3)),
        Agent(id: "new-4", registeredAt: at("11-19 10:00"), source: line(4)),
      ]
      facts.sessions = [
        session(
          "s", start: "11-18 10:00", state: "terminated", end: ("11-18 11:00", "task_complete"))
      ]
    }
    let item = MaintenanceList(context).items[2]
    #expect(item.state == .toDo)
    guard case .text(let words)? = item.found.first else {
      Issue.record("nothing found")
      return
    }
    #expect(words == "named as a test, or without a session in 13 weeks: ai-test-2, idle-3 ")
  }
}
