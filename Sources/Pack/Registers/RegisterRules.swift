/// Which governance rules each register is held to, and where its readers go on.
enum RegisterRules {
  /// The rules of the register at that path, in the order in which they are told; nil for a page
  /// that is no such register.
  static func checks(of path: String) -> [String]? { checks[path] }

  /// Titles and paths of the pages that belong to it.
  static func related(to path: String) -> [Breadcrumb] { related[path] ?? [] }

  static let checks: [String: [String]] = [
    "decision-rights/": [
      "right-held-by-nobody", "deployment-approved-without-right",
      "high-blast-radius-under-approved", "approvals-exceed-holders", "break-glass-without-right",
      "break-glass-without-log", "break-glass-over-time", "break-glass-unreviewed",
    ],
    "roles/": [
      "role-mode-breach", "freeze-without-authority", "self-review", "unregistered-agent",
      "right-held-by-nobody",
    ],
    "escalations/": ["escalation-unanswered", "escalation-without-row"],
    "guardrails/": [
      "guardrail-failing-on-high-blast-radius", "guardrail-exemption-invalid",
      "guardrail-status-unknown",
    ],
    "compliance/": ["compliance-check-overdue", "compliance-check-failed"],
    "norms/": ["norm-without-owner", "workflow-without-policy", "postmortem-action-overdue"],
  ]

  private static let roles = Breadcrumb("roles", "roles/")
  private static let rights = Breadcrumb("decision rights", "decision-rights/")

  private static let related: [String: [Breadcrumb]] = [
    "decision-rights/": [
      roles, Breadcrumb("guardrails", "guardrails/"), Breadcrumb("delivery", "delivery/"),
    ],
    "roles/": [
      rights, Breadcrumb("escalations", "escalations/"), Breadcrumb("agents", "agents/"),
    ],
    "escalations/": [roles, Breadcrumb("tasks", "tasks/"), Breadcrumb("queues", "queues/")],
    "guardrails/": [
      rights, Breadcrumb("compliance checks", "compliance/"), Breadcrumb("decisions", "decisions/"),
    ],
    "compliance/": [
      Breadcrumb("guardrails", "guardrails/"), Breadcrumb("checks", "checks/"),
      Breadcrumb("audit trail", "audit/"),
    ],
    "norms/": [
      Breadcrumb("incidents and near misses", "incidents/"), Breadcrumb("workflows", "workflows/"),
      Breadcrumb("delivery", "delivery/"),
    ],
  ]
}
