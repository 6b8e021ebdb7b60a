import Diagnostics
import Formats

/// Says what a run found and how long its stages took, in the form and detail asked for.
struct Reporter: Sendable {
  let console: Console
  let detail: WorkspaceOptions.Detail
  let format: WorkspaceOptions.LogFormat
  private let stagePrefix: String

  init(_ options: WorkspaceOptions, _ console: Console) {
    self.console = console
    detail = options.detail
    format = options.logFormat
    stagePrefix = options.stagePrefix
  }

  /// Notices at or above the level of detail, on standard error.
  func report(_ notices: [Notice]) {
    for notice in notices where notice.severity >= detail.floor {
      switch format {
      case .text: console.note(notice.text(severityText: console.painted))
      case .json: console.note(notice.json.line)
      }
    }
  }

  /// The line at the end, on standard output.
  func summarise(_ text: String, _ members: [(String, JSONValue)]) {
    if detail > .quiet { announce(text, members) }
  }

  /// A line on standard output at any level of detail.
  func announce(_ text: String, _ members: [(String, JSONValue)]) {
    switch format {
    case .text: console.print(DiagnosticPrinter.visible(text) + "\n")
    case .json: console.print(JSONValue.object([("type", .string("summary"))] + members).line)
    }
  }

  /// Says how much of a stage is done, on a terminal.
  func progress(_ name: String, done: Int) { console.report(stagePrefix + name, done: done) }

  /// Runs one stage: names it on the progress line and, with --verbose, says how long it took.
  func stage<Result>(
    _ name: String, _ work: () async throws -> Result
  ) async rethrows -> Result {
    let name = stagePrefix + name
    console.report(name)
    let start = ContinuousClock.now
    let result = try await work()
    if detail == .verbose { say(name, took: ContinuousClock.now - start) }
    return result
  }

  private func say(_ name: String, took duration: Duration) {
    let milliseconds = duration / .milliseconds(1)
    switch format {
    case .text: console.note("\(name): \(Int(milliseconds.rounded())) ms")
    case .json:
      console.note(
        JSONValue.object([
          ("type", .string("stage")), ("name", .string(name)),
          ("seconds", .double(milliseconds / 1000)),
        ]).line)
    }
  }
}
