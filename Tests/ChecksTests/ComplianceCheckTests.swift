import Checks
import Diagnostics
import Figures
import Model
import RecordFixtures
import Testing

/// Expected findings worked out by hand from the records written here; `now` is Saturday 21 November
/// 2026, 12:00 UTC.
@Suite struct `Checks of compliance` {
  private static func check(
    _ id: String, _ frequency: ComplianceCheck.Frequency, _ run: String?,
    _ result: ComplianceCheck.Run.Result? = .pass
  ) -> ComplianceCheck {
    let path = "state/compliance_checks.yaml"
    return ComplianceCheck(
      id: id, frequency: frequency,
      lastRun: run.map {
        ComplianceCheck.Run(at: at($0), result: result, source: line(5, path))
      }, source: line(4, path))
  }

  /// A week after the 14th is today; 31 days before it is 21 October.
  @Test func `what runs weekly or monthly is due by a day`() {
    let facts = Facts(complianceChecks: [
      Self.check("a", .weekly, "11-14 08:00"), Self.check("b", .weekly, "11-13 23:00"),
      Self.check("c", .monthly, "10-21 08:00"), Self.check("d", .monthly, "10-20 08:00"),
      Self.check("e", .monthly, nil), Self.check("f", .weekly, "11-22 08:00"),
    ])
    #expect(
      ComplianceCheckOverdue().messages(in: facts) == [
        "e: e runs monthly: no run is on record",
        "b: b runs weekly: the next run was due by 2026-11-20",
        "d: d runs monthly: the next run was due by 2026-11-20",
      ])
    let context = CheckContext(facts: facts, figures: FigureSet([]), asOf: now)
    #expect(
      ComplianceCheckOverdue().obstacle(in: context)
        == "f: the run on record is later, and nothing is known of those before")
  }

  /// C-1 was written on the 17th, asked for on the 18th, merged on the 19th; C-2 was merged in the
  /// day before the as-of, for which a run still has time.
  @Test func `what follows an event has a day to run`() {
    let path = "ops/changes/c.jsonl"
    let changes = [
      Change(
        id: "C-1", service: "s", authoredAt: at("11-17 08:00"), createdAt: at("11-18 08:00"),
        mergedAt: at("11-19 08:00"), source: line(1, path)),
      Change(
        id: "C-2", service: "s", authoredAt: at("11-16 08:00"), createdAt: at("11-16 09:00"),
        mergedAt: at("11-20 12:01"), source: line(2, path)),
    ]
    let facts = Facts(
      changes: changes,
      complianceChecks: [
        Self.check("commit", .onCommit, "11-17 07:59"), Self.check("merge", .onMerge, nil),
        Self.check("merged", .onMerge, "11-19 08:00"),
        Self.check("pull", .onPullRequest, "11-18 07:59"),
        Self.check("push", .onPush, "11-18 08:00"),
      ], sources: fresh(.changes))
    #expect(
      ComplianceCheckOverdue().messages(in: facts) == [
        "merge: merge runs on-merge: there is a merge of 2026-11-19, and no run is on record",
        "commit: commit runs on-commit: there is a commit of 2026-11-17, and no run since",
        "pull: pull runs on-pr: there is a pull request of 2026-11-18, and no run since",
      ])
    let since = ComplianceCheckOverdue().findings(in: facts).map(\.since)
    #expect(since == [at("11-20 08:00"), at("11-18 08:00"), at("11-19 08:00")])
  }

  @Test func `without changes nothing says what a run had to follow`() {
    let facts = Facts(complianceChecks: [Self.check("merge", .onMerge, "11-01 08:00")])
    let context = CheckContext(facts: facts, figures: FigureSet([]), asOf: now)
    #expect(ComplianceCheckOverdue().findings(in: context) == [])
    #expect(
      ComplianceCheckOverdue().obstacle(in: context)
        == "merge: no changes found, so nothing says what it had to follow")
  }

  @Test func `compliance-check-failed`() {
    let facts = Facts(complianceChecks: [
      Self.check("a", .weekly, "11-20 08:00"), Self.check("b", .weekly, "11-20 08:00", .fail),
      Self.check("c", .weekly, "11-22 08:00", .fail), Self.check("d", .weekly, "11-20 08:00", nil),
    ])
    #expect(
      ComplianceCheckFailed().messages(in: facts) == ["b: b failed on 2026-11-20, its last run"])
  }
}
