package import Model

/// A call that reached a person: one instant and responder, however many incidents record it.
package struct HumanPage: Sendable {
  package let at: Instant
  package let responder: String
  /// The first incident that records it: its place in the facts' incidents, and its page's.
  package let incident: Int
  package let page: Int
  /// Of the incidents that record it.
  let scopes: [Int]
  /// Of those of its services that were deployed in the hour before.
  let deployedScopes: [Int]
}

/// All calls to people up to the as-of. Those of duplicates and of maintenance count too: somebody
/// was called.
package struct HumanPages: Sendable {
  /// In order of time, then responder.
  package let all: [HumanPage]
  package let groups: PeriodGroups
  /// Those within an hour of a deployment of their service.
  package let afterDeployment: PeriodGroups

  /// How long after a deployment a page is put beside it.
  package static let deploymentShadow = Duration.seconds(3600)

  init(_ frame: DeliveryFrame, _ deployments: ProductionDeployments) {
    let calls = Self.calls(frame)
    var pages: [HumanPage] = []
    var next = 0
    while next < calls.count {
      let first = calls[next]
      var services: [Int] = []
      while next < calls.count, calls[next].at == first.at,
        calls[next].responder == first.responder
      {
        services += calls[next].services
        next += 1
      }
      let deployed = services.filter { service in
        deployments.last(of: service, until: first.at) { _ in true }.map {
          first.at - deployments.all[$0].finishedAt <= Self.deploymentShadow
        } ?? false
      }
      pages.append(
        HumanPage(
          at: first.at, responder: first.responder, incident: first.incident, page: first.page,
          scopes: frame.scopes.scopes(of: services),
          deployedScopes: deployed.isEmpty ? [] : frame.scopes.scopes(of: deployed)))
    }
    all = pages
    groups = frame.groups(pages.map { frame.periods.place(of: $0.at, in: $0.scopes) })
    afterDeployment = frame.groups(
      pages.map { frame.periods.place(of: $0.at, in: $0.deployedScopes) })
  }

  private struct Call {
    let at: Instant
    let responder: String
    let incident: Int
    let page: Int
    let services: [Int]
  }

  private static func calls(_ frame: DeliveryFrame) -> [Call] {
    var calls: [Call] = []
    for (position, incident) in frame.facts.incidents.enumerated() where !incident.pages.isEmpty {
      let services = incident.services.compactMap(frame.scopes.service)
      for (number, page) in incident.pages.enumerated() where page.at <= frame.asOf {
        calls.append(
          Call(
            at: page.at, responder: page.responder, incident: position, page: number,
            services: services))
      }
    }
    return calls.sorted { left, right in
      if left.at != right.at { return left.at < right.at }
      if left.responder != right.responder {
        return left.responder.utf8.lexicographicallyPrecedes(right.responder.utf8)
      }
      return (left.incident, left.page) < (right.incident, right.page)
    }
  }
}
