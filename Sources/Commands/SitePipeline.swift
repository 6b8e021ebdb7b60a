import Checks
import Diagnostics
import Figures
import Formats
import Model
import Pack
import Publish
import Render

/// From the files to the published site, one line a stage: the picture of Docs/ARCHITECTURE.md.
struct SitePipeline: Sendable {
  let pipeline: Pipeline
  /// Where the site goes.
  let target: String
  /// The packs asked for on the command line; empty leaves it to govpack.yaml.
  let packs: [String]
  /// Signs the manifest and the ledger.
  var key: MinisignSecretKey?

  /// What a build did.
  struct Outcome: Sendable {
    let assessment: Assessment
    let notices: [Notice]
    let pageCount: Int
  }

  /// A record that was read and judged: all that the pages are made of.
  struct Reading: Sendable {
    let context: PackContext
    let templates: WorkspaceTemplates
    let made: Manifest.Facts
  }

  /// Throws where the world or the settings do not allow a site; the last one then stands.
  func build(under lock: SiteLock) async throws -> Outcome {
    let reading = try await read()
    let pageCount = try await publish(reading, under: lock)
    ProcessEnd.hold(reading)
    let now = reading.context.now
    return Outcome(assessment: now, notices: pipeline.notices(now), pageCount: pageCount)
  }

  /// Reads the workspace and judges it, now and as of the review before.
  func read() async throws -> Reading {
    let folder = try WorkspaceFolder(root: pipeline.options.root)
    let facts = try await pipeline.read(folder, forSite: true)
    let context = await assess(facts)
    MemoryArenas.returnFreeMemory()
    let templates = WorkspaceTemplates(.pages, of: folder, log: pipeline.log)
    let made = Manifest.Facts(
      toolVersion: Version.number, workspace: facts.settings.name,
      isExample: facts.settings.isExample, asOf: facts.zone.format(context.asOf),
      sourceCommit: facts.sourceCommit,
      config: packs.isEmpty ? .null : .object([("packs", .strings(packs))]),
      inputs: Self.files(facts.files + templates.fingerprints))
    return Reading(context: context, templates: templates, made: made)
  }

  private static func files(_ files: [FileFingerprint]) -> [Manifest.File] {
    files.map { Manifest.File(path: $0.path, sha256: $0.sha256, byteCount: $0.byteCount) }
  }

  /// The record now beside the record as of the review before.
  private func assess(_ facts: Facts) async -> PackContext {
    let asOf = pipeline.options.asOf.instant(in: facts.zone)
    let calendar = ReviewCalendar(settings: facts.settings, zone: facts.zone, asOf: asOf)
    return await pipeline.reporter.stage("assessing") {
      let readings = SharedReadings(facts)
      // At once: each has stretches that one core does alone, in which the other goes on.
      async let earlier = PriorAssessment.of(readings.reading(asOf: calendar.previous))
      let now = Assessment.of(readings.reading(asOf: asOf))
      let before = await earlier
      MemoryArenas.returnFreeMemory()
      return PackContext(
        now: now, before: before, calendar: calendar, diagnostics: pipeline.log.sorted)
    }
  }

  /// The pages and what the ledger says of them, beside what was published before.
  func compose(_ reading: Reading, over site: PublishedSite) async throws -> PublicationPlan {
    let chosen = packs.isEmpty ? reading.context.facts.settings.packs : packs
    return try await pipeline.reporter.stage("composing") {
      try PublicationPlan(reading.context, packs: chosen, over: site, reading.made)
    }
  }

  /// What turns a plan into files.
  func renderer(_ plan: PublicationPlan, _ templates: WorkspaceTemplates) -> SiteRenderer {
    SiteRenderer(
      documents: plan.documents,
      tables: PackCatalog.tables(in: plan.context, beside: plan.documents),
      dataSets: PackCatalog.dataSets(in: plan.context, beside: plan.documents),
      context: plan.context, templates: templates.source, version: Version.number,
      log: pipeline.log)
  }
}
