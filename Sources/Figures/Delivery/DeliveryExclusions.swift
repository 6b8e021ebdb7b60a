import Model

/// Records that figures of delivery leave out, by scope and period: a record without a usable time
/// is listed with the quarter in progress.
package struct DeliveryExclusions: Sendable {
  private let items: [Exclusion]
  private let groups: PeriodGroups

  init(_ list: ExclusionList, scopeCount: Int) {
    items = list.items
    groups = PeriodGroups(list.places, scopeCount: scopeCount)
  }

  package subscript(slice: DeliverySlice) -> (count: Int, first: [Exclusion]) {
    first(slice, limit: .max)
  }

  /// How many there are, and the first of them.
  func first(_ slice: DeliverySlice, limit: Int) -> (count: Int, first: [Exclusion]) {
    let numbers = groups[slice]
    return (numbers.count, numbers.prefix(limit).map { items[Int($0)] })
  }

  /// All of them, in order of place.
  package var all: [Exclusion] { items.inOrderOfPlace }
}

/// Exclusions while they are being found.
struct ExclusionList {
  let periods: DeliveryPeriods
  private(set) var items: [Exclusion] = []
  private(set) var places: [EventPlace] = []

  init(_ periods: DeliveryPeriods) { self.periods = periods }

  mutating func add(_ exclusion: Exclusion, in scopes: [Int], at instant: Instant?) {
    items.append(exclusion)
    places.append(
      instant.map { periods.place(of: $0, in: scopes) }
        ?? EventPlace(scopes: scopes, week: nil, isInQuarter: true))
  }
}

extension ExclusionList {
  func merging(_ other: ExclusionList) -> ExclusionList {
    var result = self
    result.items += other.items
    result.places += other.places
    return result
  }
}
