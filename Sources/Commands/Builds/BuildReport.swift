import Checks
import Model
import Diagnostics
import Formats

/// What a run of `build` says at its end.
struct BuildReport {
  let outcome: BuildRun.Outcome
  let target: String

  private var reporter: Reporter { outcome.pipeline.reporter }

  private var asOf: String {
    let assessment = outcome.built.assessment
    return assessment.facts.zone.format(assessment.asOf)
  }

  /// The findings, and the summary.
  func printAll() {
    let built = outcome.built
    reporter.report(built.notices)
    if let leftOut, reporter.detail > .quiet {
      reporter.console.note("govpack: \(reporter.console.painted(.warning)): \(leftOut)")
    }
    let counts = NoticeCount(built.notices)
    let pages = built.pageCount == 1 ? "1 page" : "\(built.pageCount) pages"
    let missed = outcome.missed.reviews.count
    let caughtUp = missed == 0 ? "" : " after \(Self.reviews(missed))"
    reporter.summarise(
      "built \(target): \(pages) as of \(asOf)\(caughtUp); \(counts.text)",
      [
        ("out", .string(target)), ("pages", .int(built.pageCount)), ("as_of", .string(asOf)),
        ("missed_reviews", .int(missed)), ("counts", counts.json),
      ])
  }

  /// One line of what is new.
  func print(_ news: PublicationNews) {
    let page = "\(target)/\(news.page)"
    let parts = [news.text, leftOut].compactMap { $0 }
    reporter.announce(
      "\(target) as of \(asOf): \(parts.joined(separator: "; ")): \(page)",
      [("out", .string(target)), ("as_of", .string(asOf))] + news.members
        + [("left_out", .int(outcome.missed.leftOutCount)), ("page", .string(page))])
  }

  /// Says that reviews stay without packs; nil where none does.
  private var leftOut: String? {
    let count = outcome.missed.leftOutCount
    guard count > 0 else { return nil }
    return "\(Self.reviews(count)) before those have no packs: more than --catch-up takes at once"
  }

  private static func reviews(_ count: Int) -> String {
    count == 1 ? "1 missed review" : "\(count) missed reviews"
  }
}
