import Diagnostics
import Formats
import Ingest
import Model

/// Which workspace is read, as of when, and how it is spoken of: what the commands that read one
/// have in common.
struct WorkspaceOptions: Sendable {
  let root: String
  var asOf: AsOf
  let jobs: Int
  /// Whether the rollup of the log of actions is kept for the next run.
  let usesCache: Bool
  /// nil leaves it to govpack.yaml.
  let failOn: FailOn?
  let detail: Detail
  let logFormat: LogFormat
  /// Why the `as_of` of the settings could not be read: then nothing must be judged as of now.
  let asOfFaults: [Diagnostic]
  /// Goes before the names of stages, where a run builds more than once.
  var stagePrefix = ""

  /// How much is said on standard error.
  enum Detail: Int, Comparable, Sendable {
    case quiet, normal, verbose

    /// The least severity that is printed.
    var floor: Severity {
      switch self {
      case .quiet: .error
      case .normal: .warning
      case .verbose: .note
      }
    }

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  enum LogFormat: String, CaseIterable, Sendable {
    case text, json
  }

  /// The flags that it resolves.
  static let flags: [Flag] = [.root, .asOf, .jobs, .noCache]
  static let reportingFlags: [Flag] = [.failOn, .quiet, .verbose, .logFormat]

  /// Throws a usage failure for a value that makes no sense.
  init(_ typed: TypedArguments, _ console: Console) throws(CommandFailure) {
    root = typed.root ?? "."
    let log = DiagnosticLog()
    if let text = typed.asOf {
      asOf = try AsOf(text)
    } else if let end = Self.settledAsOf(root, log) {
      asOf = end
    } else {
      asOf = .instant(try console.now())
    }
    asOfFaults = log.sorted
    jobs = try typed.jobs.map(Self.jobs) ?? console.coreCount
    usesCache = !typed.wantsNoCache
    failOn =
      if let word = typed.failOn { try Choice.read(word, flag: "fail-on") } else { nil }
    if typed.isQuiet, typed.isVerbose {
      throw .usage("--quiet and --verbose exclude each other")
    }
    detail = typed.isQuiet ? .quiet : typed.isVerbose ? .verbose : .normal
    logFormat =
      if let word = typed.logFormat { try Choice.read(word, flag: "log-format") } else { .text }
  }

  /// `as_of` of the workspace's settings. What is wrong with the workspace is said when it is read.
  private static func settledAsOf(_ root: String, _ log: DiagnosticLog) -> AsOf? {
    guard let folder = try? WorkspaceFolder(root: root),
      let text = AsOfSetting.text(in: folder, log: log)
    else { return nil }
    return try? AsOf(text)
  }

  private static func jobs(_ text: String) throws(CommandFailure) -> Int {
    guard let count = Int(text), (1...1024).contains(count) else {
      throw .usage("--jobs is \"\(text)\"", hint: "a number from 1 to 1024")
    }
    return count
  }
}

/// From which severity on a run counts as failed.
enum FailOn: String, CaseIterable, Sendable {
  case error, warning, never

  init(_ severity: Severity?) {
    self =
      switch severity {
      case .error: .error
      case .warning, .note: .warning
      case nil: .never
      }
  }

  func status(of severities: some Sequence<Severity>) -> ExitStatus {
    let limit: Severity
    switch self {
    case .never: return .fine
    case .error: limit = .error
    case .warning: limit = .warning
    }
    return severities.contains { $0 >= limit } ? .findings : .fine
  }
}
