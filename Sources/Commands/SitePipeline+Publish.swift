import Diagnostics
import Formats
import Model
import Publish
import Render

extension SitePipeline {
  /// Renders the pages into a staging folder and puts the whole in the old site's place.
  func publish(
    _ site: SiteRenderer, count: Int, facts: Facts, asOf: Instant, templates: WorkspaceTemplates
  ) async throws {
    let reporter = pipeline.reporter
    Interruption.beginStaging()
    defer { Interruption.endStaging() }
    let publisher = try Publisher(target: target)
    do {
      try await reporter.stage("rendering \(count) pages") {
        let tree = InterruptibleTree(tree: publisher)
        try await site.render(into: tree, jobs: pipeline.options.jobs) { done in
          reporter.console.report("rendering \(count) pages:", done: done)
        }
      }
      if Interruption.wasRequested { throw InterruptedError() }
    } catch {
      publisher.abandon()
      throw error
    }
    let head = ManifestHead(
      tool: "govpack \(Version.number)", workspace: facts.settings.name,
      asOf: facts.zone.format(asOf), sourceCommit: facts.sourceCommit,
      inputs: Self.entries(facts.files + templates.fingerprints))
    try await reporter.stage("publishing") { _ = try publisher.publish(head) }
  }

  private static func entries(_ files: [FileFingerprint]) -> [ManifestEntry] {
    files.map { ManifestEntry(path: $0.path, sha256: $0.sha256, byteCount: $0.byteCount) }
      .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}

/// Stops a build between two files when the person asked for it.
private struct InterruptibleTree: OutputTree {
  let tree: any OutputTree

  func add(_ path: String, _ bytes: [UInt8]) throws {
    if Interruption.wasRequested { throw InterruptedError() }
    try tree.add(path, bytes)
  }
}
