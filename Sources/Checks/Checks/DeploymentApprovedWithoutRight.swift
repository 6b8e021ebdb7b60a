import Diagnostics
import Figures
import Model

/// Only who holds the right approves a production deployment.
package struct DeploymentApprovedWithoutRight: Check {
  package init() {}

  package let rule = CheckRule(
    id: "deployment-approved-without-right", title: "Approved by one who may not",
    severity: .error,
    why: "An approval by someone without the right is no approval: nobody who answers for the "
      + "service has agreed.",
    mend: "Have the holder of the right confirm or undo it, and give the right where it is needed.",
    inputs: [.deployments, .decisionRights])

  /// As in `state/decision_rights.yaml`.
  static let action = "deploy_production"

  package func findings(in context: CheckContext) -> [Finding] {
    let rights = (context.facts.decisionRights?.approval ?? []).filter {
      $0.action == Self.action
    }
    // Without a stated right nobody can lack it.
    guard !rights.isEmpty else { return [] }
    return context.productionDeployments.flatMap { deployment in
      let holders = Self.holders(of: rights, for: deployment)
      return deployment.approvedBy.filter { !holders.contains($0) }.map { approver in
        Finding(
          rule, subject: deployment.id,
          "\(deployment.id) of \(deployment.service) was approved by \(approver), who does not "
            + "hold the right \(Self.action)",
          since: deployment.finishedAt, at: deployment.source,
          evidence: rights.map { Evidence($0.source, record: $0.action, detail: "the right") })
      }
    }
  }

  /// Rights for a blast radius hold for deployments of that radius alone.
  private static func holders(of rights: [ActionRight], for deployment: Deployment) -> Set<String> {
    Set(
      rights.filter { right in
        right.blastRadius.map { $0 == deployment.blastRadius } ?? true
      }
      .flatMap(\.who))
  }
}
