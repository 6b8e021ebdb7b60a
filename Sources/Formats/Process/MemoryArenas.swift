import CSystem

/// The C library's memory is shared by all threads, or nearly: with arenas for each of them, what one
/// has freed the others cannot have, and a build takes a third more memory than it uses.
package enum MemoryArenas {
  /// To be called before a second thread is there.
  package static func share() { gp_share_arenas() }
}
