package import Model

/// When the weekly governance review is, seen from an as-of.
package struct ReviewCalendar: Sendable {
  /// The day of the review that this build prepares: the first review day on or after the as-of.
  package let date: CivilDate
  /// The review before it, at its local time: the pack covers what happened since.
  package let previous: Instant
  /// Whether the hour of that review has come.
  package let isDue: Bool
  /// The last review at or before the as-of.
  package let last: Instant
  /// Where the daily digest begins: 24 hours before the as-of.
  package let dayStart: Instant

  package init(settings: Settings, zone: TimeZoneRules, asOf: Instant) {
    let today = zone.date(of: asOf)
    date = today.onOrNext(settings.reviewWeekday)
    let next = Self.instant(of: date, settings, zone)
    previous = Self.instant(of: date.adding(days: -7), settings, zone)
    isDue = next <= asOf
    last = isDue ? next : previous
    dayStart = asOf - .days(1)
  }

  private static func instant(
    of date: CivilDate, _ settings: Settings, _ zone: TimeZoneRules
  ) -> Instant {
    zone.instant(of: date, secondOfDay: settings.reviewMinute * 60)
  }

  /// The reviews after one instant and before another, in order.
  package static func reviews(
    after start: Instant, before end: Instant, settings: Settings, zone: TimeZoneRules
  ) -> [Instant] {
    var date = zone.date(of: start).onOrNext(settings.reviewWeekday)
    var reviews: [Instant] = []
    while true {
      let review = instant(of: date, settings, zone)
      if review >= end { return reviews }
      if review > start { reviews.append(review) }
      date = date.adding(days: 7)
    }
  }
}
