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
    (deployments, (incidents, reviews)) = Concurrently.both(
      { ProductionDeployments(frame) }, { (DeliveryIncidents(frame), ChangeReviews(frame)) })
    let (deployments, incidents) = (deployments, incidents)
    (leadTimes, (failures, pages, hours, plans)) = Concurrently.both(
      { LeadTimes(frame, deployments) },
      {
        (
          DeploymentFailures(frame, deployments, incidents), HumanPages(frame, deployments),
          IncidentHours(frame, incidents), ChangePlans(frame)
        )
      })
  }
}
