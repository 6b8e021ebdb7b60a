import Diagnostics
import Figures
import Model

/// While a freeze stands, nothing but repairs and named exceptions is deployed.
package struct DeploymentDuringFreeze: Check {
  package init() {}

  package let rule = CheckRule(
    id: "deployment-during-freeze", title: "Deployed during a freeze", severity: .error,
    why: "A freeze that does not hold is only a notice. Rollbacks, and hotfixes or reverts that "
      + "name what they repair, pass; all else needs an exception that names it.",
    mend: "Record the exception in the freeze with who granted it, or roll the deployment back.",
    isViolation: true, inputs: [.deployments, .freezeRecords])

  package func findings(in context: CheckContext) -> [Finding] {
    let freezes = FreezeWindow.all(in: context)
    guard !freezes.isEmpty else { return [] }
    return context.productionDeployments.flatMap { deployment in
      freezes.compactMap { finding(deployment, $0) }
    }
  }

  private func finding(_ deployment: Deployment, _ freeze: FreezeWindow) -> Finding? {
    guard let finished = deployment.finishedAt, freeze.range.contains(finished),
      deployment.outcome != .cancelled, freeze.covers(service: deployment.service),
      !deployment.isRepair, !freeze.excepts(deployment)
    else { return nil }
    return Finding(
      rule, subject: deployment.id,
      "\(deployment.id) of \(deployment.service) was deployed during freeze \(freeze.record.id), "
        + "and no exception names it",
      since: finished, at: deployment.source,
      evidence: [Evidence(freeze.record.source, record: freeze.record.id, detail: "the freeze")])
  }
}
