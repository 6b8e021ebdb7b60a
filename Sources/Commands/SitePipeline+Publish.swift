import Diagnostics
import Formats
import Glibc
import Render

extension SitePipeline {
  func publish(_ site: SiteRenderer, count: Int) async throws {
    let console = pipeline.reporter.console
    Interruption.beginStaging()
    defer { Interruption.endStaging() }
    try await pipeline.reporter.stage("rendering \(count) pages") {
      let tree = InterruptibleTree(tree: FolderTree(root: target))
      try await site.render(into: tree, jobs: pipeline.options.jobs) { done in
        console.report("rendering \(count) pages:", done: done)
      }
    }
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

/// Files below a folder, written in place.
private struct FolderTree: OutputTree {
  let root: String

  func add(_ path: String, _ bytes: [UInt8]) throws {
    let full = "\(root)/\(path)"
    var folder = ""
    for part in full.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
      folder += "\(part)/"
      if mkdir(folder, 0o755) != 0, errno != EEXIST {
        throw FileError(path: folder, operation: "make", code: errno)
      }
    }
    let descriptor = open(full, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError(path: full, operation: "write", code: errno) }
    defer { close(descriptor) }
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count >= 0 else { throw FileError(path: full, operation: "write", code: errno) }
      start += count
    }
  }
}
