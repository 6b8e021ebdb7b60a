import Checks
import Diagnostics
import Model
import RecordFixtures
import Testing

/// Expected findings worked out by hand from the records written here; `now` is in 2026-W47, so
/// what finished since 2026-W34 is looked at.
@Suite struct DeliveryCheckTests {
  private func deployment(
    _ id: String, _ time: String, kind: Deployment.Kind = .normal, service: String = "payments",
    environment: String = "production", changes: [String] = [], remediates: String? = nil,
    approvedBy: [String] = [], blastRadius: String? = nil
  ) -> Deployment {
    Deployment(
      id: id, service: service, environment: environment, finishedAt: at(time),
      outcome: .success, kind: kind, changes: changes, remediates: remediates,
      approvedBy: approvedBy, blastRadius: blastRadius, source: line(1, "ops/deployments/d.jsonl"))
  }

  private func freeze(
    _ start: String, end: String? = nil, status: String = "active", scope: String? = nil,
    exceptions: [String] = []
  ) -> FreezeRecord {
    FreezeRecord(
      id: "FRZ-1", title: "Budget spent", status: status, scope: scope, start: at(start),
      end: end.map(at), exceptions: exceptions, source: line(1, "ops/freeze/FRZ-1.md"))
  }

  private func frozen(_ deployments: [Deployment], _ freezes: [FreezeRecord]) -> Facts {
    Facts(
      freezeRecords: freezes, deployments: deployments,
      services: [
        Service(id: "payments", source: line(1)), Service(id: "search", source: line(2)),
      ], sources: fresh(.deployments, .freezeRecords))
  }

  // MARK: Freezes

  @Test func `a deployment in a freeze is a finding unless it is a repair or an exception`() {
    let facts = frozen(
      [
        deployment("D-1", "11-09 10:00"), deployment("D-2", "11-13 10:00"),
        deployment("D-3", "11-13 11:00", changes: ["CHG-7"]),
        deployment("D-4", "11-13 12:00", kind: .rollback),
        deployment("D-5", "11-13 13:00", kind: .hotfix, remediates: "D-2"),
        deployment("D-6", "11-13 14:00", kind: .hotfix),
        deployment("D-7", "11-13 15:00", environment: "staging"),
      ],
      [freeze("11-12 08:00", exceptions: ["CHG-7: security, granted by project-owner."])])
    #expect(DeploymentDuringFreeze().subjects(in: facts) == ["D-2", "D-6"])
  }

  @Test func `a freeze that names services covers those alone`() {
    let facts = frozen(
      [deployment("D-1", "11-13 10:00"), deployment("D-2", "11-13 10:00", service: "search")],
      [freeze("11-12 08:00", scope: "deployments of payments.")])
    #expect(DeploymentDuringFreeze().subjects(in: facts) == ["D-1"])
  }

  @Test func `a freeze that names a risk scope covers its services`() {
    var facts = frozen(
      [deployment("D-1", "11-13 10:00"), deployment("D-2", "11-13 10:00", service: "search")],
      [freeze("11-12 08:00", scope: "the scope money")])
    facts.riskBudget.scopes = [RiskScope(id: "money", services: ["payments"], source: line(1))]
    #expect(DeploymentDuringFreeze().subjects(in: facts) == ["D-1"])
  }

  @Test func `a lifted freeze binds until its end, one past its end until it is lifted`() {
    let deployments = [deployment("D-1", "11-13 10:00"), deployment("D-2", "11-16 10:00")]
    let lifted = freeze("11-12 08:00", end: "11-15 00:00", status: "lifted")
    #expect(DeploymentDuringFreeze().subjects(in: frozen(deployments, [lifted])) == ["D-1"])
    let forgotten = freeze("11-12 08:00", end: "11-15 00:00")
    #expect(
      DeploymentDuringFreeze().subjects(in: frozen(deployments, [forgotten])) == ["D-1", "D-2"])
    let untold = freeze("11-12 08:00", status: "lifted")
    #expect(DeploymentDuringFreeze().subjects(in: frozen(deployments, [untold])) == [])
  }

  // MARK: Rights

  private func rights(_ deployments: [Deployment], _ approval: [ActionRight]) -> Facts {
    Facts(
      deployments: deployments,
      decisionRights: DecisionRights(approval: approval, source: line(1)),
      sources: fresh(.deployments, .decisionRights))
  }

  @Test func `only holders of the right approve a deployment`() {
    let right = ActionRight(action: "deploy_production", who: ["release-manager"], source: line(1))
    let high = ActionRight(
      action: "deploy_production", who: ["project-owner"], blastRadius: "high", source: line(2))
    let facts = rights(
      [
        deployment("D-1", "11-13 10:00", approvedBy: ["release-manager"]),
        deployment("D-2", "11-13 10:00", approvedBy: ["ai_claude-1", "release-manager"]),
        deployment("D-3", "11-13 10:00", approvedBy: ["project-owner"]),
        deployment("D-4", "11-13 10:00", approvedBy: ["project-owner"], blastRadius: "high"),
        deployment("D-5", "11-13 10:00"),
      ], [right, high])
    #expect(DeploymentApprovedWithoutRight().subjects(in: facts) == ["D-2", "D-3"])
  }

  @Test func `where nobody holds the right nobody lacks it`() {
    let other = ActionRight(action: "merge_main", who: ["project-lead"], source: line(1))
    let facts = rights([deployment("D-1", "11-13 10:00", approvedBy: ["anyone"])], [other])
    #expect(DeploymentApprovedWithoutRight().subjects(in: facts) == [])
  }

  // MARK: Changes

  private func change(
    _ id: String, _ merged: String, service: String = "payments", approvers: [String] = [],
    blastRadius: String? = nil, test: Change.Plan = .present("in the pull request"),
    rollback: Change.Plan = .present(nil), kind: String? = nil
  ) -> Change {
    Change(
      id: id, service: service, author: "dev-1", mergedAt: at(merged), approvers: approvers,
      testPlan: test, rollbackPlan: rollback, kind: kind, blastRadius: blastRadius,
      source: line(1, "ops/changes/c.jsonl"))
  }

  @Test func `a high blast radius asks for different approvers, the author not among them`() {
    let area = HighBlastRadius(
      id: "money", repositories: ["infra"], services: ["payments"], approvals: 2, source: line(1))
    let facts = Facts(
      changes: [
        change("C-1", "11-13 10:00", approvers: ["dev-2", "dev-3"]),
        change("C-2", "11-13 10:00", approvers: ["dev-2", "dev-1"]),
        change("C-3", "11-13 10:00", approvers: ["dev-2", "dev-2"]),
        change("C-4", "11-13 10:00", service: "search", approvers: ["dev-2"]),
        change("C-5", "11-13 10:00", service: "search", blastRadius: "money"),
        change("C-6", "11-13 10:00", service: "gateway", approvers: ["dev-2"]),
      ],
      services: [Service(id: "gateway", repositories: ["infra"], source: line(1))],
      decisionRights: DecisionRights(highBlastRadius: [area], source: line(1)),
      sources: fresh(.changes, .decisionRights))
    #expect(
      HighBlastRadiusUnderApproved().subjects(in: facts) == ["C-2", "C-3", "C-5", "C-6"])
  }

  @Test func `a change that is not trivial has a test plan and a rollback plan`() {
    let facts = Facts(
      changes: [
        change("C-1", "11-13 10:00"), change("C-2", "11-13 10:00", test: .none),
        change("C-3", "11-13 10:00", rollback: .notStated),
        change("C-4", "11-13 10:00", test: .none, rollback: .none, kind: "docs"),
        change("C-5", "06-01 10:00", test: .none),
      ], sources: fresh(.changes))
    #expect(ChangeWithoutPlans().subjects(in: facts) == ["C-2", "C-3"])
  }

  @Test func `a source that never states plans says nothing of their absence`() {
    let facts = Facts(
      changes: [change("C-1", "11-13 10:00", test: .notStated, rollback: .notStated)],
      sources: fresh(.changes))
    #expect(ChangeWithoutPlans().subjects(in: facts) == [])
  }
}
