import Model

/// The local weeks of instants, by a table of the instants at which weeks begin.
struct WeekFinder {
  /// Weeks from 1970 to 2085; what lies outside is worked out each time.
  private static let tableSize: Int64 = 6000
  private static let length: Int64 = 7 * 86_400_000_000

  /// Where a week begins, and where in it the first day of a month, in microseconds since 1970.
  private struct Bounds {
    /// `.min` is not worked out yet.
    var start = Int64.min
    /// `.max` where none of its days but the first is one.
    var month = Int64.max
  }

  private let zone: TimeZoneRules
  private var table = [Bounds](repeating: Bounds(), count: Int(tableSize))
  /// The one asked for last: lines come in the order of time.
  private var last = (start: Int64.max, end: Int64.min, number: Int32(0))

  init(zone: TimeZoneRules) { self.zone = zone }

  mutating func week(of microseconds: Int64) -> Int32 { part(of: microseconds).week }

  mutating func part(of microseconds: Int64) -> WeekPart {
    if microseconds >= last.start, microseconds < last.end { return WeekPart(number: last.number) }
    let shifted = microseconds + 3 * 86_400_000_000
    var week = shifted >= 0 ? shifted / Self.length : (shifted - Self.length + 1) / Self.length
    // No zone is a day or more away from UTC: the guess is at most one week off.
    if microseconds < bounds(week).start {
      week -= 1
    } else if microseconds >= bounds(week + 1).start {
      week += 1
    }
    let own = bounds(week)
    let isLater = microseconds >= own.month
    let part = WeekPart(week: Int32(week), isLater: isLater)
    last = (
      isLater ? own.month : own.start, isLater ? bounds(week + 1).start : own.month, part.number
    )
    if own.month == .max { last.end = bounds(week + 1).start }
    return part
  }

  private mutating func bounds(_ week: Int64) -> Bounds {
    guard week >= 0, week < Self.tableSize else { return computed(Int32(week)) }
    if table[Int(week)].start == .min { table[Int(week)] = computed(Int32(week)) }
    return table[Int(week)]
  }

  private func computed(_ week: Int32) -> Bounds {
    let monday = WeekIndex.monday(week)
    var bounds = Bounds(start: zone.instant(of: monday).microseconds)
    let sunday = monday.adding(days: 6)
    // The first of a month lies as many days before the Sunday as that is of its month.
    if sunday.day < 7 {
      bounds.month = zone.instant(of: monday.adding(days: 7 - sunday.day)).microseconds
    }
    return bounds
  }
}
