import Diagnostics
import Foundation
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// The worked example of `Derivation/action_log_lines.py`. The expected values are those of
/// `Derivation/action_log.py`, which works them out apart from the program (`action-log.txt`).
@Suite struct WorkedExampleTests {
  static let path = "ops/actions/2026.jsonl"

  static let vendors = """
    vendors:
      - id: maker
        models: [{id: m-1}]
        prices:
          - {model: m-1, from: 2026-01-01, input: 3, output: 15, cache_read: 0.3,
             cache_write: 3.75, per: 1000000, currency: EUR}
          - {model: m-1, from: 2026-11-09, input: 2, output: 10, per: 1000000, currency: EUR}
    """

  static func read(jobs: Int = 2) async throws -> ReadWorkspace {
    let derivation = "\(FixtureWorkspace.projectRoot)/Tests/IngestTests/Derivation"
    let lines = try String(contentsOfFile: "\(derivation)/action-log.jsonl", encoding: .utf8)
    return try await ReadWorkspace(
      [path: lines, "state/vendors.yaml": vendors],
      asOf: Instant(seconds: 1_795_132_800), jobs: jobs)
  }

  static func log() async throws -> AgentLog {
    try #require(await read().facts.agentLog)
  }

  @Test func `the as-of is midnight of 20 November 2026`() {
    #expect(Instant(seconds: 1_795_132_800).description == "2026-11-20T00:00:00Z")
  }

  // MARK: Completed units

  struct Week: CustomTestStringConvertible, Sendable {
    var week: ISOWeek?
    var units: Int
    var median: Int
    var p90: Int
    var derived = 0
    var reopened = 0
    var defects = 0
    var escapes = 0
    var late = 0
    var sampled = 0
    var sampledDefects = 0
    var fromSamples = 0
    var testDescription: String { week?.description ?? "" }
  }

  @Test(arguments: [
    Week(week: ISOWeek("2026-W45"), units: 1, median: 3600, p90: 3600, reopened: 1, sampled: 1),
    Week(
      week: ISOWeek("2026-W46"), units: 11, median: 3600, p90: 7200, derived: 3, defects: 3,
      escapes: 1, late: 1, sampled: 1, sampledDefects: 1, fromSamples: 1),
  ])
  func `units count in the week of their first completion`(expected: Week) async throws {
    let cells = try await Self.log().completed.filter { $0.key.week == expected.week }
    func sum(_ value: (CompletedUnits) -> Int) -> Int { cells.reduce(0) { $0 + value($1) } }
    let times = DurationSample.pooled(cells.map(\.cycleTimes))
    #expect(sum(\.units.count) == expected.units)
    #expect(times.median == Rational(expected.median * 1_000_000))
    #expect(times.percentile(90) == Rational(expected.p90 * 1_000_000))
    #expect(sum(\.derivedOpenings) == expected.derived)
    #expect(sum(\.reopened.count) == expected.reopened)
    #expect(sum(\.defects.count) == expected.defects)
    #expect(sum(\.escapes.count) == expected.escapes)
    #expect(sum(\.lateDefects.count) == expected.late)
    #expect(sum(\.sampled.count) == expected.sampled)
    #expect(sum(\.sampledDefects.count) == expected.sampledDefects)
    #expect(sum(\.defectsFromSamplesOnly) == expected.fromSamples)
    #expect(sum(\.withoutOpening.count) == 0)
  }

  @Test func `costs are exact, logged ones win, foreign and unpriced ones stand apart`()
    async throws
  {
    let log = try await Self.log()
    let costs = ["2026-W45", "2026-W46"].map { week in
      log.completed.filter { $0.key.week == ISOWeek(week) }.reduce(into: UnitCost()) {
        $0 += $1.cost
      }
    }
    #expect(costs[0].models.computed.amount == Rational(999, 200_000))
    #expect(costs[0].models.amount.amount == Rational(999, 200_000))
    #expect(costs[0].tokens.input == 1000)
    #expect(costs[0].tokens.output == 200)
    #expect(costs[0].minutes.total == 4)
    #expect(costs[1].models.computed.amount == Rational(267, 25_000))
    #expect(costs[1].models.logged.amount == Rational(1, 100))
    #expect(costs[1].models.loggedOfBoth.amount == Rational(1, 100))
    #expect(costs[1].models.computedOfBoth.amount == Rational(3, 1000))
    #expect(costs[1].models.foreignCalls == 1)
    #expect(costs[1].models.unpricedCalls == 1)
    #expect(costs[1].models.unpricedTokens == 300)
    #expect(costs[1].tools.logged.amount == Rational(1, 2500))
    #expect(costs[1].tokens.input == 5260)
    #expect(costs[1].tokens.output == 606)
    // The approval stands in the log twice: of 1.5 and 2 minutes the larger counts.
    #expect(costs[1].minutes.total == Rational(33, 2))
  }

  @Test func `an escalation counts after an attempt and before the completion`() async throws {
    let outcomes = try await Self.log().outcomes
    func sum(_ week: String, _ value: (UnitOutcomes) -> Int) -> Int {
      outcomes.filter { $0.key.week == ISOWeek(week) }.reduce(0) { $0 + value($1) }
    }
    #expect(sum("2026-W45", \.attempted) == 1)
    #expect(sum("2026-W45", \.escalated.count) == 0)
    #expect(sum("2026-W46", \.attempted) == 12)
    #expect(sum("2026-W46", \.escalated.count) == 2)
    // U6 and U9.
    #expect(
      outcomes.flatMap(\.escalated.first).map(\.citation).sorted()
        == ["\(Self.path):25", "\(Self.path):35"])
  }

  @Test func `open and cancelled units stand apart`() async throws {
    let unfinished = try await Self.log().unfinished
    let open = unfinished.filter { $0.status == .open }
    // U9 was opened on the 12th, U12 on the 13th; the completion of U12 is later than the as-of.
    #expect(
      open.flatMap(\.openings).sorted().map(\.description)
        == ["2026-11-12T08:00:00Z", "2026-11-13T08:00:00Z"])
    #expect(
      unfinished.filter { $0.status == .cancelled }.map(\.key.week) == [ISOWeek("2026-W46")])
  }

  // MARK: Cells

  @Test func `a unit's cell is that of its first call`() async throws {
    let keys = try await Self.log().completed.map { cell in
      [
        cell.key.week?.description, cell.key.model, cell.key.prompt, cell.key.lane,
        String(cell.units.count),
      ].map { $0 ?? "-" }.joined(separator: " ")
    }
    #expect(
      keys == [
        "2026-W45 m-1 decide@1 low 1", "2026-W46 - - low 1", "2026-W46 m-1 decide@1 low 8",
        "2026-W46 m-1 decide@2 low 1", "2026-W46 m-x decide@1 low 1",
      ])
  }

  @Test func `lines that do not count are listed by reason`() async throws {
    let read = try await Self.read()
    let log = try #require(read.facts.agentLog)
    let lines = log.exclusions.mapValues { $0.first.map(\.line) }
    #expect(
      lines == [
        .afterAsOf: [60], .beforeItsParent: [57], .duplicate: [54], .endBeforeStart: [55],
        .superseded: [51],
      ])
    #expect(
      read.summaries.filter { $0.contains("2026.jsonl") } == [
        "GP5203 \(Self.path):51:1", "GP5202 \(Self.path):54:1", "GP5204 \(Self.path):55:1",
        "GP5205 \(Self.path):57:1",
      ])
  }

  @Test func `an approval is asked for and found, and the audit names what is missing`()
    async throws
  {
    let log = try await Self.log()
    let boundary = log.actions.map(\.boundary)
    #expect(boundary.allSatisfy { $0.unapproved.count == 0 && $0.approvedAfterwards.count == 0 })
    #expect(
      log.tools.map { "\($0.tool) \($0.calls.count) \($0.withoutApproval.count)" } == ["pay 1 0"])
    let audits = log.actions.map(\.audit)
    #expect(audits.allSatisfy { $0.logged == $0.replayable })
    #expect(audits.reduce(0) { $0 + $1[.decision].needed } == 1)
    #expect(audits.reduce(0) { $0 + $1[.decision].present } == 1)
  }

  @Test func `workflows know their units and their oldest line`() async throws {
    let workflow = try #require(try await Self.log().workflows.first)
    #expect(workflow.id == "refunds")
    #expect(workflow.units == 15)
    #expect(workflow.lines == 55)
    #expect(workflow.oldest.citation == "\(Self.path):1")
  }

  @Test func `the number of threads changes nothing`() async throws {
    let one = try await Self.read(jobs: 1)
    let four = try await Self.read(jobs: 4)
    #expect(one.facts.agentLog == four.facts.agentLog)
    #expect(one.diagnostics == four.diagnostics)
  }
}
