import Diagnostics
import Figures
import Model

/// Reads the gate of a workflow's lane out of the rules, figures and decisions of the record.
struct LaneGateReader {
  let assessment: Assessment
  let period: Period

  func gate(_ workflow: AgentWorkflow) -> LaneGate {
    let items = [
      boundary(workflow), killSwitch(workflow), evaluation(workflow), sampling(workflow),
      defects(workflow), drift(workflow), conduct(workflow), decision(workflow),
    ]
    let lane = workflow.policy?.lane
    return LaneGate(
      workflow: workflow.id, lane: lane, owner: workflow.policy?.owner, items: items,
      advice: advice(lane, items), source: workflow.policy?.source)
  }

  /// A broken item asks for a lower lane, where agents act at all; a higher one needs all but the
  /// decision, which is what the meeting is for. A lane moves one step at a time.
  private func advice(_ lane: Workflow.Lane?, _ items: [LaneGate.Item]) -> LaneGate.Advice {
    guard let lane else { return .unknown(because: "state/workflows.yaml gives it no lane") }
    let lanes = Workflow.Lane.allCases
    let place = lanes.firstIndex(of: lane) ?? 0
    if items.contains(where: { $0.state == .broken }), lane > .shadow {
      return .lower(to: lanes[place - 1])
    }
    let asked = items.filter { $0.title != Self.decisionTitle }
    guard asked.allSatisfy({ $0.state == .met }), lane < .autonomous else { return .hold }
    return .raise(to: lanes[place + 1])
  }

  private static let decisionTitle = "Decision"

  // MARK: Written down

  private func boundary(_ workflow: AgentWorkflow) -> LaneGate.Item {
    let title = "Written boundary"
    guard let policy = workflow.policy else {
      return item(title, .missing, "the workflow is not in state/workflows.yaml", nil)
    }
    guard let document = policy.boundary.document else {
      return item(title, .missing, "no document states it", policy.source)
    }
    return item(title, .met, document, policy.source)
  }

  private func decision(_ workflow: AgentWorkflow) -> LaneGate.Item {
    let found = assessment.record.decisions.last { decision in
      guard decision.status == .accepted else { return false }
      let words = MentionedWords(decision.title, decision.body)
      return words.contains(workflow.id) && words.containsAny(["autonomous", "autonomy"])
    }
    if let found {
      return item(Self.decisionTitle, .met, "\(found.id): \(found.title)", found.source)
    }
    let isAlone = workflow.policy?.lane == .autonomous
    return item(
      Self.decisionTitle, isAlone ? .broken : .missing,
      "no accepted decision names the workflow and its autonomy", workflow.policy?.source)
  }

  // MARK: Rules

  private func killSwitch(_ workflow: AgentWorkflow) -> LaneGate.Item {
    rules("Kill switch drilled", ["kill-switch-drill-overdue"], workflow) {
      guard let drill = workflow.policy?.boundary.killSwitch?.lastDrill else { return nil }
      return "drilled on \(drill)"
    }
  }

  private func evaluation(_ workflow: AgentWorkflow) -> LaneGate.Item {
    rules("Evaluation", ["eval-overdue", "eval-suite-size-wrong"], workflow) {
      guard let last = workflow.evals.last else { return nil }
      return "\(last.suite): \(last.passed) of \(last.cases) cases passed on \(last.date)"
    }
  }

  private func sampling(_ workflow: AgentWorkflow) -> LaneGate.Item {
    rules("Sampling", ["sampling-too-low"], workflow) {
      workflow.logged == nil ? nil : "no week of the series is below the least part"
    }
  }

  private func conduct(_ workflow: AgentWorkflow) -> LaneGate.Item {
    rules(
      "Boundary kept",
      [
        "action-outside-boundary", "disabled-lane-running", "approval-missing",
        "approval-after-act",
      ], workflow, breach: .broken
    ) { workflow.logged == nil ? nil : "nothing against it in the last 13 weeks" }
  }

  /// Met where no rule has a finding of the workflow, and `kept` can say what was found.
  private func rules(
    _ title: String, _ ids: [String], _ workflow: AgentWorkflow,
    breach: LaneGate.State = .missing, kept: () -> String?
  ) -> LaneGate.Item {
    let found = assessment.findings.first {
      ids.contains($0.checkID) && $0.subject == workflow.id
    }
    if let found { return item(title, breach, found.message, found.source) }
    for outcome in assessment.outcomes where ids.contains(outcome.rule.id) {
      if case .unknown(let why) = outcome.result {
        return item(title, .unknown, why, workflow.policy?.source)
      }
    }
    guard let words = kept() else {
      return item(title, .missing, "the record has nothing of it", workflow.policy?.source)
    }
    return item(title, .met, words, workflow.policy?.source)
  }

  // MARK: Quality

  private func defects(_ workflow: AgentWorkflow) -> LaneGate.Item {
    let title = "Defect rate"
    let name = Figure.name("kpi.defect_rate", [FigureLabel("workflow", workflow.id)])
    let figures = assessment.figures.series(name)
    // A month whose defects are still awaited is not judged: the one before it is.
    let months = figures.filter { if case .month = $0.period { true } else { false } }
    let known = months.last { $0.verdict == .met || $0.verdict == .missed }
    guard let known, let target = known.target?.maximum, let rate = known.value else {
      let why = months.contains { $0.target != nil } ? "no whole month" : "no target"
      return item(title, .unknown, "\(why) to judge it by", workflow.policy?.source)
    }
    let words =
      "\(Self.percent(rate)) in \(known.period), at most \(Self.percent(target)) is allowed"
    return item(
      title, known.verdict == .met ? .met : .missing, words,
      known.evidence.first?.source ?? workflow.policy?.source)
  }

  private static func percent(_ ratio: Rational) -> String {
    (ratio * 100).decimal(places: 1) + "\u{A0}%"
  }

  private func drift(_ workflow: AgentWorkflow) -> LaneGate.Item {
    let title = "Drift"
    let source = workflow.policy?.source
    guard let drift = workflow.drift else {
      return item(title, .unknown, "no week is mature", source)
    }
    let counts = "\(drift.current.defects) of \(drift.current.units) units in \(drift.week)"
    switch drift.verdict {
    case .none: return item(title, .met, "did not fire: \(counts)", source)
    case .unknown(let why), .tooFew(let why): return item(title, .unknown, why, source)
    case .immature: return item(title, .unknown, "\(drift.week) is not mature", source)
    case .pause:
      if let control = drift.disabledBy {
        return item(title, .missing, "fired, and the lane was disabled: \(counts)", control.source)
      }
      if let decision = drift.waivedBy {
        return item(title, .missing, "fired, waived by \(decision.id): \(counts)", decision.source)
      }
      return item(title, .broken, "fired, and nothing answered it: \(counts)", source)
    }
  }

  private func item(
    _ title: String, _ state: LaneGate.State, _ words: String, _ source: SourceLocation?
  ) -> LaneGate.Item {
    LaneGate.Item(title: title, state: state, words: words, source: source)
  }
}
