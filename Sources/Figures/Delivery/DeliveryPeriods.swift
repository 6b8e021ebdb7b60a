package import Model

/// The periods that figures of delivery are computed for, by number: the week before the series,
/// its 13 weeks and the one in progress, then the calendar quarter in progress.
package struct DeliveryPeriods: Sendable {
  /// The number of the quarter; weeks have the numbers below.
  package static let quarter = 15
  package static let count = 16

  private let zone: TimeZoneRules
  /// Weeks since the one of 1970-01-01.
  private let firstWeek: Int
  /// Days since 1970-01-01.
  private let quarterDays: Range<Int>
  /// The beginning of the earliest period.
  let start: Instant

  init(zone: TimeZoneRules, asOf: Instant) {
    self.zone = zone
    let today = zone.date(of: asOf)
    firstWeek = Self.week(ofDay: today.daysSinceEpoch) - (Self.quarter - 1)
    let quarter = Period.quarter(year: today.year, quarter: (today.month + 2) / 3).days
    quarterDays = quarter.map { $0.start.daysSinceEpoch..<$0.end.daysSinceEpoch } ?? 0..<0
    // Week 0 began three days before 1970-01-01, a Thursday.
    start = zone.instant(
      of: min(CivilDate(daysSinceEpoch: firstWeek * 7 - 3), quarter?.start ?? today))
  }

  /// The number of a week; nil outside of the series.
  package func number(of week: ISOWeek) -> Int? {
    Self.known(Self.week(ofDay: week.monday.daysSinceEpoch) - firstWeek)
  }

  /// The local day of an instant, in days since 1970-01-01.
  func day(of instant: Instant) -> Int {
    let local = instant.seconds + Int64(zone.offset(at: instant))
    return Int(local >= 0 ? local / 86_400 : (local - 86_399) / 86_400)
  }

  /// The periods that hold an instant.
  func place(of instant: Instant, in scopes: [Int]) -> EventPlace {
    let day = day(of: instant)
    return EventPlace(
      scopes: scopes, week: Self.known(Self.week(ofDay: day) - firstWeek),
      isInQuarter: quarterDays.contains(day))
  }

  /// 1970-01-01 was a Thursday: its week began three days before.
  private static func week(ofDay day: Int) -> Int {
    let shifted = day + 3
    return shifted >= 0 ? shifted / 7 : (shifted - 6) / 7
  }

  private static func known(_ number: Int) -> Int? { (0..<quarter).contains(number) ? number : nil }
}

/// The scopes and periods that an event counts in.
struct EventPlace: Sendable {
  var scopes: [Int]
  var week: Int?
  var isInQuarter: Bool

  static let nowhere = EventPlace(scopes: [], week: nil, isInQuarter: false)

  /// In no period of any figure.
  var isNowhere: Bool { week == nil && !isInQuarter }
}

/// One figure's part of the events: those of a scope in a period.
package struct DeliverySlice: Hashable, Sendable {
  package var scope: Int
  package var period: Int

  package init(scope: Int, period: Int) {
    self.scope = scope
    self.period = period
  }
}
