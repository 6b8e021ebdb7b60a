package import Model

/// One finished deployment to production.
package struct ProductionDeployment: Sendable {
  /// Its place in the facts' deployments.
  package var record: Int { Int(packedRecord) }
  /// Its service's number in `DeliveryScopes`.
  package var service: Int { Int(packedService) }
  @PackedInstant package private(set) var startedAt: Instant?
  package let finishedAt: Instant
  /// The local day of its finish, in days since 1970-01-01.
  var day: Int { Int(packedDay) }
  package let isSuccess: Bool
  /// Unplanned work that mends: a hotfix, rollback or revert, or an unplanned deployment that
  /// names what it mends.
  package let isRework: Bool
  // A hundred thousand of them: small numbers in small room.
  private let packedRecord: Int32
  private let packedService: Int32
  private let packedDay: Int32

  init(
    record: Int, service: Int, startedAt: Instant?, finishedAt: Instant, day: Int,
    isSuccess: Bool, isRework: Bool
  ) {
    packedRecord = Int32(record)
    packedService = Int32(service)
    packedDay = Int32(day)
    self.startedAt = startedAt
    self.finishedAt = finishedAt
    self.isSuccess = isSuccess
    self.isRework = isRework
  }
}

/// The deployments that count: to production, finished by the as-of, with an outcome other than
/// cancelled. What contradicts itself is left out and listed.
package struct ProductionDeployments: Sendable {
  /// In order of finish, then id.
  package let all: [ProductionDeployment]
  /// All deployments of the facts, to production or not.
  package let records: [Deployment]
  /// By scope and period of their finish.
  package let groups: PeriodGroups
  /// The same of the successful ones.
  package let successes: PeriodGroups
  package let exclusions: DeliveryExclusions
  /// In order of finish, by service.
  let byService: [[Int32]]
  private let places: KeyedPlaces
  /// The place in `all` of each record; -1 for one that does not count.
  private let numbers: [Int32]

  init(_ frame: DeliveryFrame) {
    records = frame.facts.deployments
    let register = frame.register.deployments
    var found: [ProductionDeployment] = []
    var excluded = ExclusionList(frame.periods)
    let environments = Set(frame.facts.settings.productionEnvironments)
    for (position, record) in records.enumerated() {
      guard environments.contains(record.environment) else { continue }
      let isKnown = Self.place(of: record.id, in: register, records) != position
      switch Self.judge(record, frame, isKnown: isKnown) {
      case .counts(let finish):
        found.append(Self.deployment(record, at: position, finish, frame))
      case .excluded(let reason, let at):
        excluded.add(
          Exclusion(record.source, record: record.id, reason: reason),
          in: frame.scopes(of: record.service), at: at)
      case .absent: break
      }
    }
    let list = Self.inOrder(found, records)
    var numbers = [Int32](repeating: -1, count: records.count)
    var byService = [[Int32]](repeating: [], count: frame.scopes.services.count)
    for (number, item) in list.enumerated() {
      numbers[item.record] = Int32(number)
      byService[item.service].append(Int32(number))
    }
    all = list
    let eventPlaces = list.map {
      frame.periods.place(of: $0.finishedAt, in: frame.scopes.memberships[$0.service])
    }
    groups = frame.groups(eventPlaces)
    successes = frame.groups(
      zip(list, eventPlaces).map { item, place in item.isSuccess ? place : .nowhere })
    exclusions = frame.exclusions(excluded)
    self.places = register
    self.numbers = numbers
    self.byService = byService
  }

  /// What the reference to a deployment leads to.
  package enum Reference: Sendable {
    /// Its number in `all`.
    case counts(Int)
    /// There is a record, but it counts nowhere: not to production, not finished by the as-of,
    /// cancelled, or contradicting itself. Its place in `records`.
    case doesNotCount(Int)
    case unknown
  }

  package func reference(_ id: String) -> Reference {
    guard let position = Self.place(of: id, in: places, records) else { return .unknown }
    let number = numbers[position]
    return number < 0 ? .doesNotCount(position) : .counts(Int(number))
  }

  /// Of two records of one id the first.
  private static func place(
    of id: String, in places: KeyedPlaces, _ records: [Deployment]
  ) -> Int? {
    places.first(PackedTexts.key(of: id)) { records[$0].id == id }
  }

  package func record(of number: Int) -> Deployment { records[all[number].record] }

  /// The last deployment of a service that was finished at the instant, among those that `holds`
  /// accepts.
  func last(
    of service: Int, until instant: Instant, where holds: (ProductionDeployment) -> Bool
  ) -> Int? {
    let list = byService[service]
    let end = list.partitioningIndex { all[Int($0)].finishedAt > instant }
    return list[..<end].last { holds(all[Int($0)]) }.map(Int.init)
  }

  private enum Judgement {
    case counts(Instant)
    case excluded(String, at: Instant?)
    /// Later than the as-of, still running, or cancelled.
    case absent
  }

  private static func judge(
    _ record: Deployment, _ frame: DeliveryFrame, isKnown: Bool
  ) -> Judgement {
    if let start = record.startedAt ?? record.finishedAt, start > frame.asOf { return .absent }
    if isKnown { return .excluded("another deployment has the id", at: record.finishedAt) }
    guard let finish = record.finishedAt else {
      guard let outcome = record.outcome, outcome != .cancelled else { return .absent }
      return .excluded("\(outcome.rawValue), but without a time of finish", at: record.startedAt)
    }
    if let start = record.startedAt, finish < start {
      return .excluded("finished before it started", at: finish)
    }
    guard finish <= frame.asOf, record.outcome != .cancelled else { return .absent }
    guard record.outcome != nil else {
      return .excluded("finished, but without an outcome", at: finish)
    }
    guard !record.service.isEmpty else { return .excluded("names no service", at: finish) }
    return .counts(finish)
  }

  private static func deployment(
    _ record: Deployment, at position: Int, _ finish: Instant, _ frame: DeliveryFrame
  ) -> ProductionDeployment {
    let service = Int(frame.scopes.deploymentServices[position])
    precondition(service >= 0, "a deployment that counts names no service")
    let mends = record.remediates != nil || record.incident != nil
    return ProductionDeployment(
      record: position, service: service, startedAt: record.startedAt, finishedAt: finish,
      day: frame.periods.day(of: finish),
      isSuccess: record.outcome == .success,
      isRework: record.kind != .normal || (record.isPlanned == false && mends))
  }

  /// By finish, then id; the readers give them so but for what is still running.
  private static func inOrder(
    _ list: [ProductionDeployment], _ records: [Deployment]
  ) -> [ProductionDeployment] {
    func precedes(_ left: ProductionDeployment, _ right: ProductionDeployment) -> Bool {
      if left.finishedAt != right.finishedAt { return left.finishedAt < right.finishedAt }
      return records[left.record].id.utf8.lexicographicallyPrecedes(records[right.record].id.utf8)
    }
    let isInOrder = zip(list, list.dropFirst()).allSatisfy { !precedes($1, $0) }
    return isInOrder ? list : list.sorted(by: precedes)
  }
}
