package import Model

/// When the weekly governance review is, seen from an as-of.
package struct ReviewCalendar: Sendable {
  /// The day of the review that this build prepares: the first review day on or after the as-of.
  package let date: CivilDate
  /// The review before it, at its local time: the pack covers what happened since.
  package let previous: Instant
  /// Whether the review day has come.
  package let isDue: Bool
  /// Where the daily digest begins: 24 hours before the as-of.
  package let dayStart: Instant

  package init(settings: Settings, zone: TimeZoneRules, asOf: Instant) {
    let today = zone.date(of: asOf)
    date = today.onOrNext(settings.reviewWeekday)
    isDue = date == today
    previous = zone.instant(of: date.adding(days: -7), secondOfDay: settings.reviewMinute * 60)
    dayStart = asOf - .days(1)
  }
}
