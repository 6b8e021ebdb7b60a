import Diagnostics
import Formats
import Model
import Testing
import WorkspaceFixtures

@testable import Ingest

/// What an import writes is what the readers of event files read.
@Suite struct ImportRoundTripTests {
  static let place = Diagnostics.SourceLocation(path: "")
  static let times = (1...9).map { Instant(microseconds: Int64($0) * 1_000_500_000) }

  static let deployments: [Deployment] = [
    Deployment(id: "git:s@v1", service: "s", finishedAt: times[0], source: place),
    Deployment(
      id: "git:s@v2", service: "s", environment: "live", startedAt: times[1],
      finishedAt: times[2], outcome: .failed, kind: .rollback, sha: "b", previousSHA: "a",
      changes: ["git:s#1", "git:s:c"], rollbackOf: "git:s@v1", source: place),
  ]

  static let changes: [Change] = [
    Change(id: "git:s#1", service: "s", mergedAt: times[0], source: place),
    Change(
      id: "gh:a/s#2 \"<ü>\"", service: "s", authoredAt: times[0], createdAt: times[1],
      reviewRequestedAt: times[2], firstReviewAt: times[3], firstReviewer: "r",
      author: "helper[bot]", authorKind: .agent, mergedAt: times[4], mergedBy: "m",
      closedAt: times[5], approvers: ["p", "q"], commits: ["1", "2"],
      testPlan: .present("https://x"), rollbackPlan: .none, additions: 3, deletions: 0,
      kind: "fix", source: place),
    Change(id: "z", service: "s", mergedAt: times[6], testPlan: .present(nil), source: place),
  ]

  static let incidents: [Incident] = [
    Incident(id: "pd:Q1", services: ["s"], detectedAt: times[0], source: place),
    Incident(
      id: "gh:a/s#3", services: ["s", "t"], severity: .sev2, environment: "live",
      detectedAt: times[1], impactStart: times[0], mitigatedAt: times[2], resolvedAt: times[3],
      cause: .deployment("git:s@v1"), failureMode: "db",
      pages: [
        Page(
          at: times[1], responder: "Ada", zone: "Europe/Berlin", acknowledgedAt: times[2],
          source: place), Page(at: times[2], responder: "Bob", source: place),
      ], title: "Down\nagain", source: place),
    Incident(
      id: "x", services: ["s"], detectedAt: times[4], cause: .notChangeRelated, source: place),
  ]

  @Test func `every record is read back as it was`() async throws {
    let workspace = try FixtureWorkspace()
    var records = ImportedRecords()
    records.deployments = Self.deployments
    records.changes = Self.changes
    records.incidents = Self.incidents
    let log = DiagnosticLog()
    for kind in ImportedKind.allCases {
      _ = try ImportedFile(kind, source: "git", label: "s")
        .write(records, root: workspace.root, isDryRun: false, log: log)
    }
    let facts = await WorkspaceReader.read(
      root: try WorkspaceFolder(root: workspace.root), jobs: 1, log: log)
    #expect(log.sorted == [])
    #expect(
      Self.sorted(Self.placed(facts.deployments, \.source), \.id)
        == Self.sorted(Self.deployments, \.id))
    #expect(
      Self.sorted(Self.placed(facts.changes, \.source), \.id) == Self.sorted(Self.changes, \.id))
    var incidents = Self.sorted(Self.placed(facts.incidents, \.source), \.id)
    for index in incidents.indices {
      incidents[index].bodyLine = 1
      incidents[index].pages = Self.placed(incidents[index].pages, \.source)
    }
    #expect(incidents == Self.sorted(Self.incidents, \.id))
  }

  /// Records of different files have different places; the rest is to be the same.
  private static func placed<Record>(
    _ records: [Record], _ source: WritableKeyPath<Record, Diagnostics.SourceLocation>
  ) -> [Record] {
    records.map { record in
      var record = record
      record[keyPath: source] = place
      return record
    }
  }

  private static func sorted<Record>(
    _ records: [Record], _ id: KeyPath<Record, String>
  ) -> [Record] {
    records.sorted { $0[keyPath: id] < $1[keyPath: id] }
  }
}
