import Model
import Pack

/// The weekly reviews that nobody built a pack for when they were held, because nothing ran.
struct MissedReviews {
  /// The most that one run builds: half a year.
  static let limit = 26
  /// The weeks of a series.
  static let standard = 13

  /// Those to be built, oldest first.
  let reviews: [Instant]
  /// How many older ones are left out.
  let leftOutCount: Int

  /// The reviews between the site's last as-of and this run's, at most `limit` of the latest. The
  /// review that this run prepares or holds itself is none of them, and a site without a ledger has
  /// missed nothing.
  init(
    since last: Instant?, asOf: Instant, limit: Int, settings: Settings, zone: TimeZoneRules
  ) {
    guard let last, limit > 0 else {
      reviews = []
      leftOutCount = 0
      return
    }
    let own = ReviewCalendar(settings: settings, zone: zone, asOf: asOf).date
    let missed = ReviewCalendar.reviews(
      after: last, before: asOf, settings: settings, zone: zone
    ).filter { zone.date(of: $0) != own }
    reviews = missed.suffix(limit)
    leftOutCount = missed.count - reviews.count
  }
}
