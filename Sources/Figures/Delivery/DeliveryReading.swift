package import Model

/// Deployments, changes and incidents as they stood at one instant, grouped once by scope and
/// period: every figure of delivery and of operational load reads its slice.
package struct DeliveryReading: Sendable {
  package let scopes: DeliveryScopes
  package let periods: DeliveryPeriods
  package let deployments: ProductionDeployments
  package let incidents: DeliveryIncidents
  package let failures: DeploymentFailures
  package let leadTimes: LeadTimes
  package let pages: HumanPages
  package let hours: IncidentHours
  package let reviews: ChangeReviews
  package let plans: ChangePlans

  package init(_ facts: Facts, asOf: Instant, _ register: DeliveryRegister) {
    let frame = DeliveryFrame(facts, asOf: asOf, register)
    scopes = frame.scopes
    periods = frame.periods
    deployments = ProductionDeployments(frame)
    incidents = DeliveryIncidents(frame)
    failures = DeploymentFailures(frame, deployments, incidents)
    leadTimes = LeadTimes(frame, deployments)
    pages = HumanPages(frame, deployments)
    hours = IncidentHours(frame, incidents)
    reviews = ChangeReviews(frame)
    plans = ChangePlans(frame)
  }
}
