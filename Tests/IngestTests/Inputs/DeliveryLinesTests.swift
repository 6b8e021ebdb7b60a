import Diagnostics
import Foundation
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// Native lines of deployments, changes and incidents. Expected values are read off the lines.
struct DeliveryLinesTests {
  static func instant(_ text: String) -> Instant? { Instant(rfc3339: text) }

  @Test func `a deployment with every field`() async throws {
    let read = try await ReadWorkspace([
      "ops/deployments/2026-11.jsonl": #"""
      {"id":"d1","service":"checkout","environment":"staging","started_at":"2026-11-20T09:00:00+01:00","finished_at":"2026-11-20T08:05:00.25Z","outcome":"rolled_back","kind":"hotfix","sha":"a1","prev_sha":"a0","changes":["c1","c2"],"remediates":"d0","rollback_of":"d9","incident":"i1","planned":false,"approved_by":"ann","blast_radius":"high","x":{"url":"u"}}
      {"id":"d2","service":"checkout","finished_at":"2026-11-20T09:00:00Z","outcome":"Rolled-back","approved_by":["bo","ann"],"sha":null}

      """#
    ])
    #expect(read.summaries == [])
    let path = "ops/deployments/2026-11.jsonl"
    let full = Deployment(
      id: "d1", service: "checkout", environment: "staging",
      startedAt: Self.instant("2026-11-20T08:00:00Z"),
      finishedAt: Self.instant("2026-11-20T08:05:00.250000Z"), outcome: .rolledBack, kind: .hotfix,
      sha: "a1", previousSHA: "a0", changes: ["c1", "c2"], remediates: "d0", rollbackOf: "d9",
      incident: "i1", isPlanned: false, approvedBy: ["ann"], blastRadius: "high",
      source: SourceLocation(path: path, line: 1, column: 1))
    let plain = Deployment(
      id: "d2", service: "checkout", finishedAt: Self.instant("2026-11-20T09:00:00Z"),
      outcome: .rolledBack, approvedBy: ["bo", "ann"],
      source: SourceLocation(path: path, line: 2, column: 1))
    #expect(read.facts.deployments == [full, plain])
    let source = read.facts.source(.deployments)
    #expect([source.status] == [.fresh] && source.recordCount == 2)
    #expect(source.newest == Self.instant("2026-11-20T09:00:00Z"))
  }

  @Test func `a change with every field, and plans in all their forms`() async throws {
    let read = try await ReadWorkspace([
      "ops/changes/a.json": #"""
      [{"id": "c1", "service": "s", "authored_at": "2026-11-01T00:00:00Z",
        "created_at": "2026-11-02T00:00:00Z", "review_requested_at": "2026-11-03T00:00:00Z",
        "first_review_at": "2026-11-04T00:00:00Z", "first_reviewer": "bo", "author": "ann",
        "author_kind": "agent", "merged_at": "2026-11-05T00:00:00Z", "merged_by": "cy",
        "closed_at": "2026-11-06T00:00:00Z", "approvers": ["bo", "cy"], "commits": ["k1", "k2"],
        "artifacts": {"test_plan": "docs/plan.md", "rollback_plan": true},
        "additions": 12, "deletions": 0, "kind": "feature", "blast_radius": "db"},
       {"id": "c2", "service": "s", "authored_at": "2026-11-02T00:00:00Z",
        "artifacts": {"test_plan": false, "rollback_plan": null}},
       {"id": "c3", "service": "s", "created_at": "2026-11-03T00:00:00Z", "artifacts": {}},
       {"id": "c4", "service": "s", "created_at": "2026-11-04T00:00:00Z"}]
      """#
    ])
    #expect(read.summaries == [])
    let first = try #require(read.facts.changes.first)
    #expect(
      first
        == Change(
          id: "c1", service: "s", authoredAt: Self.instant("2026-11-01T00:00:00Z"),
          createdAt: Self.instant("2026-11-02T00:00:00Z"),
          reviewRequestedAt: Self.instant("2026-11-03T00:00:00Z"),
          firstReviewAt: Self.instant("2026-11-04T00:00:00Z"), firstReviewer: "bo", author: "ann",
          authorKind: .agent, mergedAt: Self.instant("2026-11-05T00:00:00Z"), mergedBy: "cy",
          closedAt: Self.instant("2026-11-06T00:00:00Z"), approvers: ["bo", "cy"],
          commits: ["k1", "k2"], testPlan: .present("docs/plan.md"), rollbackPlan: .present(nil),
          additions: 12, deletions: 0, kind: "feature", blastRadius: "db",
          source: SourceLocation(path: "ops/changes/a.json", line: 1, column: 2)))
    #expect(read.facts.changes.map(\.id) == ["c1", "c2", "c3", "c4"])
    #expect(read.facts.changes[1].testPlan == Change.Plan.none)
    #expect(read.facts.changes[1].rollbackPlan == Change.Plan.none)
    #expect(read.facts.changes[2...].allSatisfy { $0.testPlan == .notStated })
    #expect(read.facts.changes.map(\.source.line) == [1, 8, 10, 11])
  }

  @Test func `an incident with every field`() async throws {
    let read = try await ReadWorkspace([
      "govpack.yaml": "currency: CHF\n",
      "ops/incidents/i.jsonl": #"""
      {"id":"i1","title":"Slow","services":["a","b"],"severity":"sev2","environment":"live","detected_at":"2026-11-20T10:00:00Z","impact_start":"2026-11-20T09:58:00Z","mitigated_at":"2026-11-20T10:30:00Z","resolved_at":"2026-11-20T11:00:00Z","caused_by":"d1","failure_mode":"capacity","affected_fraction":0.1,"kind":"maintenance","announced":{"start":"2026-11-20T09:00:00Z","end":"2026-11-20T10:00:00Z"},"pages":[{"at":"2026-11-20T10:01:00Z","responder":"ann","zone":"Asia/Tokyo","acknowledged_at":"2026-11-20T10:02:00Z"}],"remediation":[{"date":"2026-11-21","hours":1.5,"role":"engineer","cost":"12.50 EUR"},{"date":"2026-11-22","cost":7}],"duplicate_of":"i0","postmortem":"p1"}
      {"id":"i2","services":"a","detected_at":"2026-11-20T12:00:00Z","caused_by":"not_change_related","resolved_at":"2026-11-20T11:00:00Z"}
      """#,
    ])
    #expect(read.summaries == [])
    let path = "ops/incidents/i.jsonl"
    let first = try #require(read.facts.incidents.first)
    #expect(first.services == ["a", "b"] && first.severity == .sev2 && first.kind == .maintenance)
    #expect([first.title, first.failureMode, first.duplicateOf] == ["Slow", "capacity", "i0"])
    #expect(first.environment == "live" && first.postmortem == "p1")
    #expect(first.cause == .deployment("d1") && first.affectedFraction == Rational(1, 10))
    #expect(first.start == Self.instant("2026-11-20T09:58:00Z"))
    #expect(first.end == Self.instant("2026-11-20T10:30:00Z"))
    #expect(first.announced?.upperBound == Self.instant("2026-11-20T10:00:00Z"))
    #expect(first.pages.map(\.zone) == ["Asia/Tokyo"])
    #expect(first.pages.first?.source.line == 1)
    #expect(first.remediation.map(\.hours) == [Rational(3, 2), nil])
    #expect(first.remediation.compactMap(\.cost?.currency) == ["EUR", "CHF"])
    #expect(first.remediation.last?.cost?.amount == 7)
    let second = try #require(read.facts.incidents.last)
    // That it ends before it starts is for the figures to say.
    #expect(second.cause == .notChangeRelated && second.services == ["a"])
    #expect(second.source == SourceLocation(path: path, line: 2, column: 1))
  }

  struct Bad: CustomTestStringConvertible {
    let testDescription: String
    let line: String
    let codes: [String]
    let kept: Int

    init(_ name: String, _ line: String, _ codes: [String], kept: Int = 0) {
      testDescription = name
      self.line = line
      self.codes = codes
      self.kept = kept
    }
  }

  static let badIncidents = [
    Bad("no JSON", "{oops}", ["GP2111 2:2"]),
    Bad("no value at all", "hello", ["GP2111 2:1"]),
    Bad("no object", "[1]", ["GP5002 2:1"]),
    Bad("no id", #"{"detected_at":"2026-11-20T10:00:00Z"}"#, ["GP5001 2:1"]),
    Bad("no start", #"{"id":"i"}"#, ["GP5001 2:1"]),
    Bad(
      "a fraction over 1",
      #"{"id":"i","detected_at":"2026-11-20T10:00:00Z","affected_fraction":1.5}"#,
      ["GP5102 2:68"]),
    Bad(
      "an unknown severity", #"{"id":"i","severity":"SEV-5","detected_at":"2026-11-20T10:00:00Z"}"#,
      ["GP5101 2:22"]),
    Bad("no time", #"{"id":"i","detected_at":"soon"}"#, ["GP5004 2:25"]),
    Bad("a wrong type", #"{"id":{},"detected_at":"2026-11-20T10:00:00Z"}"#, ["GP5002 2:7"]),
    Bad(
      "a page without a person",
      #"{"id":"i","detected_at":"2026-11-20T10:00:00Z","pages":[{"at":"2026-11-20T10:00:00Z"}]}"#,
      ["GP5001 2:57"], kept: 1),
    Bad(
      "an unknown kind", #"{"id":"i","kind":"outage","detected_at":"2026-11-20T10:00:00Z"}"#,
      ["GP5007 2:18"], kept: 1),
    Bad(
      "a key twice", #"{"id":"i","detected_at":"2026-11-20T10:00:00Z","id":"j"}"#, ["GP2102 2:48"],
      kept: 1),
  ]

  @Test(arguments: badIncidents)
  func `a bad line is named, and the others are kept`(_ bad: Bad) async throws {
    let good = #"{"id":"good","detected_at":"2026-11-20T08:00:00Z"}"#
    let read = try await ReadWorkspace(["ops/incidents/i.jsonl": "\(good)\n\(bad.line)\n"])
    let found = read.diagnostics.map { diagnostic in
      "\(diagnostic.code) \(diagnostic.location?.line ?? 0):\(diagnostic.location?.column ?? 0)"
    }
    #expect(found == bad.codes)
    #expect(read.diagnostics.allSatisfy { $0.excerpt == bad.line })
    #expect(read.facts.incidents.count == 1 + bad.kept)
  }

  @Test func `an unknown key is noted once a file, with the nearest`() async throws {
    let line = #"{"id":"1","service":"s","finishd_at":"x","_own":1}"#
    let other = #"{"id":"2","service":"s","finishd_at":"x"}"#
    let read = try await ReadWorkspace(["ops/deployments/a.jsonl": "\(line)\n\(other)\n"])
    #expect(read.summaries == ["GP5003 ops/deployments/a.jsonl:1:25"])
    #expect(read.diagnostics.first?.hint == "did you mean 'finished_at'?")
  }

  @Test func `twenty bad lines are listed, the rest counted`() async throws {
    let bad = (1...30).map { #"{"id":"b\#($0)"}"# }
    let naive = (1...25).map {
      #"{"id":"n\#($0)","service":"s","finished_at":"2026-11-20T10:00:00"}"#
    }
    let text = (bad + naive).joined(separator: "\n") + "\n"
    let read = try await ReadWorkspace(["ops/deployments/a.jsonl": text])
    #expect(read.diagnostics.filter { $0.code == "GP5001" }.count == 20)
    #expect(read.diagnostics.filter { $0.code == "GP5006" }.count == 20)
    #expect(
      read.texts("GP5100") == [
        "10 more records that cannot be used, from here on, are not listed",
        "5 more records with warnings, from here on, are not listed",
      ])
    #expect(read.facts.deployments.count == 25)
    #expect(read.facts.source(.deployments).status == .incomplete(rejected: 30))
  }

  @Test func `an empty folder holds no records, an absent one is missing`() async throws {
    let read = try await ReadWorkspace(["ops/incidents/.gitkeep": ""])
    #expect(read.facts.source(.incidents).status == .fresh)
    #expect(read.facts.source(.incidents).recordCount == 0)
    #expect(read.facts.source(.deployments).status == .missing)
  }

  @Test func `records of several files come by time, and each id once`() async throws {
    func line(_ id: String, _ day: Int) -> String {
      #"{"id":"\#(id)","service":"s","finished_at":"2026-11-\#(day)T10:00:00Z"}"# + "\n"
    }
    let read = try await ReadWorkspace([
      "ops/deployments/b/2.jsonl": line("c", 12) + line("a", 11) + line("twice", 9 + 1),
      "ops/deployments/1.jsonl": line("z", 11) + line("twice", 20),
      "ops/deployments/3.jsonl": #"{"id":"none","service":"s"}"#,
    ])
    #expect(read.facts.deployments.map(\.id) == ["none", "a", "z", "c", "twice"])
    #expect(read.summaries == ["GP5010 ops/deployments/b/2.jsonl:3:1"])
    #expect(read.facts.deployments.last?.source.citation == "ops/deployments/1.jsonl:2")
  }

  @Test func `the fingerprint is that of the file, whole or streamed`() async throws {
    let text = #"{"id":"1","service":"s"}"# + "\n"
    let read = try await ReadWorkspace([
      "ops/deployments/a.jsonl": text, "ops/deployments/b.json": #"{"id":"2","service":"s"}"#,
    ])
    // `printf '{"id":"1","service":"s"}\n' | sha256sum` and without the line end for "2".
    #expect(
      read.facts.files.map(\.sha256) == [
        "3408d914aee12ae918e93a39ceadb902d732b4425f49c6153a096c7c1746b346",
        "0b5878381a2469f79e5bf8c64524f71885d323d366ecdae17fe274e8d9e1c1d5",
      ])
    #expect(read.facts.files.map(\.byteCount) == [25, 24])
  }

  @Test func `a torn last line is a warning, and nothing is rejected`() async throws {
    let read = try await ReadWorkspace([
      "ops/changes/a.jsonl": #"{"id":"1","service":"s"}"# + "\n" + #"{"id":"2","serv"#
    ])
    #expect(read.texts("GP2110") == ["line 2 is cut off; it is not read"])
    #expect(read.facts.source(.changes).status == .fresh)
  }

  @Test func `a stream that breaks makes its source incomplete`() async throws {
    let workspace = try FixtureWorkspace()
    try workspace.write("ops/changes/a.jsonl.gz", bytes: [0x1F, 0x8B, 0x08])
    try workspace.write("ops/changes/b.jsonl", #"{"id":"1","service":"s"}"#)
    let read = try await ReadWorkspace(workspace)
    #expect(read.summaries == ["GP1120 ops/changes/a.jsonl.gz"])
    #expect(read.facts.source(.changes).status == .incomplete(rejected: 1))
    #expect(read.facts.changes.count == 1)
  }

  @Test func `an incident in Markdown stands beside those in lines`() async throws {
    let read = try await ReadWorkspace([
      "ops/incidents/INC-2.md": "---\nid: INC-2\ndetected_at: 2026-11-20T10:00:00Z\n---\n# Two\n",
      "ops/incidents/a.jsonl": #"{"id":"INC-1","detected_at":"2026-11-20T11:00:00Z"}"#,
    ])
    #expect(read.summaries == [])
    #expect(read.facts.incidents.map(\.id) == ["INC-2", "INC-1"])
  }
}
