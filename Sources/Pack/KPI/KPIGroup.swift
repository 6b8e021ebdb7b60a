import Checks
package import Figures
package import Model

/// The figures of the weekly KPI page, by group, always in this order: a reader finds each at the
/// same place every week.
package struct KPIGroup: Sendable {
  package let title: String
  /// Ids; each stands for the whole company.
  package let ids: [String]
  /// Whether every risk scope has a row of its own.
  package let isPerScope: Bool
  /// The workflow whose figures they are; its ids are those of `WorkflowFigures`.
  package let workflow: AgentWorkflow?

  init(
    _ title: String, _ ids: [String], isPerScope: Bool = false, workflow: AgentWorkflow? = nil
  ) {
    self.title = title
    self.ids = ids
    self.isPerScope = isPerScope
    self.workflow = workflow
  }

  /// The groups of the page: those of the workflows among them.
  package static func all(in context: PackContext) -> [KPIGroup] {
    let workflows = context.shownWorkflows.map { workflow in
      KPIGroup("Agents: \(workflow.id)", [], workflow: workflow)
    }
    return [customers] + workflows + [tasks] + operations
  }

  /// What a unit costs and how good it is come first: whoever reads two rows reads these.
  private static let agents: [WorkflowFigures.Entry] = [
    WorkflowFigures.Entry(id: "kpi.cost_per_unit"),
    WorkflowFigures.Entry(id: "kpi.defect_rate", awaitsDefects: true),
  ]

  private static let customers = KPIGroup(
    "Customers and quality", ["ops.incidents", "ops.mttr", "ops.failure_modes"])

  private static let tasks = KPIGroup(
    "Agents: tasks and sessions",
    [
      "os.tasks_completed", "os.task_cycle_time", "os.session_success_rate",
      "os.governance_violations",
    ])

  private static let operations = [
    KPIGroup(
      "DORA",
      [
        "dora.deployment_frequency", "dora.deployment_days_median", "dora.lead_time",
        "dora.change_failure_rate", "dora.recovery_time", "dora.unrecovered_deployments",
        "dora.rework_rate",
      ]),
    KPIGroup(
      "Operational load",
      [
        "ops.pages", "ops.pages_per_deploy", "ops.pages_after_deployment",
        "ops.after_hours_incidents", "ops.review_sla", "ops.review_time", "ops.change_plans",
      ]),
    KPIGroup("Cost", ["risk.remediation_spend"]),
    KPIGroup(
      "Risk budget",
      ["risk.impact_consumed", "risk.impact_burn_rate", "risk.spend_consumed"], isPerScope: true),
  ]

  /// The group's figures of this build: the judged week's, else the quarter's to date, else the
  /// reading of now. A metric that this build does not compute has no row.
  package func figures(in context: PackContext) -> [Figure] {
    if let workflow {
      return WorkflowFigures.figures(WorkflowFigures.week, of: workflow, in: context)
    }
    let first =
      title == Self.customers.title
      ? WorkflowFigures.figures(Self.agents, of: nil, in: context) : []
    return first
      + ids.flatMap { id in
        isPerScope
          ? context.quarterFigures(of: id, label: "scope")
          : [context.kpiFigure(id)].compactMap { $0 }
      }
  }
}

extension PackContext {
  /// What a weekly page prints of a figure.
  package func kpiFigure(_ name: String) -> Figure? {
    now.figures.figure(name, .week(judgedWeek))
      ?? now.figures.figure(name, .instant(asOf))
      ?? now.figures.figure(name, currentQuarter)
  }

  /// The readings of the quarter that are narrowed by that label, in order of name; of burn rates
  /// that of the whole quarter to date.
  func quarterFigures(of id: String, label: String) -> [Figure] {
    now.figures.figures(of: id).filter { figure in
      guard figure.labels.contains(where: { $0.name == label }),
        figure.labels.first(where: { $0.name == "window" }).map({ $0.value == "quarter" }) ?? true
      else { return figure.labels.isEmpty && !hasScopes }
      switch figure.period {
      case .instant, .quarter: return true
      case .day, .week, .month: return false
      }
    }
  }

  private var hasScopes: Bool { !facts.riskBudget.scopes.isEmpty }

  /// The calendar quarter in progress.
  package var currentQuarter: Period {
    .quarter(year: today.year, quarter: (today.month + 2) / 3)
  }

  /// The 13 complete weeks up to the judged one, oldest first.
  package var weeks: [ISOWeek] { (0..<13).reversed().map { judgedWeek.adding(weeks: -$0) } }
}
