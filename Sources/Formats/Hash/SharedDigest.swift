import Glibc

/// The SHA-256 of one file whose pieces several threads read: each piece waits until those before
/// it are taken. Whoever has a piece must be on its way to `take` or `fail`, or the others wait for
/// good.
@safe package final class SharedDigest: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let turn: UnsafeMutablePointer<pthread_cond_t>
  // All below is only touched under the mutex.
  private var state: SHA256.Stream
  private var next: Int
  private var marked: SHA256.Stream
  private let mark: Int
  private var hasFailed = false

  /// Begins behind the pieces up to `first`, of which `state` came. What it has come to behind the
  /// pieces up to `mark` is kept.
  package init(_ state: SHA256.Stream = SHA256.Stream(), first: Int = 0, mark: Int = 0) {
    self.state = state
    marked = state
    next = first
    self.mark = mark
    unsafe mutex = .allocate(capacity: 1)
    unsafe turn = .allocate(capacity: 1)
    unsafe mutex.initialize(to: pthread_mutex_t())
    unsafe turn.initialize(to: pthread_cond_t())
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(turn, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(turn)
    unsafe pthread_mutex_destroy(mutex)
    unsafe turn.deallocate()
    unsafe mutex.deallocate()
  }

  /// Takes the bytes of a piece; one that lies before the first is left out.
  func take(_ piece: Int, _ bytes: UnsafeRawBufferPointer) {
    locked {
      while next < piece, !hasFailed { unsafe pthread_cond_wait(turn, mutex) }
      guard next == piece, !hasFailed else { return }
      unsafe state.update(bytes)
      next += 1
      if next == mark { marked = state }
      unsafe pthread_cond_broadcast(turn)
    }
  }

  /// A piece cannot be read: there is no digest.
  package func fail() {
    locked {
      hasFailed = true
      unsafe pthread_cond_broadcast(turn)
    }
  }

  /// In lower-case hexadecimal, when all `count` pieces are taken; nil where one could not be read.
  package func finished(count: Int) -> String? {
    locked { hasFailed || next < count ? nil : state.finish() }
  }

  /// What it had come to behind the pieces up to the mark; nil where it did not come so far.
  package var stateAtMark: SHA256.Stream? { locked { next < mark ? nil : marked } }

  private func locked<Result>(_ body: () -> Result) -> Result {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    return body()
  }
}
