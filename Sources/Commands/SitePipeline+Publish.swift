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
      let inputs = Self.files(facts.files + templates.fingerprints)
      let made = Manifest.Facts(
        toolVersion: Version.number, asOf: facts.zone.format(asOf),
        sourceCommit: facts.sourceCommit, inputs: inputs)
      try await reporter.stage("publishing") { _ = try publisher.publish(made) }
    } catch {
      publisher.abandon()
      throw error
    }
  }

  private static func files(_ files: [FileFingerprint]) -> [Manifest.File] {
    files.map { Manifest.File(path: $0.path, sha256: $0.sha256, byteCount: $0.byteCount) }
  }
}

/// Stops a build between two files when the person asked for it.
private struct InterruptibleTree: OutputTree {
  let tree: any OutputTree

  func add(_ path: String, _ bytes: [UInt8]) throws {
    if Interruption.wasRequested { throw InterruptedError() }
    try tree.add(path, bytes)
  }

  func add(_ path: String, pieces: some Sequence<[UInt8]>) throws {
    if Interruption.wasRequested { throw InterruptedError() }
    try tree.add(path, pieces: pieces)
  }
}
