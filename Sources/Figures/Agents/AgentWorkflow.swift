package import Model

/// One workflow: what was decided of it, and what the log holds of it.
package struct AgentWorkflow: Sendable {
  package let id: String
  /// Of `state/workflows.yaml`; nil for a workflow that only the log names.
  package let policy: Workflow?
  /// nil for a workflow that the log does not name.
  package let logged: LoggedWorkflow?
  /// Of the weeks of a series and the one in progress, oldest first.
  package let drifts: [DriftReading]
  package let evals: EvalReading
  /// Where breaches and cells of it are found in `AgentScopes`.
  package let scope: Int

  /// Of the last mature week; nil where there is none in the series.
  package var drift: DriftReading? {
    drifts.last { drift in
      if case .immature = drift.verdict { false } else { true }
    }
  }

  package var name: String { policy?.name ?? id }

  /// The least part of the units that people review.
  package var leastSample: Rational { policy?.sampling?.minimum ?? Self.leastSample }

  package static let leastSample = Rational(1, 20) ?? 0
}

/// Puts a workflow's record and its log together.
struct AgentWorkflowReader {
  private let facts: Facts
  private let reading: AgentReading
  private let policies: [String: Workflow]
  private let logged: [String: LoggedWorkflow]
  private let runs: [String: [EvalRun]]
  private let decisions: [Decision]

  init(_ facts: Facts, _ reading: AgentReading, decisions: [Decision]) {
    self.facts = facts
    self.reading = reading
    self.decisions = decisions
    policies = Dictionary(
      facts.workflows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    logged = Dictionary(
      (reading.log?.workflows ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    runs = Dictionary(grouping: reading.log?.evalRuns ?? [], by: \.workflow)
  }

  func workflow(_ id: String) -> AgentWorkflow {
    let policy = policies[id]
    let scope = reading.scopes.number(.workflow, of: id) ?? AgentScopes.everything
    let reader = DriftReader(
      workflow: id, reading: reading, scope: scope,
      minimumCount: facts.settings.minimumCount, allowed: allowed(id, policy),
      waivers: waivers(id), zone: facts.zone)
    let current = AgentPeriods.currentWeek
    return AgentWorkflow(
      id: id, policy: policy, logged: logged[id],
      drifts: (current - 13...current).map(reader.drift),
      evals: EvalReading(runs[id] ?? [], policy?.evaluation), scope: scope)
  }

  /// The bound of the workflow's own defect rate, else of all workflows'.
  private func allowed(_ id: String, _ policy: Workflow?) -> Rational? {
    let name = Figure.name("kpi.defect_rate", [FigureLabel("workflow", id)])
    let targets = facts.settings.targets
    return
      (targets.last { $0.figure == name } ?? policy?.target("kpi.defect_rate")
      ?? targets.last { $0.figure == "kpi.defect_rate" })?.maximum
  }

  /// A decision waives a trigger where it is accepted, and names the workflow and the drift.
  private func waivers(_ id: String) -> [Decision] {
    decisions.filter { decision in
      guard decision.status == .accepted, decision.date != nil else { return false }
      let isMeasure = decision.measures.contains { $0.hasPrefix("kpi.drift_ratio") }
      let text = MentionedWords(decision.title, decision.body)
      return text.contains(id) && (isMeasure || text.contains("drift"))
    }
    .sorted {
      ($0.date.map(\.daysSinceEpoch) ?? 0, $0.source) < (
        $1.date.map(\.daysSinceEpoch) ?? 0, $1.source
      )
    }
  }
}

extension Workflow {
  /// The bound of a figure that holds for this workflow alone.
  package func target(_ id: String) -> TargetSetting? { targets.last { $0.figure == id } }
}
