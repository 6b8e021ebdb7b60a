import Checks
import Diagnostics
import Figures
import Model
import RecordFixtures
import Testing

@testable import Pack

/// Expected rows worked out by hand from the records written here; `now` is 21 November 2026.
@Suite struct `Pages of the registers` {
  private static func context(_ facts: Facts) -> PackContext {
    let calendar = ReviewCalendar(settings: facts.settings, zone: facts.zone, asOf: now)
    return PackContext(
      now: Assessment.of(facts, asOf: now),
      before: PriorAssessment.of(RecordReading(facts: facts, asOf: calendar.previous)),
      calendar: calendar, diagnostics: [])
  }

  private static func page(_ path: String) -> PackDocument {
    PackDocument(path: path, template: "packs/x.md", title: "X")
  }

  @Test func `each register is held to rules that exist, and has a page`() {
    let rules = Set(CheckCatalog.all.map(\.rule.id))
    let named = RegisterRules.checks.values.flatMap(\.self)
    #expect(named.filter { !rules.contains($0) } == [])
    let pages = PackCatalog.documents(in: Self.context(Facts())).map(\.path)
    let registers = RegisterRules.checks.keys.sorted()
    #expect(registers.filter { !pages.contains($0) } == [])
    for path in registers {
      let related = RegisterRules.related(to: path).map(\.path)
      #expect(!related.isEmpty && related.allSatisfy(pages.contains), "\(path)")
    }
  }

  @Test func `without their files the registers say so`() {
    let context = Self.context(Facts())
    let sections: [any Section] = [
      RightsDelegationSection(), RightsApprovalSection(), RoleRegisterSection(),
      RoleModeRegisterSection(), EscalationMatrixSection(), EscalationPlacementSection(),
      GuardrailCoverageSection(), ComplianceChecksSection(), NormRegisterSection(),
    ]
    for section in sections {
      let text = PlainText.of(section.blocks(for: Self.page("x/"), in: context))
      #expect(text.first?.hasPrefix("[no data] – ") ?? false, "\(section.id)")
    }
    let verdict = PlainText.of(
      RegisterFindingsSection().blocks(for: Self.page("compliance/"), in: context))
    #expect(
      verdict.prefix(2) == [
        "Of the 2 rules about this register [0 kept], [0 broken], [2 unknown]. They have no "
          + "findings.",
        "[unknown] compliance-check-overdue: no compliance checks found",
      ])
  }

  @Test func `a right that nobody wrote down has a row`() {
    let rights = DecisionRights(
      approval: [
        ActionRight(
          action: "merge_main", who: ["lead"], blastRadius: "high",
          source: line(3, "state/decision_rights.yaml"))
      ], source: line(1, "state/decision_rights.yaml"))
    let facts = Facts(decisionRights: rights, sources: fresh(.decisionRights))
    #expect(
      PlainText.rows(
        RightsApprovalSection().blocks(for: Self.page("x/"), in: Self.context(facts))) == [
          "merge_main | lead | high | state/decision_rights.yaml:3",
          "deploy_production | [nobody is named] | – | state/decision_rights.yaml:1",
        ])
  }

  @Test func `each use of break-glass says how long it lasted and who looked at it`() {
    func use(_ id: String, _ from: String, _ until: String?, _ reviewer: String?) -> BreakGlassUse {
      BreakGlassUse(
        id: id, by: "engineer", at: at(from), until: until.map(at), log: "x.md",
        reviewedBy: reviewer, source: line(1, "ops/break-glass/\(id).md"))
    }
    let rights = DecisionRights(
      breakGlass: BreakGlass(
        who: ["engineer"], maximumHours: 4, source: line(9, "state/decision_rights.yaml")),
      source: line(1, "state/decision_rights.yaml"))
    let facts = Facts(
      decisionRights: rights,
      breakGlassUses: [
        use("A", "11-01 08:00", "11-01 13:00", "owner"),
        use("B", "11-02 08:00", "11-02 09:00", nil),
        use("C", "11-21 11:00", nil, nil),
      ], sources: fresh(.decisionRights, .breakGlass))
    let rows = PlainText.rows(
      RightsBreakGlassSection().blocks(for: Self.page("x/"), in: Self.context(facts)))
    let cells = rows.suffix(3).map { row in
      let parts = row.split(separator: " | ")
      return [parts[0], parts[3], parts[6]].joined(separator: " | ")
    }
    #expect(
      cells == [
        "C | 1.0 h, no end yet | [not yet]", "B | 1.0 h | [overdue]",
        "A | 5.0 h [too long] | [owner]",
      ])
  }

  @Test func `the matrix has a column for each repository, six side by side`() {
    let path = "state/guardrails.yaml"
    let repositories = (1...7).map { number in
      GuardedRepository(
        id: "r\(number)",
        statuses: [
          GuardrailStatus(
            control: "lint", state: number == 7 ? .fail : .pass, source: line(20, path))
        ], checkedAt: at("11-20 08:00"), source: line(10 + number, path))
    }
    let facts = Facts(
      guardrails: Guardrails(
        controls: [GuardrailControl(id: "lint", name: "Lint", group: .ci, source: line(3, path))],
        repositories: repositories, source: line(1, path)), sources: fresh(.guardrails))
    let blocks = GuardrailMatrixSection().blocks(for: Self.page("x/"), in: Self.context(facts))
    #expect(blocks.count == 2)
    #expect(
      PlainText.rows([blocks[1]]) == [
        "Blast radius | –", "Looked at | 2026-11-20", "Lint | [fail]",
        "Where | state/guardrails.yaml:17",
      ])
  }

  /// 21 of 25 twice: the larger volume stands first, and both are first.
  @Test func `workflows are ranked by the sum of their scores`() {
    func workflow(_ id: String, _ scores: [Int?], volume: Int?, selected: Bool = false) -> Workflow
    {
      Workflow(
        id: id,
        scores: Workflow.Scores(
          clearUnit: scores[0], volume: scores[1], errorCost: scores[2], documentation: scores[3],
          instrumentable: scores[4]), monthlyVolume: volume, isSelected: selected,
        source: line(1, "state/workflows.yaml"))
    }
    let facts = Facts(
      workflows: [
        workflow("a", [5, 4, 3, 4, 5], volume: 199), workflow("b", [5, 5, 5, nil, 5], volume: 900),
        workflow("c", [4, 5, 3, 4, 5], volume: 200, selected: true),
        workflow("d", [3, 3, 3, 3, 3], volume: nil),
      ], sources: fresh(.workflows))
    let blocks = WorkflowSelectionSection().blocks(for: Self.page("x/"), in: Self.context(facts))
    #expect(
      PlainText.rows(blocks) == [
        "1 | c | 4 | 5 | 3 | 4 | 5 | 21 of 25 | 200 [enough] | [selected] | state/workflows.yaml:1",
        "1 | a | 5 | 4 | 3 | 4 | 5 | 21 of 25 | 199 [too few] | [not selected] | "
          + "state/workflows.yaml:1",
        "3 | d | 3 | 3 | 3 | 3 | 3 | 15 of 25 | [not estimated] | [not selected] | "
          + "state/workflows.yaml:1",
        "– | b | 5 | 5 | 5 | – | 5 | [1 not scored] | 900 [enough] | [not selected] | "
          + "state/workflows.yaml:1",
      ])
    #expect(PlainText.of(blocks).first == "[1 selected] of 2 at most: c (rank 1).")
  }

  @Test func `an open escalation stands on its row with who is next`() {
    let facts = Facts(
      escalationRules: [
        EscalationRule(
          issueType: "Spec conflict", firstResponse: "lead", escalation: "engineer",
          finalAuthority: "owner", types: ["spec_unclear"], source: line(3, "state/roles.yaml"))
      ],
      escalations: [
        Escalation(
          id: "E-1", type: "spec_unclear", severity: "high", title: "Which?", status: "pending",
          createdAt: at("11-20 08:00"), source: line(4, "state/escalation_queue.yaml")),
        Escalation(
          id: "E-2", type: "odd", title: "What?", status: "pending", createdAt: at("11-21 08:00"),
          source: line(9, "state/escalation_queue.yaml")),
      ], sources: fresh(.escalations, .roles))
    let context = Self.context(facts)
    #expect(
      PlainText.rows(EscalationPlacementSection().blocks(for: Self.page("x/"), in: context)) == [
        "E-1 | Which? | Spec conflict | high | 28 h | [no answer in time] | engineer | – | "
          + "state/escalation_queue.yaml:4",
        "E-2 | What? | [on no row] | – | 4 h | [no time to answer is known] | – | – | "
          + "state/escalation_queue.yaml:9",
      ])
    #expect(
      PlainText.rows(EscalationMatrixSection().blocks(for: Self.page("x/"), in: context)) == [
        "Spec conflict | lead, within 24\u{A0}h | engineer | owner, after 48\u{A0}h | spec_unclear | "
          + "1 | state/roles.yaml:3"
      ])
  }
}
