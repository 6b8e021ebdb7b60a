package import Formats
import Synchronization

extension Publisher {
  /// What was published.
  package struct Summary: Hashable, Sendable {
    /// Files of this build, the manifest among them.
    package var written: Int
    /// Files of dated folders of earlier builds.
    package var carried: Int
    /// Files of others that were found in the site.
    package var kept: Int
    /// Why the old site could not be removed; the next run will try again.
    package var leftover: FileError?
  }

  /// Takes over what stays of the old site, writes the manifest, syncs everything to disk and
  /// exchanges the sites. Call it once; nothing can be added after.
  ///
  /// On an error the old site is as it was (but see `PublishError.notDurable`); then `abandon`.
  package func publish(_ facts: Manifest.Facts) throws(PublishError) -> Summary {
    var files = try close()
    let old = try carryOver(replacing: files.map(\.path))
    files.removeAll { $0.path == CarryOver.readme && old.kept.contains($0.path) }
    let manifest = Manifest(facts: facts, outputs: files, carried: old.carried, kept: old.kept)
    try PublishError.wrap { () throws(FileError) in
      try staging.write(Manifest.fileName, manifest.json)
      // Everything of the new site is on disk before its name is.
      try staging.syncFileSystem()
    }
    let hadOld = try exchange()
    var summary = Summary(
      written: files.count + 1, carried: old.carried.count, kept: old.kept.count)
    do {
      try target.parent.sync()
    } catch {
      throw .notDurable(error)
    }
    if hadOld {
      do { try target.parent.remove(stagingName) } catch { summary.leftover = error }
    }
    state.withLock { $0.lock = nil }
    return summary
  }

  private func close() throws(PublishError) -> [Manifest.File] {
    try state.withLock { (state) throws(PublishError) in
      guard state.phase == .open else { throw .abandoned }
      state.phase = .publishing
      return state.files
    }
  }

  private func carryOver(
    replacing outputs: [String]
  ) throws(PublishError) -> (carried: [Manifest.File], kept: [String]) {
    let hasOld = try PublishError.wrap { () throws(FileError) in
      try target.parent.kind(target.name) != nil
    }
    guard hasOld else { return ([], []) }
    let folder = try PublishError.wrap { () throws(FileError) in
      try target.parent.folder(target.name)
    }
    var survey = try CarryOver(old: folder, outputs: outputs, sitePath: target.path)
    try survey.run(from: folder, into: staging)
    return (survey.carried, survey.kept)
  }

  /// The one step. Under the lock, so that a run that is being abandoned never takes it. Returns
  /// whether there was an old site, which then has the staging folder's name.
  private func exchange() throws(PublishError) -> Bool {
    try state.withLock { (state) throws(PublishError) in
      guard state.phase == .publishing else { throw .abandoned }
      let hasOld = try PublishError.wrap { () throws(FileError) in
        guard try target.parent.kind(target.name) != nil else {
          try target.parent.rename(stagingName, to: target.name)
          return false
        }
        try target.parent.exchange(stagingName, target.name)
        return true
      }
      state.phase = .published
      return hasOld
    }
  }
}
