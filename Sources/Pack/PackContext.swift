package import Checks
package import Diagnostics
package import Figures
package import Model

/// What sections and packs may look at: the facts, and everything already computed from them.
package struct PackContext: Sendable {
  package let now: Assessment
  /// The same record as of the review before: what the Friday pack is compared with.
  package let before: PriorAssessment
  package let calendar: ReviewCalendar
  package let paths: SitePaths
  package let index: RecordIndex
  /// Changes that wait for a review, gathered once for all services' pages.
  package let pendingReviews: [PendingReview]
  /// Meetings of the last 13 weeks, each held against the minutes.
  package let meetings: MeetingCalendar
  /// What the readers said about the input files.
  package let diagnostics: [Diagnostic]
  /// The pages of this build: the writer makes a link only to a page that exists.
  package var pages = PageIndex([])
  /// What was restated of earlier publications.
  package var history = PackHistory()
  /// The week that a restated weekly page is about; nil for the last complete one.
  package var restatedWeek: ISOWeek?

  package init(
    now: Assessment, before: PriorAssessment, calendar: ReviewCalendar, diagnostics: [Diagnostic]
  ) {
    self.now = now
    self.before = before
    self.calendar = calendar
    self.diagnostics = diagnostics
    paths = SitePaths(facts: now.facts)
    index = RecordIndex(facts: now.facts, findings: now.findings)
    pendingReviews = PendingReviews.all(in: now.record)
    meetings = MeetingCalendar(
      now.facts.minutes, now.facts.settings, today: now.facts.zone.date(of: now.asOf))
  }

  package var facts: Facts { now.facts }
  package var asOf: Instant { now.asOf }
  /// The local day of the as-of.
  package var today: CivilDate { facts.zone.date(of: asOf) }
}

/// The folders of all pages of a build.
package struct PageIndex: Sendable {
  private let paths: Set<String>

  package init(_ paths: some Sequence<String>) { self.paths = Set(paths) }

  package func contains(_ path: String) -> Bool { paths.contains(path) }
}
