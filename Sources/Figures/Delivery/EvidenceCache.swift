import Model
import Synchronization

/// Evidence of events, worded once for all the figures that count them.
struct EvidenceCache: Sendable {
  /// By the event's number; nil for one that lies in no period.
  private let items: [Evidence?]
  /// The lists that figures have asked for: the median, the quartile and the 90th percentile of the
  /// same changes keep one list, not three.
  private let lists = EvidenceLists()

  /// Of no event.
  static let none = EvidenceCache(items: [])

  private init(items: [Evidence?]) { self.items = items }

  /// Words the events that the company's figures count.
  init(_ groups: PeriodGroups..., count: Int, _ make: (Int) -> Evidence) {
    var items = [Evidence?](repeating: nil, count: count)
    for group in groups {
      for period in 0..<DeliveryPeriods.count {
        for number in group[DeliverySlice(scope: DeliveryScopes.company, period: period)]
        where items[Int(number)] == nil {
          items[Int(number)] = make(Int(number))
        }
      }
    }
    self.items = items
  }

  /// The evidence of these events, in order of place.
  func list(_ numbers: some Sequence<Int32>) -> [Evidence] {
    lists.list(Array(numbers)) { number in
      guard let item = items[Int(number)] else {
        preconditionFailure("an event outside of all periods is no evidence")
      }
      return item
    }
  }
}

private final class EvidenceLists: Sendable {
  private let known = Mutex<[[Int32]: [Evidence]]>([:])

  func list(_ numbers: [Int32], _ evidence: (Int32) -> Evidence) -> [Evidence] {
    if numbers.isEmpty { return [] }
    if let list = known.withLock({ $0[numbers] }) { return list }
    let list = numbers.map(evidence).inOrderOfPlace
    known.withLock { $0[numbers] = list }
    return list
  }
}

/// The evidence that several figures of delivery share.
package struct SharedEvidence: Sendable {
  /// To production, that succeeded.
  let deployments: EvidenceCache
  let leadTimes: EvidenceCache
  let incidents: EvidenceCache
  let hours: EvidenceCache
  let pages: EvidenceCache
  /// Of requests for review, judged or reviewed.
  let reviews: EvidenceCache

  /// For figures that keep no evidence.
  static let none = SharedEvidence()

  private init() {
    deployments = .none
    leadTimes = .none
    incidents = .none
    hours = .none
    pages = .none
    reviews = .none
  }

  init(_ record: RecordReading) {
    let delivery = record.delivery
    (leadTimes, (deployments, incidents, hours, pages, reviews)) = Concurrently.both(
      {
        EvidenceCache(
          delivery.leadTimes.groups, count: delivery.leadTimes.all.count,
          delivery.leadTimeEvidence)
      },
      {
        (
          EvidenceCache(
            delivery.deployments.successes, count: delivery.deployments.all.count,
            delivery.deploymentEvidence),
          EvidenceCache(delivery.incidents.groups, count: delivery.incidents.all.count) {
            delivery.incidentEvidence($0, asOf: record.asOf)
          },
          EvidenceCache(
            delivery.hours.groups, count: delivery.hours.all.count, delivery.hourEvidence),
          EvidenceCache(
            delivery.pages.groups, count: delivery.pages.all.count, delivery.pageEvidence),
          EvidenceCache(
            delivery.reviews.judged, delivery.reviews.reviewed,
            count: delivery.reviews.all.count, delivery.reviewEvidence)
        )
      })
  }
}
