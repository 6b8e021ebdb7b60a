import Formats
import Glibc
import Synchronization

/// SIGINT, SIGTERM and SIGHUP. While nothing is half done they end the process at once; while a
/// site is being staged they ask the build to stop, so that it can remove its staging folder.
/// The exit status is 74: 130 and 143 belong to the shell.
enum Interruption {
  private static let state = Atomic<Int>(0)
  private static let late = Atomic<Bool>(false)
  private static let isStaging = 1
  private static let isRequested = 2

  static func watch() {
    // The first access makes the globals; a signal handler must not.
    _ = state.load(ordering: .relaxed)
    ChildProcess.killRunning()
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { _ in Interruption.receive() }
      sigaddset(&signals, number)
    }
    // Who started the program may have blocked them, and a mask is inherited.
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// From a signal handler: nothing but atomics, kill(2) and `_exit`.
  private static func receive() {
    let change = state.compareExchange(
      expected: isStaging, desired: isRequested, ordering: .relaxed)
    if change.exchanged { return }
    ChildProcess.killRunning()
    _exit(ExitStatus.io.rawValue)
  }

  /// Whether the person asked the build to stop.
  static var wasRequested: Bool { state.load(ordering: .relaxed) == isRequested }

  /// From here on there is something to clean up.
  static func beginStaging() { state.store(isStaging, ordering: .relaxed) }

  /// From here on an interrupt may end the process at any moment again.
  static func endStaging() {
    if state.exchange(0, ordering: .relaxed) == isRequested { late.store(true, ordering: .relaxed) }
  }

  /// Whether one came when what was staged was as good as published: what is begun is done, and
  /// nothing more is to be begun.
  static var cameLate: Bool { late.load(ordering: .relaxed) }
}

/// The build stopped because it was asked to.
struct InterruptedError: Error {}
