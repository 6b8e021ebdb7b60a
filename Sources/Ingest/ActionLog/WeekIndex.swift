import Model

/// ISO weeks as numbers: how many Mondays lie between one of them and that of 1970-01-01.
enum WeekIndex {
  static func week(_ index: Int32) -> ISOWeek { ISOWeek(containing: monday(index)) }

  static func monday(_ index: Int32) -> CivilDate {
    CivilDate(daysSinceEpoch: Int(index) * 7 - 3)
  }
}

/// The local weeks of instants, by a table of the instants at which weeks begin.
struct WeekFinder {
  /// Weeks from 1970 to 2085; what lies outside is worked out each time.
  private static let tableSize: Int64 = 6000
  private static let length: Int64 = 7 * 86_400_000_000

  private let zone: TimeZoneRules
  /// `.min` is not worked out yet.
  private var starts = [Int64](repeating: .min, count: Int(tableSize))

  init(zone: TimeZoneRules) { self.zone = zone }

  mutating func week(of microseconds: Int64) -> Int32 {
    let shifted = microseconds + 3 * 86_400_000_000
    let guess = shifted >= 0 ? shifted / Self.length : (shifted - Self.length + 1) / Self.length
    // No zone is a day or more away from UTC: the guess is at most one week off.
    if microseconds < start(guess) { return Int32(guess - 1) }
    return Int32(microseconds >= start(guess + 1) ? guess + 1 : guess)
  }

  private mutating func start(_ index: Int64) -> Int64 {
    guard index >= 0, index < Self.tableSize else {
      return zone.instant(of: WeekIndex.monday(Int32(index))).microseconds
    }
    if starts[Int(index)] == .min {
      starts[Int(index)] = zone.instant(of: WeekIndex.monday(Int32(index))).microseconds
    }
    return starts[Int(index)]
  }
}
