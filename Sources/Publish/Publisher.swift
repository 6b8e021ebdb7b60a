import CSystem
import Formats
import Glibc
package import Render

/// Publishes a site in one step: staged in a hidden folder beside the old one, synced, then
/// exchanged with it by one rename. A reader or a crash sees the old site or the new one, whole.
package final class Publisher: Sendable {
  private let target: PublishTarget
  private let lock: PublishLock
  private let parent: Folder
  private let stagingName: String
  private let staging: StagingTree

  /// Takes the lock, removes what dead runs left, and opens the staging folder.
  ///
  /// Throws where another run holds the lock, where the target holds files of somebody else, and
  /// where the disk does not let it.
  package init(target path: String) throws(PublishError) {
    target = try PublishTarget(path)
    lock = try PublishLock(target)
    do throws(FileError) {
      parent = try Folder(target.parent)
      try Self.removeLeftovers(of: target, in: parent)
    } catch { throw .failed(error) }
    try Self.refuseForeign(target, in: parent)
    stagingName = "\(target.stagingPrefix)\(getpid())"
    do throws(FileError) {
      try parent.create(stagingName)
      staging = StagingTree(try parent.folder(stagingName))
    } catch { throw .failed(error) }
  }

  /// Where the renderer puts the site's files.
  package var tree: any OutputTree { staging }

  /// Adds the manifest and puts the new site in the old one's place.
  package func publish(_ head: ManifestHead) throws(PublishError) {
    do {
      let isThere = parent.exists(target.name)
      let carried =
        isThere
        ? try CarriedFiles(from: try parent.folder(target.name), to: staging).carry() : []
      let manifest = Manifest.bytes(head, outputs: staging.entries, carried: carried)
      try staging.folder.write(Manifest.fileName, manifest)
      try sync()
      try exchange(isThere: isThere)
    } catch let error as FileError {
      abandon()
      throw .failed(error)
    } catch {
      preconditionFailure("publishing throws FileError alone, not \(error)")
    }
    do throws(FileError) {
      try parent.sync()
    } catch { throw .notConfirmed(error) }
    // The old site now has the staging's name. Left behind, the next run would remove it.
    try? parent.remove(stagingName)
  }

  /// Removes the staging folder; the old site stays as it is.
  package func abandon() { try? parent.remove(stagingName) }

  /// One syncfs(2) for all files and folders: an fsync of each would cost minutes for ten
  /// thousand pages.
  private func sync() throws(FileError) {
    let result = gp_sync_file_system(staging.folder.descriptor)
    guard result == 0 else {
      throw FileError(path: staging.folder.path, operation: "sync", code: -result)
    }
  }

  private func exchange(isThere: Bool) throws(FileError) {
    let result =
      isThere
      ? gp_exchange(parent.descriptor, stagingName, target.name)
      : gp_rename_new(parent.descriptor, stagingName, target.name)
    guard result == 0 else {
      throw FileError(path: target.path, operation: "replace", code: -result)
    }
  }

  /// Only called with the lock: nobody alive owns these.
  private static func removeLeftovers(
    of target: PublishTarget, in parent: borrowing Folder
  ) throws(FileError) {
    for entry in try parent.entries() where entry.name.hasPrefix(target.stagingPrefix) {
      try parent.remove(entry.name)
    }
  }

  /// A folder is replaced only if it is empty but for what people keep in one, or was published
  /// by this program.
  private static func refuseForeign(
    _ target: PublishTarget, in parent: borrowing Folder
  ) throws(PublishError) {
    guard parent.exists(target.name) else { return }
    let names: [String]
    do throws(FileError) {
      let folder = try parent.folder(target.name)
      names = try folder.entries().map(\.name)
      if names.contains(Manifest.fileName) {
        let head = try folder.read(Manifest.fileName).prefix(200)
        if String(decoding: head, as: UTF8.self).contains(Manifest.format) { return }
      }
    } catch {
      if error.code == ENOTDIR {
        throw .badTarget(path: target.path, reason: "it is a file")
      }
      throw .failed(error)
    }
    let foreign = names.filter { $0 != "README.md" && !$0.hasPrefix(".") }
    guard foreign.isEmpty else { throw .notASite(path: target.path) }
  }
}
