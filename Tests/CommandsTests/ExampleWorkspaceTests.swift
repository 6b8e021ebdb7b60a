import Checks
import Diagnostics
import Figures
import Formats
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// The repository's own example. The expected values were printed by
/// `Derivation/example_workspace.py`, which reads the files with PyYAML and not with govpack.
struct ExampleWorkspaceTests {
  private func assess() async throws -> (assessment: Assessment, log: DiagnosticLog) {
    let instant = try #require(Instant(rfc3339: "2026-11-20T15:00:00Z"))
    let log = DiagnosticLog()
    let folder = try WorkspaceFolder(root: FixtureWorkspace.projectRoot)
    let facts = await WorkspaceReader.read(root: folder, asOf: instant, jobs: 2, log: log)
    return (Assessment.of(facts, asOf: instant), log)
  }

  private func now(_ name: String, _ assessment: Assessment) throws -> Figure {
    try #require(assessment.figures.figure(name, .instant(assessment.asOf)), "\(name)")
  }

  @Test func `every file of the example is read without a remark`() async throws {
    let log = try await assess().log
    #expect(log.sorted.filter { $0.severity > .note } == [])
  }

  @Test func `tasks, sessions and registers are counted`() async throws {
    let assessment = try await assess().assessment
    let counts: [(name: String, value: Int)] = [
      ("os.tasks_by_status{status=\"released\"}", 7), ("os.tasks_by_status{status=\"merged\"}", 2),
      ("os.tasks_by_status{status=\"running\"}", 2), ("os.tasks_by_status{status=\"draft\"}", 1),
      ("os.tasks_by_status{status=\"blocked\"}", 1), ("os.orphaned_tasks", 1),
      ("os.blocked_tasks", 1), ("os.sessions{state=\"active\"}", 1),
      ("os.sessions{state=\"expired\"}", 1), ("os.sessions{state=\"terminated\"}", 14),
      ("os.open_deviations", 2), ("os.overdue_deviations", 1), ("os.pending_proposals", 2),
      ("os.decisions{status=\"accepted\"}", 18), ("os.decisions{status=\"rejected\"}", 1),
      ("os.frozen_blueprints", 3), ("os.stuck_locks", 1), ("os.governance_violations", 4),
    ]
    for (name, value) in counts {
      #expect(try now(name, assessment).value == Rational(value), "\(name)")
    }
    let unaudited = try now("os.unaudited_transitions", assessment)
    #expect(unaudited.numerator == 1)
    #expect(unaudited.denominator == 51)
    let coverage = try now("os.capability_coverage", assessment)
    #expect(coverage.numerator == 29)
    #expect(coverage.denominator == 30)
  }

  /// The numbers are those of the files, counted by hand.
  @Test func `the registers of delivery and risk are read`() async throws {
    let folder = try WorkspaceFolder(root: FixtureWorkspace.projectRoot)
    let facts = await WorkspaceReader.read(root: folder, jobs: 2, log: DiagnosticLog())
    #expect(facts.services.count == 4)
    #expect(facts.teams.map(\.id) == ["customers", "invoicing"])
    #expect(facts.teams[0].calendar?.holidays.count == 2)
    #expect(facts.zones.keys.sorted() == ["Asia/Kolkata", "Europe/Berlin"])
    #expect(facts.failureModes.count == 6)
    #expect(facts.riskBudget.scopes.map(\.id) == ["customer-facing", "invoicing"])
    #expect(facts.riskBudget.scopes.map(\.quarters.count) == [2, 2])
    #expect(facts.riskBudget.loadedRates.count == 4)
    #expect(facts.riskBudget.steps.map(\.requires.count) == [1, 1, 2])
    #expect(facts.decisionRights?.highBlastRadius.map(\.approvals) == [2])
    #expect(facts.nearMisses.map(\.id) == ["NM-001", "NM-002", "NM-003"])
    #expect(facts.postmortems.map(\.incident) == ["INC-004", "INC-010", "INC-013"])
    #expect(facts.postmortems.map(\.actions.count) == [2, 2, 2])
    #expect(facts.deviations.flatMap(\.remediation).map(\.hours) == [6])
    #expect(facts.settings.reviewSLA == .hours(8))
  }

  @Test func `the weeks are counted, and those before the record began have no data`() async throws
  {
    let assessment = try await assess().assessment
    let expected: [(week: String, completed: Int?)] = [
      ("2026-W36", nil), ("2026-W37", 0), ("2026-W38", 1), ("2026-W41", 1), ("2026-W42", 0),
      ("2026-W43", 0), ("2026-W44", 1), ("2026-W45", 1), ("2026-W46", 2), ("2026-W47", 1),
    ]
    for (week, completed) in expected {
      let period = try #require(Period(week))
      let figure = try #require(assessment.figures.figure("os.tasks_completed", period))
      #expect(figure.value == completed.map { Rational($0) }, "\(week)")
      #expect((figure.status.word == "no_data") == (completed == nil), "\(week)")
    }
    let week = try #require(Period("2026-W46"))
    let cycle = try #require(assessment.figures.figure("os.task_cycle_time", week))
    // 28.5 hours.
    #expect(cycle.value == 102_600)
    let sessions = try #require(assessment.figures.figure("os.session_success_rate", week))
    #expect(sessions.numerator == 5)
    #expect(sessions.denominator == 6)
  }

  /// Those of delivery are the `faults` of `Derivation/example_delivery.py`. The two steps of the
  /// policy are broken by DEP-0104, which the owner did not approve, and DEP-0111 in the freeze.
  /// Those of the agents' log are counted by `Derivation/example_agents.py`; those of workflows and
  /// vendors, of guardrails, compliance checks and emergencies, and of rollouts stand at the head of
  /// their files: BG-002 of 12 November was to be reviewed by the 19th, the access rights by 5
  /// November (31 days after 5 October). ESC-2026-11-18-001 has waited for 48 hours, and has 24. The
  /// Agent Ops Review of 2026-W45 has no minutes, and an action of 13 November was due on the 18th.
  /// The log's first line of triage@5 is of 28 September, of a-preview-3 of 9 November; no decision
  /// names them. Drift fired for support-replies in W36, W39, W41, W43 and W45 and for invoice-triage in
  /// W38; of these W43 was answered within the week that there is for it, by the line of 6 November.
  /// INC-014 burns 45 of 400 minutes in the last of 92 days, 10.35 times the pace of the budget.
  @Test func `the faults put there on purpose are found, and no others`() async throws {
    let assessment = try await assess().assessment
    let found = assessment.findings.map { "\($0.checkID) \($0.subject)" }.sorted()
    #expect(
      found == [
        "action-incomplete invoice-triage",
        "action-incomplete support-replies",
        "action-outside-boundary invoice-triage",
        "action-outside-boundary invoice-triage",
        "approval-after-act support-replies",
        "approval-missing support-replies",
        "autonomous-lane-without-evidence invoice-triage",
        "break-glass-unreviewed BG-002",
        "budget-exhausted-without-tightened-approvals customer-facing",
        "change-without-plans CHG-0150",
        "change-without-plans CHG-0178",
        "compliance-check-overdue access-review",
        "contract-notice-due vendor-a",
        "deployment-approved-without-right DEP-0067",
        "deployment-during-freeze DEP-0111",
        "dominant-failure-mode-without-plan capacity",
        "drift-without-pause invoice-triage", "drift-without-pause support-replies",
        "drift-without-pause support-replies", "drift-without-pause support-replies",
        "drift-without-pause support-replies",
        "early-warning invoicing",
        "escalation-unanswered ESC-2026-11-18-001",
        "eval-overdue support-replies",
        "expired-active-session sess-011…",
        "fallback-never-tested a-small-1",
        "forbidden-transition PLAT_001",
        "guardrail-failing-on-high-blast-radius invoice-api",
        "guardrail-status-unknown triage-worker",
        "high-blast-radius-under-approved CHG-0122",
        "kill-switch-drill-overdue support-replies",
        "ledger-entry-not-frozen-in-registry REVIEW_STANDARD",
        "meeting-action-overdue ACT-2026-11-13-1",
        "meeting-missed agent-ops",
        "orphaned-task INV_004",
        "overdue-deviation DEV_20261019_LATE_REVIEWS",
        "pending-proposal-too-long PROP_20261102_REVIEW_IN_FOUR_HOURS",
        "pilot-without-one-owner guardrails-2026",
        "policy-step-without-evidence customer-facing",
        "policy-step-without-evidence customer-facing",
        "postmortem-action-overdue PM-002-A2",
        "prompt-changed-without-decision invoice-triage",
        "prompt-changed-without-decision support-replies",
        "review-overdue CHG-0197",
        "rollout-advanced-without-evidence agents-2026",
        "rollout-phase-overdue agents-2026",
        "spec-unknown-dependency SUPPORT_DRAFTS",
        "stuck-lock data",
        "unaudited-transition SUP_004",
      ])
    #expect(assessment.health.light == .red)
  }

  /// The numbers are those of `Derivation/example_rollouts.py`: 1 of 30 deployments failed in the 13
  /// weeks before the agents' rollout and 8 of 69 up to the end of its third phase.
  @Test func `one rollout is held by its figures, the other is not yet judged`() async throws {
    let rollouts = try await assess().assessment.rollouts
    #expect(rollouts.map(\.rollout.id) == ["agents-2026", "guardrails-2026"])
    #expect(rollouts.map(\.verdict) == [.hold, .notYetJudged])
    let gates = rollouts.flatMap(\.phases).compactMap(\.gate)
    #expect(gates.map(\.verdict) == [.go, .hold, .notYetJudged])
    let conditions = gates.flatMap(\.conditions)
    #expect(
      conditions.map(\.baseline) == [
        3750, Rational(1, 30), 3750, nil, Rational(9, 93), 2880,
      ])
    #expect(conditions.map(\.baselineCount) == [2, 30, 2, 0, 93, 11])
    #expect(
      conditions.filter { $0.condition.tolerance != nil }.map(\.value) == [
        3840, Rational(8, 69), 3000, Rational(1, 16), 3360,
      ])
  }

  /// By the files' names: 8 Fridays from 2 October, 6 weeks with an Agent Ops Review from 5 October
  /// of which one has none, one review of autonomy and one maintenance.
  @Test func `one meeting was missed, and one was moved by a day`() async throws {
    let assessment = try await assess().assessment
    let calendar = MeetingCalendar(
      assessment.facts.minutes, assessment.facts.settings, today: assessment.record.today)
    let held = calendar.meetings.filter { $0.minutes != nil }
    #expect(held.count == 15)
    let missed = calendar.meetings.filter(\.isMissed)
    #expect(missed.map { "\($0.cadence.rawValue) \($0.period)" } == ["agent-ops 2026-W45"])
    let moved = held.filter { $0.cadence == .friday && $0.minutes?.date != $0.day }
    #expect(moved.map(\.minutes?.date) == [CivilDate(year: 2026, month: 10, day: 29)])
  }
}
