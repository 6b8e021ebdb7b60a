import Formats
import Render
import Synchronization

/// Builds a site beside the old one and lets it take its place in one rename: a reader, a crash
/// or a full disk never sees half a site. From its creation to `publish` or `abandon` it holds
/// the lock of the target, which a run of several builds holds for longer.
package final class Publisher: OutputTree {
  let target: PublishTarget
  let staging: Folder
  let stagingName: String
  let state: Mutex<State>

  struct State: ~Copyable {
    var phase = Phase.open
    var lock: SiteLock?
    var files: [Manifest.File] = []
    /// Of the old site, once it was read.
    var manifest: Manifest?
    /// What has been added, by its lower-cased path.
    var paths = Publisher.reserved
    var folders: Set<String> = []
  }

  /// Written last, and by nobody else.
  private static let reserved: [String: String] = {
    let names =
      [Ledger.fileName, PublishedSite.Restatements.fileName] + Array(Publication.unlisted)
      + [MinisignSignature.path(of: Ledger.fileName)]
    return Dictionary(uniqueKeysWithValues: names.map { ($0.lowercased(), $0) })
  }()

  enum Phase { case open, publishing, published, abandoned }

  /// Locks the target and makes a staging folder beside it. A target that exists must be empty, or
  /// a site of this program.
  package convenience init(target path: String) throws(PublishError) {
    try self.init(under: try SiteLock(target: path))
  }

  /// Makes a staging folder beside a target that is locked already.
  package init(under lock: SiteLock) throws(PublishError) {
    let target = try PublishTarget(path: lock.path)
    let name = try target.makeStaging()
    // A person knows the site's name, not that of the staging folder.
    staging = try PublishError.wrap { () throws(FileError) in
      try target.parent.folder(name, shownAs: target.path)
    }
    stagingName = name
    self.target = target
    state = Mutex(State(lock: lock))
  }

  deinit { abandon() }

  /// What the old site says of its past; nobody can change it while this run has the lock.
  ///
  /// Throws where its ledger does not hold.
  package func published() throws(PublishError) -> PublishedSite {
    let site = try target.published()
    state.withLock { $0.manifest = site.manifest }
    return site
  }

  /// Writes a file of the new site. Safe to call from several threads.
  ///
  /// Throws `PublishError`. Two files of one path are a bug.
  package func add(_ path: String, _ bytes: [UInt8]) throws { try write(path, bytes) }

  package func add(_ path: String, pieces: some Sequence<[UInt8]>) throws {
    try write(path, pieces)
  }

  private func write(_ path: String, _ bytes: [UInt8]) throws(PublishError) {
    try reserve(path)
    try PublishError.wrap { () throws(FileError) in try staging.write(path, bytes) }
    let file = Manifest.File(
      path: path, sha256: SHA256.hexadecimal(of: bytes), byteCount: bytes.count)
    state.withLock { $0.files.append(file) }
  }

  private func write(_ path: String, _ pieces: some Sequence<[UInt8]>) throws(PublishError) {
    try reserve(path)
    let file = try PublishError.wrap { () throws(FileError) in
      var writer = try staging.newFile(path)
      for piece in pieces { try writer.write(piece) }
      let written = try writer.finish(isDurable: false)
      return Manifest.File(path: path, sha256: written.sha256, byteCount: written.byteCount)
    }
    state.withLock { $0.files.append(file) }
  }

  /// Notes the path as taken and makes the folders above it.
  private func reserve(_ path: String) throws(PublishError) {
    guard OutputPath.isSafe(path) else { throw .unsafePath(path) }
    try state.withLock { (state) throws(PublishError) in
      guard state.phase == .open else { throw .abandoned }
      if let other = state.paths.updateValue(path, forKey: path.lowercased()) {
        precondition(other != path, "a file of the site is written once: \(path)")
        throw .collision(other, path)
      }
      // Made under the lock: what is in `folders` is there.
      for folder in OutputPath.folders(above: path)
      where state.folders.insert(folder).inserted {
        try PublishError.wrap { () throws(FileError) in try staging.make(folder) }
      }
    }
  }

  /// Removes the staging folder and gives the lock back; the old site stays. After `publish` it
  /// does nothing. Safe to call from any thread at any time, so also when a signal has come.
  package func abandon() {
    let isMine = state.withLock { state in
      guard state.phase == .open || state.phase == .publishing else { return false }
      state.phase = .abandoned
      return true
    }
    guard isMine else { return }
    // What cannot be removed, the next run will try to remove again.
    do { try target.parent.remove(stagingName) } catch {}
    state.withLock { $0.lock = nil }
  }
}
