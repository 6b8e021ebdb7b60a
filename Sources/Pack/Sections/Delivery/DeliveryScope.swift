import Figures
import Model

extension PackDocument {
  /// What the page's delivery figures are narrowed to; nothing for the whole company.
  var deliveryLabels: [FigureLabel] {
    switch subject {
    case .service(let id): [FigureLabel("service", id)]
    case .team(let id): [FigureLabel("team", id)]
    case .workspace, .task, .agent, .decision, .proposal, .deviation, .figure, .check, .workflow,
      .period,
      .page:
      []
    }
  }
}

extension PackContext {
  func serviceLink(_ id: String) -> Inline { link(id, paths.service(id)) }

  func teamLink(_ id: String) -> Inline { link(id, paths.team(id)) }
}

/// The figures of the delivery pages, in their order.
enum DeliveryFigures {
  static let dora = [
    "dora.deployment_frequency", "dora.deployment_days", "dora.deployment_interval",
    "dora.lead_time", "dora.lead_time_p75", "dora.lead_time_p90", "dora.change_failure_rate",
    "dora.recovery_time", "dora.recovery_time_max", "dora.rework_rate",
  ]
  static let load = [
    "ops.incidents", "ops.mttr", "ops.mttr_mean", "ops.pages", "ops.pages_per_deploy",
    "ops.pages_after_deployment", "ops.after_hours_incidents", "ops.after_hours_share",
    "ops.review_sla", "ops.review_time", "ops.review_time_p90", "ops.review_breaches",
    "ops.change_plans",
  ]
  /// Readings of now and of long windows.
  static let readings = [
    "dora.deployment_days_median", "dora.unrecovered_deployments", "dora.rework_rate_6_months",
  ]
  /// Drawn one below the other on a page of detail.
  static let charts = [
    "dora.deployment_frequency", "dora.lead_time", "dora.change_failure_rate",
    "dora.recovery_time", "ops.incidents", "ops.pages", "ops.review_time",
  ]
}
