import Synchronization

/// One line on a terminal that is written over and in the end erased. Safe to call from several
/// threads.
final class ProgressLine: Sendable {
  private struct State {
    var stage = ""
    var shown: ContinuousClock.Instant?
  }

  private let stream: OutputStream
  private let state = Mutex(State())

  init(_ stream: OutputStream) { self.stream = stream }

  /// Shows the stage and how many are done; the same stage at most ten times a second.
  func show(_ stage: String, done: Int?) {
    let now = ContinuousClock.now
    state.withLock { state in
      if state.stage == stage, let shown = state.shown, now - shown < .milliseconds(100) { return }
      state = State(stage: stage, shown: now)
      let text = done.map { "\(stage) \($0)" } ?? stage
      stream.write(Array("\r\u{1B}[K\(text.prefix(max(1, stream.width - 1)))".utf8))
    }
  }

  func erase() {
    state.withLock { state in
      if state.shown != nil { stream.write(Array("\r\u{1B}[K".utf8)) }
      state = State()
    }
  }
}
