package import Formats
import Synchronization

extension Publisher {
  /// What was published.
  package struct Summary: Hashable, Sendable {
    /// Files of this build, the manifest and the list of hashes among them.
    package var written: Int
    /// Files of dated folders of earlier builds.
    package var carried: Int
    /// Files of others that were found in the site.
    package var kept: Int
    /// Why the old site could not be removed; the next run will try again.
    package var leftover: FileError?
  }

  /// Takes over what stays of the old site, enters the packs in the ledger, writes the manifest,
  /// syncs everything to disk and exchanges the sites. Call it once; nothing can be added after.
  ///
  /// `past` is what the ledger goes on from; `key` signs the ledger and the manifest.
  ///
  /// On an error the old site is as it was (but see `PublishError.notDurable`); then `abandon`.
  package func publish(
    _ facts: Manifest.Facts, packs: [PackRevision] = [], past: PublishedPast = PublishedPast(),
    key: MinisignSecretKey? = nil
  ) throws(PublishError) -> Summary {
    var files = try close()
    let publication = Publication(
      files: files, packs: packs, past: past, facts: facts, key: key)
    files += try write(publication.listed)
    let history = HistoryFiles.kept([past.ledger, publication.ledger])
    let old = try carryOver(replacing: files.map(\.path), history)
    files.removeAll { $0.path == CarryOver.readme && old.kept.contains($0.path) }
    let closing = publication.closing(outputs: files, carried: old.carried, kept: old.kept)
    try write(closing)
    // Everything of the new site is on disk before its name is.
    try PublishError.wrap { () throws(FileError) in try staging.syncFileSystem() }
    let hadOld = try exchange()
    var summary = Summary(
      written: files.count + closing.count, carried: old.carried.count, kept: old.kept.count)
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

  @discardableResult
  private func write(
    _ files: [(path: String, bytes: [UInt8])]
  ) throws(PublishError) -> [Manifest.File] {
    try PublishError.wrap { () throws(FileError) in
      for file in files { try staging.write(file.path, file.bytes) }
    }
    return files.map(Manifest.File.init)
  }

  private func carryOver(
    replacing outputs: [String], _ history: Set<String>
  ) throws(PublishError) -> (carried: [Manifest.File], kept: [String]) {
    let hasOld = try PublishError.wrap { () throws(FileError) in
      try target.parent.kind(target.name) != nil
    }
    guard hasOld else { return ([], []) }
    let folder = try PublishError.wrap { () throws(FileError) in
      try target.parent.folder(target.name)
    }
    var survey = try CarryOver(
      old: folder, manifest: state.withLock { $0.manifest }, outputs: outputs, history: history,
      sitePath: target.path)
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
