import Checks
package import Figures
import Model

extension PackContext {
  package var agentWork: AgentReading { now.record.agentWork }

  /// The workflow that a page is about.
  func workflow(of document: PackDocument) -> AgentWorkflow? {
    guard case .workflow(let id) = document.subject else { return nil }
    return agentWork.workflow(id)
  }

  /// Workflows that pages with a table or charts for each show: those that somebody decided on
  /// first, then by id.
  var shownWorkflows: [AgentWorkflow] {
    let all = agentWork.workflows
    let chosen = all.filter { $0.policy?.isSelected ?? false }
    let known = all.filter { $0.policy.map { !$0.isSelected } ?? false }
    return Array((chosen + known + all.filter { $0.policy == nil }).prefix(10))
  }

  /// The `disabled` lines that hold at the as-of, one for each lane, in order of time.
  func disabling(of workflow: String) -> [ControlEvent] {
    guard let log = agentWork.log else { return [] }
    let controls = log.controls.filter { $0.workflow == workflow && $0.at <= asOf }
    let last = Set(controls.map(\.lane)).compactMap { lane in
      log.lastControl(of: workflow, lane: lane, at: asOf)
    }
    return Array(Set(last.filter { $0.event == .disabled }))
      .sorted { ($0.at, $0.source) < ($1.at, $1.source) }
  }

  /// Whether more defects of the figure's week are awaited.
  func isImmature(_ figure: Figure) -> Bool {
    guard ["kpi.defect_rate", "kpi.escape_rate", "kpi.drift_ratio"].contains(figure.id),
      case .partial = figure.status, let number = agentWork.periods.number(of: figure.period)
    else { return false }
    return !agentWork.isMature(number)
  }
}
