package import Model

/// The audit trail up to the as-of, found by subject and status.
package struct AuditIndex: Sendable {
  private struct Key: Hashable {
    let subject: String
    let status: String
  }

  private let entries: [Key: [AuditEntry]]

  package init(_ all: [AuditEntry]) {
    entries = Dictionary(grouping: all) { Key(subject: $0.subject, status: $0.status) }
      .mapValues { list in list.sorted(by: Self.precedes) }
  }

  /// The entry that witnesses the transition: same subject and status, at most a second apart (the
  /// kernel takes the two times one after the other); for a record with a date only, the same
  /// local day.
  package func witness(
    of transition: TaskTransition, task: String, zone: TimeZoneRules
  ) -> AuditEntry? {
    guard let list = entries[Key(subject: task, status: transition.to)] else { return nil }
    let tolerance = Duration.seconds(1)
    var low = 0
    var high = list.count
    while low < high {
      let middle = (low + high) / 2
      if let at = list[middle].at, at >= transition.at - tolerance {
        high = middle
      } else {
        low = middle + 1
      }
    }
    if low < list.count, let at = list[low].at, at <= transition.at + tolerance { return list[low] }
    let day = zone.date(of: transition.at)
    // Entries without a time come first.
    return list.prefix { $0.at == nil }.first { $0.date == day }
  }

  /// The first entry with a time for that subject and any of the states.
  package func first(_ states: Set<String>, subject: String) -> AuditEntry? {
    states.compactMap { entries[Key(subject: subject, status: $0)]?.first { $0.at != nil } }
      .min(by: Self.precedes)
  }

  private static func precedes(_ left: AuditEntry, _ right: AuditEntry) -> Bool {
    switch (left.at, right.at) {
    case (let first?, let second?) where first != second: first < second
    case (nil, _?): true
    case (_?, nil): false
    default: left.source < right.source
    }
  }
}
