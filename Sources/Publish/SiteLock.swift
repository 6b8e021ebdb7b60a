import Formats

/// The right to publish to one target, held until the last reference goes, and by the kernel no
/// longer than the process lives. Whoever has it may read what was published and go on from it.
package final class SiteLock: Sendable {
  /// The target as it was given.
  package let path: String
  private let lock: FileLock

  /// Locks the target without waiting and removes what killed runs left beside it. A target that
  /// exists must be empty, or a site of this program.
  ///
  /// Throws `PublishError.locked` where another run has it.
  package init(target path: String) throws(PublishError) {
    let target = try PublishTarget(path: path)
    try target.checkReplaceable()
    lock = try target.lock()
    self.path = path
    // Again, now that no other run can change it.
    try target.checkReplaceable()
    try target.removeStaleStaging()
  }

  /// What the site says of its past. Throws where its ledger does not hold.
  package func published() throws(PublishError) -> PublishedSite {
    try PublishTarget(path: path).published()
  }
}
