import Formats
import Publish
import Render

extension SitePipeline {
  /// Renders the pages into a staging folder and puts the whole in the old site's place. Returns
  /// the number of pages.
  func publish(_ reading: Reading, under lock: SiteLock) async throws -> Int {
    let reporter = pipeline.reporter
    Interruption.beginStaging()
    defer { Interruption.endStaging() }
    let publisher = try Publisher(under: lock)
    do {
      // Under the lock: what this build goes on from is what it replaces.
      var plan = try await compose(reading, over: try publisher.published())
      let tree = InterruptibleTree(tree: publisher)
      try plan.addHistory(to: tree)
      MemoryArenas.returnFreeMemory()
      let count = try await render(plan, reading.templates, into: tree)
      if Interruption.wasRequested { throw InterruptedError() }
      let (revisions, past) = (plan.revisions, plan.past)
      try await reporter.stage("publishing") {
        _ = try publisher.publish(reading.made, packs: revisions, past: past, key: key)
      }
      return count
    } catch {
      publisher.abandon()
      throw error
    }
  }

  /// Renders all pages into a tree; returns their number.
  func render(
    _ plan: PublicationPlan, _ templates: WorkspaceTemplates, into tree: any OutputTree
  ) async throws -> Int {
    let reporter = pipeline.reporter
    let count = plan.documents.count
    try await reporter.stage("rendering \(count) pages") {
      try await renderer(plan, templates).render(into: tree, jobs: pipeline.options.jobs) { done in
        reporter.progress("rendering \(count) pages:", done: done)
      }
    }
    return count
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
