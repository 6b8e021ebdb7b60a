import Checks
import Diagnostics
import Figures
import Model
import RecordFixtures
import Testing

/// The judged week is 2026-W46; what lies before 2026-W34 stands in the packs of its time.
@Suite struct `Checks of agents' work` {
  typealias Fixture = AgentLogFixture

  // MARK: Actions

  @Test func `action-incomplete`() {
    let cell = Fixture.actions { cell in
      cell.audit.replayable = 7
      cell.audit.incomplete = Fixture.lines(3, at: 4)
      cell.audit.fields[AuditField.prompt.rawValue] = .init(needed: 10, present: 8)
      cell.audit.fields[AuditField.confidence.rawValue] = .init(needed: 4, present: 1)
      cell.audit.fields[AuditField.id.rawValue] = .init(needed: 10, present: 10)
    }
    let facts = Fixture.facts(Fixture.log { $0.actions = [cell] })
    #expect(
      ActionIncomplete().messages(in: facts) == [
        "triage: 3 actions of 10 since 2026-W34 cannot be replayed: confidence (3), "
          + "prompt.version (2)"
      ])
    #expect(ActionIncomplete().findings(in: facts).first?.source == line(4, Fixture.path))
    var old = cell
    old.key.week = week("2026-W33")
    for cells in [[old], [Fixture.actions()]] {
      #expect(
        ActionIncomplete().messages(in: Fixture.facts(Fixture.log { $0.actions = cells })) == [])
    }
  }

  @Test func `action-outside-boundary, by the lines' own word`() {
    let forbidden = Fixture.actions { $0.boundary.forbidden = Fixture.lines(2) }
    let stopped = Fixture.actions { $0.boundary.stopped = Fixture.lines(2) }
    #expect(
      ActionOutsideBoundary().messages(in: Fixture.facts(Fixture.log { $0.actions = [forbidden] }))
        == ["triage: 2 actions since 2026-W34 that the boundary forbids, by their own lines"])
    #expect(
      ActionOutsideBoundary().messages(in: Fixture.facts(Fixture.log { $0.actions = [stopped] }))
        == [])
  }

  struct Use: Sendable, CustomTestStringConvertible {
    let tool: String
    var stopped = 0
    var can = ["search"]
    let messages: [String]
    var testDescription: String { "\(tool), \(stopped) stopped, can \(can)" }
  }

  static let uses = [
    Use(tool: "search", messages: []),
    Use(tool: "pay", messages: ["triage: 3 calls of the tool pay, which the boundary forbids"]),
    Use(
      tool: "pay", stopped: 2,
      messages: ["triage: 1 call of the tool pay, which the boundary forbids"]),
    Use(tool: "pay", stopped: 3, messages: []),
    Use(
      tool: "mail", messages: ["triage: 3 calls of the tool mail, which the boundary does not name"]
    ),
    Use(tool: "mail", can: ["look things up", "search"], messages: []),
    Use(tool: "mail", can: [], messages: []),
    Use(tool: "refund", messages: []),
  ]

  @Test(arguments: uses)
  func `action-outside-boundary, by the workflow's record`(item: Use) {
    let policy = Fixture.policy { workflow in
      workflow.boundary.can = item.can
      workflow.boundary.cannot = ["pay"]
      workflow.boundary.approvals = [
        Workflow.ApprovalRule(what: "refund", source: line(6, "state/workflows.yaml"))
      ]
    }
    let use = ToolUse(
      workflow: "triage", week: week("2026-W46"), tool: item.tool, calls: Fixture.lines(3),
      stopped: item.stopped)
    let facts = Fixture.facts(Fixture.log { $0.tools = [use] }, [policy])
    #expect(ActionOutsideBoundary().messages(in: facts) == item.messages)
  }

  @Test func `approval-missing`() {
    let cell = Fixture.actions { $0.boundary.unapproved = Fixture.lines(1, at: 3) }
    let policy = Fixture.policy { workflow in
      workflow.boundary.approvals = [
        Workflow.ApprovalRule(
          what: "refund", who: ["lead"], source: line(6, "state/workflows.yaml"))
      ]
    }
    func use(_ tool: String, without count: Int) -> ToolUse {
      ToolUse(
        workflow: "triage", week: week("2026-W46"), tool: tool, calls: Fixture.lines(3),
        withoutApproval: Fixture.lines(count, at: 9))
    }
    let log = Fixture.log { log in
      log.actions = [cell]
      log.tools = [use("refund", without: 2), use("search", without: 3)]
    }
    #expect(
      ApprovalMissing().messages(in: Fixture.facts(log, [policy])) == [
        "triage: 1 action since 2026-W34 without the approval that their lines require",
        "triage: 2 calls of the tool refund without the approval of lead that the boundary asks for",
      ])
    let approved = Fixture.log { log in
      log.actions = [Fixture.actions()]
      log.tools = [use("refund", without: 0)]
    }
    #expect(ApprovalMissing().messages(in: Fixture.facts(approved, [policy])) == [])
  }

  @Test func `approval-after-act`() {
    let cell = Fixture.actions { $0.boundary.approvedAfterwards = Fixture.lines(2) }
    #expect(
      ApprovalAfterAct().messages(in: Fixture.facts(Fixture.log { $0.actions = [cell] }))
        == ["triage: 2 actions since 2026-W34 approved only after they were done"])
    #expect(
      ApprovalAfterAct().messages(
        in: Fixture.facts(Fixture.log { $0.actions = [Fixture.actions()] }))
        == [])
  }

  @Test func `disabled-lane-running`() {
    let control = ControlEvent(
      at: at("11-10 08:00"), workflow: "triage", lane: "high", event: .disabled,
      source: line(3, Fixture.path))
    let breach = LaneBreach(
      workflow: "triage", lane: "high", disabled: control, enabledAt: at("11-12 08:00"),
      actions: Fixture.lines(4, at: 20))
    #expect(
      DisabledLaneRunning().messages(in: Fixture.facts(Fixture.log { $0.laneBreaches = [breach] }))
        == [
          "triage: 4 actions of the lane high while it was disabled at 2026-11-10T08:00:00Z and "
            + "enabled at 2026-11-12T08:00:00Z"
        ])
    #expect(
      DisabledLaneRunning().messages(in: Fixture.facts(Fixture.log { $0.controls = [control] }))
        == [])
  }

  @Test func `sensitive-data-in-log`() {
    let exposure = LogExposure(
      workflow: "triage", kind: .secret, field: "input.text", lines: Fixture.lines(1, at: 12))
    func facts(_ exposures: [LogExposure]?) -> Facts {
      Fixture.facts(Fixture.log { $0.exposures = exposures })
    }
    #expect(
      SensitiveDataInLog().messages(in: facts([exposure]))
        == ["triage: 1 line with what looks like a secret in input.text"])
    func outcome(_ facts: Facts) -> RuleOutcome.Result? {
      CheckCatalog.outcomes(in: CheckContext(facts: facts, figures: FigureSet([]), asOf: now))
        .first { $0.rule.id == "sensitive-data-in-log" }?.result
    }
    #expect(outcome(facts([])) == .kept)
    #expect(
      outcome(facts(nil))
        == .unknown(because: "nothing looked for secrets in the fields of the log"))
  }

  // MARK: Quality

  @Test func `drift-without-pause`() {
    func facts(_ change: (inout AgentLog) -> Void = { _ in }) -> Facts {
      Fixture.facts(
        Fixture.log { log in
          log.completed = [
            Fixture.completed("2026-W42", 100, defects: 4),
            Fixture.completed("2026-W43", 100, defects: 6),
            Fixture.completed("2026-W44", 100, defects: 4),
            Fixture.completed("2026-W45", 100, defects: 12),
            Fixture.completed("2026-W46", 100, defects: 50),
          ]
          change(&log)
        })
    }
    let findings = DriftWithoutPause().findings(in: facts())
    #expect(
      findings.map(\.message) == [
        "12 defects of 100 in 2026-W45 against 4 of 100 in 2026-W44, strong evidence; neither was a "
          + "lane disabled in time, nor does a decision waive it",
        "6 defects of 100 in 2026-W43 against 4 of 100 in 2026-W42, indistinguishable from chance; "
          + "neither was a lane disabled in time, nor does a decision waive it",
      ])
    #expect(findings.map(\.severity) == [.error, .warning])
    #expect(findings.map(\.since) == [at("11-16 00:00"), at("11-02 00:00")])
    let paused = facts { log in
      log.controls = [
        ControlEvent(
          at: at("11-16 08:00"), workflow: "triage", event: .disabled, source: line(1))
      ]
    }
    // The trigger of W43 could be seen on 2 November: a week later it was still unanswered.
    #expect(
      DriftWithoutPause().findings(in: paused).map(\.since) == [at("11-02 00:00")])
  }

  @Test func `sampling-too-low`() {
    func facts(_ sampled: Int, least: Rational? = nil) -> Facts {
      Fixture.facts(
        Fixture.log { $0.completed = [Fixture.completed("2026-W45", 100, sampled: sampled)] },
        [Fixture.policy { $0.sampling = least.map { Workflow.Sampling(minimum: $0) } }])
    }
    #expect(
      SamplingTooLow().messages(in: facts(4)) == [
        "triage: 4 of 100 units of 2026-W45 were reviewed, of at least 5.0 %: 0 defects in 4 reviews "
          + "still allow a defect rate of 53 %; that it is at most 5 % needs 59 reviews without one"
      ])
    #expect(SamplingTooLow().messages(in: facts(5)) == [])
    #expect(SamplingTooLow().subjects(in: facts(5, least: Rational(1, 10))) == ["triage"])
    #expect(SamplingTooLow().messages(in: Fixture.facts()) == [])
  }

  @Test func `eval-suite-size-wrong`() {
    func messages(_ cases: Int) -> [String] {
      EvalSuiteSizeWrong().messages(
        in: Fixture.facts(Fixture.log { $0.evalRuns = [Fixture.run("2026-11-10", cases: cases)] }))
    }
    #expect(
      messages(99) == ["triage: the run of triage@1 on 2026-11-10 has 99 cases, not 100 to 300"])
    #expect(messages(301).count == 1)
    #expect(messages(100) == [] && messages(300) == [])
  }

  @Test func `eval-overdue`() {
    func messages(_ date: String?, change: String? = nil) -> [String] {
      let policy = Fixture.policy { workflow in
        workflow.evaluation = Workflow.Evaluation(lastMajorChange: change.map(day))
      }
      let runs = date.map { [Fixture.run($0)] } ?? []
      return EvalOverdue().messages(in: Fixture.facts(Fixture.log { $0.evalRuns = runs }, [policy]))
    }
    #expect(messages(nil) == ["triage: no run of an evaluation is logged"])
    #expect(
      messages("2026-10-21")
        == ["triage: the last run was on 2026-10-21, 31 days ago; the limit is 31"])
    #expect(messages("2026-10-22") == [])
    #expect(
      messages("2026-11-10", change: "2026-11-11") == [
        "triage: the last run, of 2026-11-10, is older than the last major change, of 2026-11-11"
      ])
    #expect(messages("2026-11-11", change: "2026-11-11") == [])
  }

  // MARK: Rules of a workflow

  @Test func `kill-switch-drill-overdue`() {
    func messages(_ change: (inout Workflow) -> Void) -> [String] {
      KillSwitchDrillOverdue().messages(in: Fixture.facts(Fixture.log(), [Fixture.policy(change)]))
    }
    #expect(messages { _ in } == [])
    #expect(messages { $0.boundary.killSwitch?.lastDrill = day("2026-08-21") } == [])
    #expect(
      messages { $0.boundary.killSwitch?.lastDrill = day("2026-08-20") } == [
        "triage: the kill switch was last drilled on 2026-08-20, 93 days ago; the limit is 92"
      ])
    #expect(
      messages { $0.boundary.killSwitch?.lastDrill = nil } == [
        "triage: the kill switch was never drilled"
      ])
    #expect(
      messages { $0.boundary.killSwitch = nil } == [
        "triage: nothing says where the kill switch is"
      ])
  }

  @Test func `retention-too-short`() {
    var facts = Fixture.facts(
      Fixture.log(),
      [
        Fixture.policy { workflow in
          workflow.systemOfRecordCounts = ["2025-W40", "2025-W52", "2026-W02"].map { name in
            Workflow.SystemOfRecordCount(
              week: week(name), count: 40, source: line(9, "state/workflows.yaml"))
          }
        }
      ])
    #expect(
      RetentionTooShort().messages(in: facts) == [
        "triage: the system of record counts 40 units in 2025-W52, but the oldest line of the log is "
          + "of 2026-01-05; it is to be kept for 12 months"
      ])
    facts.workflows = [Fixture.policy()]
    #expect(RetentionTooShort().messages(in: facts) == [])
    facts.settings.retentionMonths = 6
    #expect(
      RetentionTooShort().messages(in: facts) == [
        "retention_months: retention_months is 6, not 12 to 24"
      ])
  }

  @Test func `too-many-workflows-selected`() {
    func facts(_ count: Int) -> Facts {
      let workflows = (0..<count).map { number in
        Workflow(
          id: "w\(number)", isSelected: true, source: line(number + 1, "state/workflows.yaml"))
      }
      return Fixture.facts(Fixture.log(), workflows)
    }
    #expect(TooManyWorkflowsSelected().messages(in: facts(2)) == [])
    #expect(
      TooManyWorkflowsSelected().messages(in: facts(3))
        == ["w2: 3 workflows are selected, of at most 2: w0, w1, w2"])
  }

  @Test func `autonomous-lane-without-evidence`() {
    let bare = Fixture.policy { workflow in
      workflow.lane = .autonomous
      workflow.boundary = Workflow.Boundary()
    }
    #expect(
      AutonomousLaneWithoutEvidence().messages(in: Fixture.facts(Fixture.log(), [bare])) == [
        "triage: the lane is autonomous without a written boundary, a kill-switch drill, an "
          + "evaluation, an accepted decision that names it"
      ])
    #expect(
      AutonomousLaneWithoutEvidence().messages(in: Fixture.facts()) == [], "a lane with people")
    var whole = Fixture.facts(
      Fixture.log { $0.evalRuns = [Fixture.run("2026-11-10")] },
      [Fixture.policy { $0.lane = .autonomous }])
    #expect(
      AutonomousLaneWithoutEvidence().messages(in: whole) == [
        "triage: the lane is autonomous without an accepted decision that names it"
      ])
    whole.decisions = [
      Decision(
        id: "D", title: "Triage may run in the autonomous lane", status: .accepted,
        source: line(1, "ops/decision-log/D.md"))
    ]
    #expect(AutonomousLaneWithoutEvidence().messages(in: whole) == [])
  }

  @Test func `prompt-changed-without-decision`() {
    func action(_ week: String, _ day: String, prompt: String, model: String) -> AgentActions {
      var cell = Fixture.actions(week, model: model)
      cell.key.prompt = prompt
      cell.first = at("\(day) 08:00")
      return cell
    }
    var facts = Fixture.facts(
      Fixture.log {
        $0.actions = [
          action("2026-W44", "10-27", prompt: "triage@1", model: "m-1"),
          action("2026-W45", "11-03", prompt: "triage@2", model: "m-1"),
          action("2026-W46", "11-10", prompt: "triage@2", model: "m-2"),
        ]
      })
    // What the first week began with was no change.
    #expect(
      PromptChangedWithoutDecision().messages(in: facts) == [
        "triage: triage works by m-2 since 2026-W46; no accepted decision names both",
        "triage: triage works by triage@2 since 2026-W45; no accepted decision names both",
      ])
    facts.decisions = [
      Decision(
        id: "D", title: "Prompt triage@2", status: .accepted, body: "For the workflow triage.",
        source: line(1, "ops/decision-log/D.md")),
      Decision(
        id: "E", title: "Model m-2 for the workflow triage", status: .proposed,
        source: line(1, "ops/decision-log/E.md")),
    ]
    #expect(
      PromptChangedWithoutDecision().messages(in: facts) == [
        "triage: triage works by m-2 since 2026-W46; no accepted decision names both"
      ])
  }

  @Test func `workflow-without-policy`() {
    #expect(
      WorkflowWithoutPolicy().messages(in: Fixture.facts(Fixture.log(), [])) == [
        "triage: agents work in triage, which state/workflows.yaml does not name"
      ])
    let unwritten = Fixture.policy { $0.boundary.document = nil }
    #expect(
      WorkflowWithoutPolicy().messages(in: Fixture.facts(Fixture.log(), [unwritten])) == [
        "triage: agents work in triage, and no document of its boundary is named"
      ])
    #expect(WorkflowWithoutPolicy().messages(in: Fixture.facts()) == [])
  }

  // MARK: Vendors

  static func vendor(
    _ models: [VendorModel] = [], contract: Vendor.Contract? = nil
  ) -> Vendor {
    Vendor(
      id: "maker", contract: contract, models: models, source: line(1, "state/vendors.yaml"))
  }

  static func model(
    uses: [String] = [], deprecated: String? = nil, fallback: VendorModel.Fallback? = nil
  ) -> VendorModel {
    VendorModel(
      id: "m-1", uses: uses, deprecatedOn: deprecated.map(day), fallback: fallback,
      source: line(3, "state/vendors.yaml"))
  }

  @Test func `fallback-never-tested`() {
    func messages(_ model: VendorModel, _ log: AgentLog = Fixture.log()) -> [String] {
      FallbackNeverTested().messages(in: Fixture.facts(log, vendors: [Self.vendor([model])]))
    }
    #expect(messages(Self.model()) == [], "it is not in use")
    #expect(
      messages(Self.model(uses: ["triage"]))
        == ["m-1: the model m-1 of maker is in use, and it has no fallback"])
    let called = Fixture.log { $0.actions = [Fixture.actions()] }
    #expect(
      messages(Self.model(fallback: VendorModel.Fallback(model: "m-2")), called)
        == ["m-1: the model m-1 of maker is in use, and its fallback m-2 was never tested"])
    let tested = VendorModel.Fallback(model: "m-2", testedOn: day("2026-10-01"))
    #expect(messages(Self.model(fallback: tested), called) == [])
  }

  @Test func `contract-notice-due`() {
    func messages(_ renewal: String, notice: Int? = 30) -> [String] {
      let contract = Vendor.Contract(
        renewal: day(renewal), noticeDays: notice, source: line(2, "state/vendors.yaml"))
      return ContractNoticeDue().messages(
        in: Fixture.facts(vendors: [Self.vendor(contract: contract)]))
    }
    #expect(messages("2027-02-20") == [], "61 days before the last day for a notice")
    #expect(
      messages("2027-02-19") == [
        "maker: the contract with maker renews on 2027-02-19; the last day for a notice is "
          + "2027-01-20, in 60 days"
      ])
    #expect(
      messages("2026-12-20") == [
        "maker: the contract with maker renews on 2026-12-20; the last day for a notice was 2026-11-20"
      ])
    #expect(
      messages("2026-11-20") == [
        "maker: the contract with maker renewed itself on 2026-11-20, or the dates are out of date"
      ])
    #expect(messages("2027-01-21", notice: nil) == [])
  }

  @Test func `deprecated-model-in-use`() {
    func messages(_ model: VendorModel, _ weeks: [String] = []) -> [String] {
      let log = Fixture.log { $0.actions = weeks.map { Fixture.actions($0) } }
      return DeprecatedModelInUse().messages(
        in: Fixture.facts(log, vendors: [Self.vendor([model])]))
    }
    #expect(messages(Self.model(uses: ["triage"]), ["2026-W46"]) == [])
    #expect(messages(Self.model(uses: ["triage"], deprecated: "2026-11-22")) == [])
    #expect(messages(Self.model(deprecated: "2026-11-03"), ["2026-W45"]) == [], "in its last week")
    #expect(
      messages(Self.model(uses: ["triage"], deprecated: "2026-11-03"), ["2026-W45", "2026-W46"])
        == [
          "m-1: the model m-1 of maker is deprecated since 2026-11-03 and is for triage and was called "
            + "10 times in the weeks since"
        ])
  }

  @Test func `a log as of another time leaves every rule about it unknown`() {
    let facts = Fixture.facts(Fixture.log { $0.asOf = at("11-20 12:00") })
    let outcomes = CheckCatalog.outcomes(
      in: CheckContext(facts: facts, figures: FigureSet([]), asOf: now))
    for id in ["drift-without-pause", "approval-missing", "sampling-too-low"] {
      #expect(
        outcomes.first { $0.rule.id == id }?.result
          == .unknown(because: "the action log was read as of another time"))
    }
  }
}
