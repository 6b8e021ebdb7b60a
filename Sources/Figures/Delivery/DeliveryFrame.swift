import Model

/// What every part of a reading of delivery needs to place events.
struct DeliveryFrame: Sendable {
  let facts: Facts
  let asOf: Instant
  let register: DeliveryRegister
  let periods: DeliveryPeriods

  init(_ facts: Facts, asOf: Instant, _ register: DeliveryRegister) {
    self.facts = facts
    self.asOf = asOf
    self.register = register
    periods = DeliveryPeriods(zone: facts.zone, asOf: asOf)
  }

  var scopes: DeliveryScopes { register.scopes }

  func groups(_ places: [EventPlace]) -> PeriodGroups {
    PeriodGroups(places, scopeCount: scopes.labels.count)
  }

  func exclusions(_ list: ExclusionList) -> DeliveryExclusions {
    DeliveryExclusions(list, scopeCount: scopes.labels.count)
  }

  /// The scopes of a service's events: of an unnamed one the company's.
  func scopes(of service: String) -> [Int] {
    scopes.service(service).map { scopes.memberships[$0] } ?? [DeliveryScopes.company]
  }

  /// The scopes of a change, by its place in the facts.
  func scopes(ofChange position: Int) -> [Int] {
    let service = Int(scopes.changeServices[position])
    return service < 0 ? [DeliveryScopes.company] : scopes.memberships[service]
  }

  /// An instant that had come by the as-of.
  func past(_ instant: Instant?) -> Instant? { instant.flatMap { $0 <= asOf ? $0 : nil } }
}
