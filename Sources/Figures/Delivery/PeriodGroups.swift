/// The numbers of events by scope and period, laid out one group after the other: built in two
/// passes over the events, without a dictionary.
package struct PeriodGroups: Sendable {
  /// Where each group begins, and the end of the last.
  private let bounds: [Int]
  private let numbers: [Int32]

  /// Groups the events 0 to `count` - 1, keeping their order. A place of no scope is in no group.
  init(_ places: [EventPlace], scopeCount: Int) {
    var sizes = [Int](repeating: 0, count: scopeCount * DeliveryPeriods.count + 1)
    for place in places { Self.visit(place) { sizes[$0 + 1] += 1 } }
    for group in sizes.indices.dropFirst() { sizes[group] += sizes[group - 1] }
    var next = sizes
    var numbers = [Int32](repeating: 0, count: sizes.last ?? 0)
    for (number, place) in places.enumerated() {
      Self.visit(place) { group in
        numbers[next[group]] = Int32(number)
        next[group] += 1
      }
    }
    bounds = sizes
    self.numbers = numbers
  }

  /// The events of a slice, in order.
  package subscript(slice: DeliverySlice) -> ArraySlice<Int32> {
    numbers[range(of: slice)]
  }

  /// Where a slice lies in the layout.
  func range(of slice: DeliverySlice) -> Range<Int> {
    let group = slice.scope * DeliveryPeriods.count + slice.period
    return bounds[group]..<bounds[group + 1]
  }

  private static func visit(_ place: EventPlace, _ body: (Int) -> Void) {
    for scope in place.scopes {
      let base = scope * DeliveryPeriods.count
      if let week = place.week { body(base + week) }
      if place.isInQuarter { body(base + DeliveryPeriods.quarter) }
    }
  }

  /// A number for each event in the same layout, sorted within each group: percentiles of a group
  /// are then read off.
  func sorted(_ value: (Int) -> Int64) -> [Int64] {
    var values = numbers.map { value(Int($0)) }
    for group in bounds.indices.dropLast() where bounds[group + 1] - bounds[group] > 1 {
      values[bounds[group]..<bounds[group + 1]].sort()
    }
    return values
  }
}

/// Lengths of time by scope and period, in microseconds: of each slice sorted.
package struct PeriodDurations: Sendable {
  private let groups: PeriodGroups
  private let values: [Int64]

  init(_ groups: PeriodGroups, _ value: (Int) -> Int64) {
    self.groups = groups
    values = groups.sorted(value)
  }

  package subscript(slice: DeliverySlice) -> ArraySlice<Int64> {
    values[groups.range(of: slice)]
  }
}
