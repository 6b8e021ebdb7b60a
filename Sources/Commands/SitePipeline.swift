import Checks
import Diagnostics
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
    let facts = try await pipeline.read(folder)
    let now = await pipeline.assess(facts)
    let before = await lookBack(from: now, facts)
    let context = compose(now, before, facts)
    let documents = PackCatalog.documents(
      in: context, only: packs.isEmpty ? facts.settings.packs : packs)
    try await publish(documents, context, WorkspaceTemplates(folder, log: pipeline.log))
    return Outcome(
      assessment: now, notices: pipeline.notices(now), pageCount: documents.count)
  }
}
extension SitePipeline {
  func lookBack(from now: Assessment, _ facts: Facts) async -> Assessment { now }
  func compose(_ now: Assessment, _ before: Assessment, _ facts: Facts) -> PackContext {
    PackContext(now: now, before: before, calendar: ReviewCalendar(settings: facts.settings, zone: facts.zone, asOf: now.asOf), diagnostics: [])
  }
  func publish(_ d: [PackDocument], _ c: PackContext, _ t: WorkspaceTemplates) async throws {}
}
