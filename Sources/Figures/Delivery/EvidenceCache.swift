/// Evidence of events, worded once for all the figures that count them.
struct EvidenceCache: Sendable {
  /// By the event's number; nil for one that lies in no period.
  private let items: [Evidence?]

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

  subscript(number: Int) -> Evidence {
    guard let item = items[number] else {
      preconditionFailure("an event outside of all periods is no evidence")
    }
    return item
  }
}

/// The evidence that several figures of delivery share.
package struct SharedEvidence: Sendable {
  let leadTimes: EvidenceCache
  let incidents: EvidenceCache
  let hours: EvidenceCache
  let pages: EvidenceCache
  /// Of requests for review, judged or reviewed.
  let reviews: EvidenceCache

  /// For figures that keep no evidence.
  static let none = SharedEvidence()

  private init() {
    leadTimes = .none
    incidents = .none
    hours = .none
    pages = .none
    reviews = .none
  }

  init(_ record: RecordReading) {
    let delivery = record.delivery
    leadTimes = EvidenceCache(
      delivery.leadTimes.groups, count: delivery.leadTimes.all.count, delivery.leadTimeEvidence)
    incidents = EvidenceCache(
      delivery.incidents.groups, count: delivery.incidents.all.count
    ) { delivery.incidentEvidence($0, asOf: record.asOf) }
    hours = EvidenceCache(
      delivery.hours.groups, count: delivery.hours.all.count, delivery.hourEvidence)
    pages = EvidenceCache(
      delivery.pages.groups, count: delivery.pages.all.count, delivery.pageEvidence)
    reviews = EvidenceCache(
      delivery.reviews.judged, delivery.reviews.reviewed, count: delivery.reviews.all.count,
      delivery.reviewEvidence)
  }
}
