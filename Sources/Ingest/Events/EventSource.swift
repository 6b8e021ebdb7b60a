import Diagnostics
import Formats
import Model

/// Where an object of an event file comes from: its tape and its file.
struct EventSource {
  let tape: JSONTape
  let reading: FileReading
  let memory: EventMemory
  /// The object is another program's own (`customData` of CDEvents): what does not fit is only a
  /// warning, unknown keys are nobody's business.
  var isForeign = false

  func location(of node: Int) -> SourceLocation {
    let (line, column) = tape.place(of: node)
    return SourceLocation(path: reading.path, line: line, column: column)
  }

  func report(_ diagnostic: Diagnostic) {
    guard isForeign, diagnostic.severity == .error else { return reading.report(diagnostic) }
    var warning = diagnostic
    warning.severity = .warning
    reading.report(warning)
  }
}

/// What is remembered from one object of a file to the next.
final class EventMemory {
  let strings = StringPool()
  private var said: Set<String> = []

  /// Whether this is said for the first time in this file.
  func isFirst(_ subject: String) -> Bool { said.insert(subject).inserted }
}
