package import Diagnostics

/// A declared departure from a specification, with the date by which it is reviewed. Source:
/// `ops/deviations/`, the registry's `deviations`.
package struct Deviation: Hashable, Sendable {
  package var id: String
  package var project: String?
  package var baseSpec: String?
  package var overrideSpec: String?
  /// active, expired or reverted.
  package var status: String
  /// low, medium or high.
  package var riskLevel: String?
  package var declaredOn: CivilDate?
  package var reviewBy: CivilDate?
  package var owner: String?
  package var approvedBy: String?
  package var rollbackPlan: String?
  package var impactSummary: String?
  package var decisionReference: String?
  package var closedOn: CivilDate?
  package var remediation: [RemediationEntry]
  package var body: String
  package var bodyLine: Int
  package var source: SourceLocation

  package init(
    id: String, project: String? = nil, baseSpec: String? = nil, overrideSpec: String? = nil,
    status: String, riskLevel: String? = nil, declaredOn: CivilDate? = nil,
    reviewBy: CivilDate? = nil, owner: String? = nil, approvedBy: String? = nil,
    rollbackPlan: String? = nil, impactSummary: String? = nil, decisionReference: String? = nil,
    closedOn: CivilDate? = nil, remediation: [RemediationEntry] = [], body: String = "",
    bodyLine: Int = 1, source: SourceLocation
  ) {
    self.id = id
    self.project = project
    self.baseSpec = baseSpec
    self.overrideSpec = overrideSpec
    self.status = status
    self.riskLevel = riskLevel
    self.declaredOn = declaredOn
    self.reviewBy = reviewBy
    self.owner = owner
    self.approvedBy = approvedBy
    self.rollbackPlan = rollbackPlan
    self.impactSummary = impactSummary
    self.decisionReference = decisionReference
    self.closedOn = closedOn
    self.remediation = remediation
    self.body = body
    self.bodyLine = bodyLine
    self.source = source
  }
}

extension Deviation {
  package var isOpen: Bool { status == "active" || status == "expired" }
}
