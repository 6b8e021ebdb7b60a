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

  /// What a build did.
  struct Outcome: Sendable {
    let assessment: Assessment
    let notices: [Notice]
    let pageCount: Int
  }

  /// Throws where the world or the settings do not allow a site; the last one then stands.
  func build() async throws -> Outcome {
    let folder = try WorkspaceFolder(root: pipeline.options.root)
    let facts = try await pipeline.read(folder, forSite: true)
    let context = await assess(facts)
    MemoryArenas.returnFreeMemory()
    let now = context.now
    let documents = await compose(context)
    let templates = WorkspaceTemplates(folder, log: pipeline.log)
    let site = SiteRenderer(
      documents: documents, tables: PackCatalog.tables(in: context, beside: documents),
      dataSets: PackCatalog.dataSets(in: context, beside: documents),
      context: context,
      templates: templates.source,
      version: Version.number, log: pipeline.log)
    try await publish(
      site, count: documents.count, facts: facts, asOf: now.asOf, templates: templates)
    ProcessEnd.hold(context)
    return Outcome(
      assessment: now, notices: pipeline.notices(now), pageCount: documents.count)
  }

  /// The record now beside the record as of the review before.
  private func assess(_ facts: Facts) async -> PackContext {
    let asOf = pipeline.options.asOf.instant(in: facts.zone)
    let calendar = ReviewCalendar(settings: facts.settings, zone: facts.zone, asOf: asOf)
    return await pipeline.reporter.stage("assessing") {
      let readings = SharedReadings(facts)
      // One after the other, each over all cores: both at once would take half as much memory again.
      let before = PriorAssessment.of(readings.reading(asOf: calendar.previous))
      MemoryArenas.returnFreeMemory()
      let record = readings.reading(asOf: asOf)
      MemoryArenas.returnFreeMemory()
      let now = Assessment.of(record)
      return PackContext(
        now: now, before: before, calendar: calendar, diagnostics: pipeline.log.sorted)
    }
  }

  private func compose(_ context: PackContext) async -> [PackDocument] {
    let chosen = packs.isEmpty ? context.facts.settings.packs : packs
    return await pipeline.reporter.stage("composing") {
      PackCatalog.documents(in: context, only: chosen)
    }
  }
}
