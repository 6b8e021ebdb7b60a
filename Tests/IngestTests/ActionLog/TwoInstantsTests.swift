import Diagnostics
import Foundation
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// The log as of the review before, which comes of the same reading: it is what a reading as of then
/// alone comes to.
@Suite struct TwoInstantsTests {
  static func manner(_ before: Instant, usesCache: Bool = false) -> ActionLogManner {
    ActionLogManner(usesCache: usesCache, isHashed: true, before: { _, _, _ in before })
  }

  /// Each day and each line of the worked example: its doubles, superseding lines, escalations and
  /// late finds come to be one after the other.
  @Test func `every instant of the worked example is right at the side of a later one`()
    async throws
  {
    let derivation = "\(FixtureWorkspace.projectRoot)/Tests/IngestTests/Derivation"
    let lines = try String(contentsOfFile: "\(derivation)/action-log.jsonl", encoding: .utf8)
    let workspace = try FixtureWorkspace([
      WorkedExampleTests.path: lines, "state/vendors.yaml": WorkedExampleTests.vendors,
    ])
    let asOf = Instant(seconds: 1_795_132_800)
    let times = lines.matches(of: /"ts": ?"([^"]*)"/).compactMap { Instant(rfc3339: String($0.1)) }
    #expect(times.count >= 55)
    let instants = Set(times + times.map { $0 - .seconds(1) }).sorted()
    for before in instants where before < asOf {
      let both = try await ReadWorkspace(workspace, asOf: asOf, manner: Self.manner(before))
      let alone = try await ReadWorkspace(workspace, asOf: before)
      #expect(both.facts.agentLogBefore == alone.facts.agentLog, "\(before)")
      #expect(both.facts.agentLog?.asOf == asOf)
    }
  }

  /// Parts before, on and behind the instant; the second time from the cache.
  @Test(arguments: [9, 10, 11].map { Instant(rfc3339: "2026-11-\($0 < 10 ? "0" : "")\($0)T08:00:00Z") })
  func `a log of several parts is right as of both instants`(before: Instant?) async throws {
    let before = try #require(before)
    let late = Instant(rfc3339: "2026-11-20T00:00:00Z")
    let workspace = try FixtureWorkspace([LongLogTests.path: LongLogTests.text])
    let alone = try await ReadWorkspace(workspace, asOf: before)
    let now = try await ReadWorkspace(workspace, asOf: late)
    for _ in 0..<2 {
      let both = try await ReadWorkspace(
        workspace, asOf: late, manner: Self.manner(before, usesCache: true))
      #expect(both.facts.agentLogBefore == alone.facts.agentLog)
      #expect(both.facts.agentLog == now.facts.agentLog)
      #expect(both.diagnostics == now.diagnostics)
    }
    // A week on, the review before is another one.
    let later = try await ReadWorkspace(
      workspace, asOf: late, manner: Self.manner(before + .hours(1), usesCache: true))
    #expect(later.facts.agentLogBefore?.workflows == alone.facts.agentLog?.workflows)
  }

  @Test func `a compressed log is right as of both instants`() async throws {
    let before = try #require(Instant(rfc3339: "2026-11-10T08:00:00Z"))
    let workspace = try FixtureWorkspace()
    try workspace.write(
      LongLogTests.path + ".gz", bytes: try HostileLogTests.compressed("gzip", LongLogTests.text))
    let alone = try await ReadWorkspace(workspace, asOf: before)
    let both = try await ReadWorkspace(
      workspace, asOf: before + .days(7), manner: Self.manner(before))
    #expect(both.facts.agentLogBefore == alone.facts.agentLog)
  }

  @Test func `facts give the log of an instant, and none where it is not known`() throws {
    let (first, second) = (Instant(seconds: 1000), Instant(seconds: 2000))
    var facts = Facts(agentLog: AgentLog(asOf: second), agentLogBefore: AgentLog(asOf: first))
    #expect(facts.agentLog(asOf: first)?.asOf == first)
    #expect(facts.agentLog(asOf: second)?.asOf == second)
    #expect(facts.agentLog(asOf: Instant(seconds: 1500)) == nil)
    facts = Facts(agentLog: AgentLog())
    #expect(facts.agentLog(asOf: first) == AgentLog())
  }
}
