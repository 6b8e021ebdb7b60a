import Diagnostics
import Glibc
import Model
import Synchronization

/// The world as the commands see it: the only clock, terminal, environment and printing.
///
/// Results go to standard output, everything else to standard error. Text of the user's files
/// is made visible here, once: no control character of it reaches a terminal.
package final class Console: Sendable {
  private let output: OutputStream
  private let error: OutputStream
  private let environment: [String: String]
  private let progress: ProgressLine?
  /// Whether words may be coloured on standard error.
  private let isColoured: Bool

  /// The console of this process.
  package init() {
    output = OutputStream(descriptor: STDOUT_FILENO)
    error = OutputStream(descriptor: STDERR_FILENO)
    environment = Self.readEnvironment(["SOURCE_DATE_EPOCH", "NO_COLOR", "TERM", "PATH", "HOME"])
    let isCapable = error.isTerminal && environment["TERM", default: "dumb"] != "dumb"
    progress = isCapable ? ProgressLine(error) : nil
    isColoured = isCapable && environment["NO_COLOR", default: ""].isEmpty
  }

  private static func readEnvironment(_ names: [String]) -> [String: String] {
    var result: [String: String] = [:]
    for name in names {
      if let value = getenv(name) { result[name] = String(cString: value) }
    }
    return result
  }

  /// The instant that stands for now: SOURCE_DATE_EPOCH where it is set (as reproducible builds
  /// have it), else the clock. Throws where SOURCE_DATE_EPOCH is no time.
  func now() throws(CommandFailure) -> Instant {
    guard let text = environment["SOURCE_DATE_EPOCH"] else { return Self.clock() }
    guard let seconds = Int64(text), (0...253_402_300_799).contains(seconds) else {
      throw CommandFailure(
        .configuration, "SOURCE_DATE_EPOCH is \"\(text)\", not a number of seconds since 1970")
    }
    return Instant(seconds: seconds)
  }

  private static func clock() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(seconds: Int64(time.tv_sec))
  }

  /// How many threads may run at once.
  var coreCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Where programs lie (`PATH`).
  var searchPath: String { environment["PATH", default: "/usr/bin:/bin"] }

  /// The user's own folder, where the environment tells it.
  var homeFolder: String? { environment["HOME"] }

  /// Text of our own making for standard output, as it is.
  func print(_ text: String) { output.write(Array(text.utf8)) }

  /// JSON or CSV, in which control and hidden characters of the record are made visible: as
  /// `\uXXXX` in JSON, where that is the same text.
  func printData(_ bytes: [UInt8], isJSON: Bool = false) {
    output.write(Array(TerminalText.visible(bytes, isJSON: isJSON).utf8))
  }

  /// A document, byte for byte in a pipe; on a terminal its control characters are made visible.
  func printDocument(_ text: String) {
    if output.isTerminal {
      output.write(Array(TerminalText.visible(Array(text.utf8), isJSON: false).utf8))
    } else {
      output.write(Array(text.utf8))
    }
  }

  /// One line or more for standard error, above the progress line.
  func note(_ text: String) {
    progress?.erase()
    error.write(Array((text.hasSuffix("\n") ? text : text + "\n").utf8))
  }

  /// Says what is going on, on a terminal; nothing in a pipe.
  func report(_ stage: String, done: Int? = nil) { progress?.show(stage, done: done) }

  func endReport() { progress?.erase() }

  /// The severity's word, in colour where that may be.
  func painted(_ severity: Severity) -> String {
    guard isColoured else { return severity.rawValue }
    let colour =
      switch severity {
      case .error: "1;31"
      case .warning: "1;33"
      case .note: "1;36"
      }
    return "\u{1B}[\(colour)m\(severity.rawValue)\u{1B}[0m"
  }

  /// What the streams themselves have to say at the end: a failed one makes success a failure.
  package func finish(_ status: ExitStatus) -> ExitStatus {
    progress?.erase()
    if let code = output.error {
      note("govpack: cannot write standard output: \(String(cString: strerror(code)))")
    }
    return output.error != nil || error.error != nil ? .io : status
  }
}
