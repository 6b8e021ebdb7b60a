import Pack

/// The registers that every page links to, in this order, as far as the build has them.
enum Registers {
  static let all: [Breadcrumb] = [
    Breadcrumb("Packs", "packs/"), Breadcrumb("Daily", "daily/"), Breadcrumb("Tasks", "tasks/"),
    Breadcrumb("Queues", "queues/"), Breadcrumb("Agents", "agents/"),
    Breadcrumb("Sessions", "sessions/"), Breadcrumb("Audit", "audit/"),
    Breadcrumb("Decisions", "decisions/"), Breadcrumb("Proposals", "proposals/"),
    Breadcrumb("Deviations", "deviations/"), Breadcrumb("Freezes", "freezes/"),
    Breadcrumb("Capabilities", "capabilities/"), Breadcrumb("Checks", "checks/"),
    Breadcrumb("Figures", "figures/"), Breadcrumb("Sources", "sources/"),
  ]
}
