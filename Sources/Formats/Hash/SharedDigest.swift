import Glibc
import Synchronization

/// The SHA-256 of one file whose pieces several threads read: each piece waits until those before
/// it are taken. Whoever has a piece must be on its way to `take` or `fail`, or the others wait for
/// good.
package final class SharedDigest: Sendable {
  private struct State {
    var digest: SHA256.Stream
    var next: Int
    var hasFailed = false
    /// What it had come to behind the pieces up to the mark.
    var marked: SHA256.Stream
  }

  private let state: Mutex<State>
  private let mark: Int

  /// Begins behind the pieces up to `first`, of which `digest` came. What it has come to behind the
  /// pieces up to `mark` is kept.
  package init(_ digest: SHA256.Stream = SHA256.Stream(), first: Int = 0, mark: Int = 0) {
    state = Mutex(State(digest: digest, next: first, marked: digest))
    self.mark = mark
  }

  /// Takes the bytes of a piece; one that lies before the first is left out.
  func take(_ piece: Int, _ bytes: UnsafeRawBufferPointer) {
    while unsafe !isTaken(piece, bytes) {
      // The piece before is still being read: milliseconds at the most.
      usleep(100)
    }
  }

  /// Takes the bytes where it is their turn. Whoever comes next waits for the lock meanwhile.
  private func isTaken(_ piece: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
    state.withLock { state in
      if state.hasFailed || state.next > piece { return true }
      if state.next < piece { return false }
      unsafe state.digest.update(bytes)
      state.next += 1
      if state.next == mark { state.marked = state.digest }
      return true
    }
  }

  /// A piece cannot be read: there is no digest.
  package func fail() { state.withLock { $0.hasFailed = true } }

  /// In lower-case hexadecimal, when all `count` pieces are taken; nil where one could not be read.
  package func finished(count: Int) -> String? {
    state.withLock { $0.hasFailed || $0.next < count ? nil : $0.digest.finish() }
  }

  /// What it had come to behind the pieces up to the mark; nil where it did not come so far.
  package var digestAtMark: SHA256.Stream? {
    state.withLock { $0.hasFailed || $0.next < mark ? nil : $0.marked }
  }
}
