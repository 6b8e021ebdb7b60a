import Diagnostics
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// The four variants of audit evidence.
struct AuditTests {
  @Test func `a kernel log has an entry for each time, edited by hand or not`() async throws {
    let read = try await ReadWorkspace([
      "ops/audit/T1.md": """
      # Audit Log — T1

      ## 2026-02-01T17:58:59.059545+00:00
      - status: reviewing
      - details:
        - queue: research
      ## 2026-02-01T18:00:00+00:00
      - status: ✅ accepted
      - details:
        - accepted_by: Owner
        - outputs:
          - a ✓
          - b ✓
      ## 2026-13-01T18:00:00Z
      - status: merged
      ## 2026-02-01T19:00:00Z
      - details:
        - queue: dev
      """
    ])
    #expect(read.facts.auditEntries.map(\.status) == ["reviewing", "accepted"])
    #expect(read.facts.auditEntries.map(\.source.line) == [3, 7])
    #expect(read.facts.auditEntries[1].actor == "Owner")
    #expect(
      read.facts.auditEntries[1].details == [
        Field(name: "accepted_by", value: "Owner"), Field(name: "outputs", value: "a ✓\nb ✓"),
      ])
    #expect(read.summaries == ["GP5004 ops/audit/T1.md:14:4", "GP5001 ops/audit/T1.md:16:4"])
    #expect(read.facts.source(.audit).status == .incomplete(rejected: 2))
  }

  @Test func `a record in prose has a day and no time`() async throws {
    let read = try await ReadWorkspace([
      "ops/audit/E.md": "# 审计\n\n> **审计ID**: AUD_1  \n> **审计日期**: 2026-02-01  \n\n## 1\n",
      "ops/audit/F.md": "# Audit\n\n**Audit ID**: AUD_2\n\n## 9\n\n*Audit generated: 2026-02-02*\n",
    ])
    #expect(read.facts.auditEntries.map(\.subject) == ["AUD_1", "AUD_2"])
    #expect(read.facts.auditEntries.map(\.at) == [nil, nil])
    #expect(
      read.facts.auditEntries.map { $0.date?.description } == ["2026-02-01", "2026-02-02"])
  }

  @Test func `JSON events have a naive time and free data`() async throws {
    let read = try await ReadWorkspace([
      "govpack.yaml": "naive_time_zone: America/New_York\n",
      "ops/audit/DGSF_20260202_8107d25a.json": """
      [
        {
          "event_id": "5f1d-4",
          "timestamp": "2026-02-02T21:28:12.100000",
          "session_id": "8107d25a",
          "event_type": "DATA_LOADED",
          "severity": "info",
          "source": "loader",
          "data": {"task_id": "T1", "rows": 3, "deep": {"a": [1, null]}}
        },
        {"timestamp": "x", "event_type": "y"},
        {"event_type": "y"}
      ]
      """,
    ])
    let entry = try #require(read.facts.auditEntries.first)
    #expect(read.facts.auditEntries.count == 1)
    #expect(entry.at == Instant(rfc3339: "2026-02-03T02:28:12.1Z"))
    #expect(
      [entry.subject, entry.status, entry.severity, entry.actor] == [
        "T1", "data_loaded", "INFO", "loader",
      ])
    #expect(entry.details.last == Field(name: "deep", value: "a: 1, "))
    let path = "ops/audit/DGSF_20260202_8107d25a.json"
    #expect(
      read.summaries == ["GP5006 \(path):4:18", "GP5004 \(path):11:17", "GP5001 \(path):12:3"])
  }

  @Test func `spec commits in YAML`() async throws {
    let read = try await ReadWorkspace([
      "ops/audit/spec_commits.yaml": """
      entries:
      - {actor: a, change_type: modify, id: S1, session: direct, spec: x.yaml, timestamp: "2026-11-21T00:14:04Z"}
      - {actor: a, change_type: modify, timestamp: "2026-11-21T00:14:04Z"}
      """
    ])
    #expect(read.facts.auditEntries.map(\.subject) == ["x.yaml"])
    #expect(read.facts.auditEntries.map(\.variant) == [.yaml])
    #expect(read.summaries == ["GP5001 ops/audit/spec_commits.yaml:3:3"])
  }
}
