import Pack

/// The pages that every page links to: the latest packs, then the registers, as far as the build
/// has them, always in this order.
enum Registers {
  /// Folders of dated pages: the last one is linked.
  private static let series: [Breadcrumb] = [
    Breadcrumb("Governance pack", "packs/"), Breadcrumb("KPI", "kpi/"),
    Breadcrumb("Agent Ops", "agent-ops/"),
    Breadcrumb("Daily digest", "daily/"),
    Breadcrumb("Autonomy review", "autonomy/"), Breadcrumb("Vendor review", "vendors/"),
  ]

  private static let registers: [Breadcrumb] = [
    Breadcrumb("Delivery", "delivery/"), Breadcrumb("Incidents", "incidents/"),
    Breadcrumb("Risk budget", "risk-budget/"), Breadcrumb("Tasks", "tasks/"),
    Breadcrumb("Queues", "queues/"),
    Breadcrumb("Workflows", "workflows/"), Breadcrumb("Agents", "agents/"),
    Breadcrumb("Vendors", "vendors/"), Breadcrumb("Audit", "audit/"),
    Breadcrumb("Decision rights", "decision-rights/"), Breadcrumb("Roles", "roles/"),
    Breadcrumb("Escalations", "escalations/"), Breadcrumb("Guardrails", "guardrails/"),
    Breadcrumb("Compliance", "compliance/"), Breadcrumb("Norms", "norms/"),
    Breadcrumb("Decisions", "decisions/"), Breadcrumb("Proposals", "proposals/"),
    Breadcrumb("Deviations", "deviations/"), Breadcrumb("Freezes", "freezes/"),
    Breadcrumb("Capabilities", "capabilities/"), Breadcrumb("Checks", "checks/"),
    Breadcrumb("Rollouts", "rollouts/"), Breadcrumb("Meetings", "reviews/"),
    Breadcrumb("Maintenance", "maintenance/"),
    Breadcrumb("Figures", "figures/"), Breadcrumb("Sources", "sources/"),
  ]

  static func of(_ documents: [PackDocument]) -> [Breadcrumb] {
    let paths = documents.map(\.path)
    let latest = series.compactMap { folder in
      paths.filter { $0.hasPrefix(folder.path) }
        .max { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        .map { Breadcrumb(folder.title, $0) }
    }
    let known = Set(paths)
    return latest + registers.filter { known.contains($0.path) }
  }
}
