import Formats
import Ingest
import Model
import Publish

/// One run of `build`: under one lock the packs of missed reviews, oldest first, then its own.
struct BuildRun {
  let options: WorkspaceOptions
  let target: String
  let packs: [String]
  let key: MinisignSecretKey?
  /// How many missed reviews are built at most.
  let catchUp: Int
  /// Whether the site before is compared with the site after.
  let tellsNews: Bool
  let console: Console

  /// What a run did.
  struct Outcome {
    let pipeline: Pipeline
    let built: SitePipeline.Outcome
    let missed: MissedReviews
    /// nil where nobody asked.
    let news: PublicationNews?
  }

  /// Throws where the world or the settings do not allow a site, another run has the lock, or the
  /// site is of a later as-of; the last site then stands.
  func run() async throws -> Outcome {
    // The workspace first: beside one that is not there nothing is made.
    let folder = try WorkspaceFolder(root: options.root)
    let lock = try SiteLock(target: target)
    let (settings, zone) = WorkspaceReader.settings(of: folder)
    let asOf = options.asOf.instant(in: zone)
    let site = try lock.published()
    try refuseOlder(asOf, than: site, zone)
    let before = tellsNews ? try PublicationNews.Snapshot(site) : nil
    let missed = MissedReviews(
      since: site.lastAsOf, asOf: asOf, limit: catchUp,
      chosen: packs.isEmpty ? settings.packs : packs, settings: settings, zone: zone)
    try await build(missed, zone, under: lock)
    let pipeline = Pipeline(options, console)
    let built = try await sitePipeline(pipeline).build(under: lock)
    let news = try before.map { before in
      PublicationNews(from: before, to: try PublicationNews.Snapshot(try lock.published()))
    }
    return Outcome(pipeline: pipeline, built: built, missed: missed, news: news)
  }

  private func sitePipeline(_ pipeline: Pipeline) -> SitePipeline {
    SitePipeline(pipeline: pipeline, target: target, packs: packs, key: key)
  }

  /// Each is a build of its own, as of the review's hour: what a run at that hour would have made of
  /// the record as it is now. A run that is killed in between leaves those done to the ledger, and
  /// the next one goes on from there.
  private func build(
    _ missed: MissedReviews, _ zone: TimeZoneRules, under lock: SiteLock
  ) async throws {
    for (index, review) in missed.reviews.enumerated() {
      let date = zone.date(of: review)
      var options = options
      options.asOf = .instant(review)
      options.stagePrefix = "missed review \(index + 1) of \(missed.reviews.count), \(date): "
      _ = try await sitePipeline(Pipeline(options, console)).build(under: lock)
      if Interruption.cameLate { throw InterruptedError() }
    }
  }

  /// A ledger goes forward only: what was published as of a later time would else be restated by
  /// what was known earlier.
  private func refuseOlder(
    _ asOf: Instant, than site: PublishedSite, _ zone: TimeZoneRules
  ) throws(CommandFailure) {
    guard let last = site.lastAsOf, asOf < last else { return }
    throw CommandFailure(
      .nothingBuilt,
      "\(target) was published as of \(zone.format(last)) and cannot go back to "
        + zone.format(asOf),
      hint: "build an older as-of into a folder of its own: --out DIR")
  }
}
