import Diagnostics
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// `state/guardrails.yaml`, `state/compliance_checks.yaml`, `state/norms.yaml` and
/// `ops/break-glass/`.
struct RegisterFileTests {
  @Test func `guardrails are read with their states`() async throws {
    let read = try await ReadWorkspace([
      "state/guardrails.yaml": """
      max_age_days: 14
      controls:
      - {id: canary, name: Canary, group: delivery}
      - {id: lint, group: ci}
      repositories:
      - id: b
        blast_radius: high
        checked_at: 2026-11-16T10:00:00+01:00
        status: {canary: exempt(ADR-7), lint: pass}
      - id: a
        status: {canary: exempt, lint: exempt ( )}
      """
    ])
    #expect(read.summaries == [])
    let guardrails = try #require(read.facts.guardrails)
    #expect(guardrails.maximumAgeDays == 14)
    #expect(guardrails.controls.map(\.group) == [.delivery, .ci])
    #expect(guardrails.repositories.map(\.id) == ["a", "b"])
    #expect(
      guardrails.repositories.map { $0.statuses.map(\.state) } == [
        [.exempt(decision: nil), .exempt(decision: nil)], [.exempt(decision: "ADR-7"), .pass],
      ])
    #expect(guardrails.repositories[1].checkedAt == Instant(rfc3339: "2026-11-16T09:00:00Z"))
  }

  @Test func `a status that cannot be used is left out, the repository kept`() async throws {
    let read = try await ReadWorkspace([
      "state/guardrails.yaml": """
      controls:
      - {id: lint, group: ci}
      - {id: odd, group: cloud}
      - {id: none}
      repositories:
      - id: a
        status: {lnit: pass, lint: maybe}
      - status: {lint: pass}
      """
    ])
    #expect(
      read.diagnostics.map { "\($0.code) \($0.location?.line ?? 0)" } == [
        "GP5101 3", "GP5001 4", "GP5260 7", "GP5261 7", "GP5001 8",
      ])
    #expect(read.facts.guardrails?.controls.map(\.id) == ["lint"])
    #expect(read.facts.guardrails?.repositories.map(\.statuses.count) == [0])
    #expect(read.facts.source(.guardrails).status == .incomplete(rejected: 5))
  }

  @Test func `compliance checks are read with their last run`() async throws {
    let read = try await ReadWorkspace([
      "state/compliance_checks.yaml": """
      checks:
      - {id: b, frequency: on-merge, tool: CI, last_run: {at: 2026-11-16T10:00:00Z, result: fail, ref: ci/1}}
      - {id: a, name: A, frequency: monthly}
      - {id: c, frequency: daily}
      - {id: d, frequency: weekly, last_run: {result: pass}}
      - {id: e, frequency: weekly, last_run: {at: 2026-11-16T10:00:00Z, result: perhaps}}
      """
    ])
    #expect(
      read.diagnostics.map { "\($0.code) \($0.location?.line ?? 0)" } == [
        "GP5101 4", "GP5001 5", "GP5101 6",
      ])
    #expect(read.facts.complianceChecks.map(\.id) == ["a", "b"])
    let run = try #require(read.facts.complianceChecks[1].lastRun)
    #expect(run.result == .fail)
    #expect(run.reference == "ci/1")
    #expect(read.facts.source(.complianceChecks).newest == run.at)
  }

  @Test func `norms are read with what shows them`() async throws {
    let read = try await ReadWorkspace([
      "state/norms.yaml": """
      norms:
      - id: b
        name: No blame, only fixes
        owner: lead
        measure: blameless_postmortems
        figures: [kpi.escape_rate]
        instances:
        - {date: 2026-10-16, title: A talk, ref: Docs/talk.md}
        - {title: Without a day}
      - {id: a, measure: happiness}
      """
    ])
    #expect(
      read.diagnostics.map { "\($0.code) \($0.location?.line ?? 0)" } == ["GP5001 9", "GP5101 10"])
    #expect(read.facts.norms.map(\.id) == ["b"])
    #expect(read.facts.norms[0].measure == .blamelessPostmortems)
    #expect(read.facts.norms[0].instances.map(\.title) == ["A talk"])
  }

  @Test func `break-glass records are read in order of time`() async throws {
    let read = try await ReadWorkspace([
      "ops/break-glass/a.md": """
      ---
      by: engineer
      at: 2026-11-12T14:00:00Z
      until: 2026-11-12T15:00:00Z
      log_ref: ops/audit/x.md
      reviewed_by: owner
      ---
      # The switch was turned by hand
      """,
      "ops/break-glass/b.md": "---\nid: B\nby: engineer\nat: 2026-10-12T14:00:00Z\n---\n",
      "ops/break-glass/c.md": "---\nby: engineer\n---\n",
      "ops/break-glass/d.md":
        "---\nby: x\nat: 2026-10-12T14:00:00Z\nuntil: 2026-10-12T13:00:00Z\n---\n",
      "ops/break-glass/README.md": "no record\n",
    ])
    #expect(
      read.summaries == ["GP5001 ops/break-glass/c.md:2:1", "GP5262 ops/break-glass/d.md:4:8"])
    #expect(read.facts.breakGlassUses.map(\.id) == ["B", "a"])
    let use = try #require(read.facts.breakGlassUses.last)
    #expect(use.reason == "The switch was turned by hand")
    #expect(use.log == "ops/audit/x.md")
    #expect(use.reviewedBy == "owner")
    #expect(read.facts.breakGlassUses[0].until == nil)
  }

  @Test func `a row of the escalation matrix names types and hours`() async throws {
    let read = try await ReadWorkspace([
      "state/roles.yaml": """
      escalation:
      - {issue_type: A, first_response: a, escalation: b, final_authority: c, types: [x, y], first_response_hours: 2, escalation_hours: 9}
      - {issue_type: B, first_response: a, escalation: b, final_authority: c, first_response_hours: 0}
      - {issue_type: C, first_response: a, escalation: b, final_authority: c, escalation_hours: 9000}
      """
    ])
    #expect(
      read.diagnostics.map { "\($0.code) \($0.location?.line ?? 0)" } == ["GP5002 3", "GP5002 4"])
    let rule = try #require(read.facts.escalationRules.first)
    #expect(rule.types == ["x", "y"])
    #expect(rule.firstResponseHours == 2)
    #expect(rule.escalationHours == 9)
    #expect(read.facts.escalationRules.count == 1)
  }
}
