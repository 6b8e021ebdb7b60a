import Figures
import Model

/// The registers of who may do what and of what protects it, for the list of all registers.
enum RuleRegisters {
  /// Title, path, and how much stands in each.
  static func items(in context: PackContext) -> [(String, String, String)] {
    let facts = context.facts
    let rights = facts.decisionRights
    let held = (rights?.delegation.count ?? 0) + (rights?.approval.count ?? 0)
    let open = facts.escalations.count { $0.isOpen }
    return [
      (
        "Decision rights", "decision-rights/",
        "\(Count.of(held, "right")), \(Count.of(facts.breakGlassUses.count, "emergency", "emergencies"))"
      ),
      (
        "Roles and role modes", "roles/",
        "\(Count.of(facts.roles.count, "role")), \(Count.of(facts.roleModes.count, "role mode"))"
      ),
      ("Escalations", "escalations/", "\(open) open"),
      (
        "Guardrails", "guardrails/",
        "\(Count.of(facts.guardrails?.controls.count ?? 0, "control")), "
          + Count.of(facts.guardrails?.repositories.count ?? 0, "repository", "repositories")
      ),
      ("Compliance checks", "compliance/", Count.of(facts.complianceChecks.count, "check")),
      ("Norms", "norms/", Count.of(facts.norms.count, "norm")),
    ]
  }
}
