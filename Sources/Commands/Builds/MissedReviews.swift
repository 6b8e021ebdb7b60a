import Model
import Pack

/// The weekly reviews that nobody built a pack for when they were held, because nothing ran.
struct MissedReviews {
  /// The most that one run builds: half a year.
  static let limit = 26
  /// The weeks of a series.
  static let standard = 13

  /// The packs that are there for a review.
  private static let packs = ["friday", "kpi", "agent-ops"]

  /// Those to be built, oldest first.
  let reviews: [Instant]
  /// How many older ones are left out.
  let leftOutCount: Int

  /// The reviews between the site's last as-of and this run's, at most `limit` of the latest. The
  /// review that this run prepares or holds itself is none of them. A site without a ledger has
  /// missed nothing, nor has a run that makes no packs for reviews; `chosen` are its packs, none for
  /// all.
  init(
    since last: Instant?, asOf: Instant, limit: Int, chosen: [String], settings: Settings,
    zone: TimeZoneRules
  ) {
    let isForReviews = chosen.isEmpty || chosen.contains { Self.packs.contains($0) }
    guard let last, limit > 0, isForReviews else {
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
