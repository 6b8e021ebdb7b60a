import Diagnostics
import Formats
import Ingest
import Model

/// What an import was asked to do: the words of the command line, resolved.
struct ImportRequest {
  enum Source: String, CaseIterable {
    case git, github, gitlab, pagerduty

    /// As its makers write it.
    var title: String {
      switch self {
      case .git: "git"
      case .github: "GitHub"
      case .gitlab: "GitLab"
      case .pagerduty: "PagerDuty"
      }
    }
  }

  let source: Source
  let paths: [String]
  let root: String
  /// The service of a git repository, else as typed.
  let service: String?
  let kinds: [ImportedKind]
  let isDryRun: Bool
  private let options: ImportOptions
  private let gitImport: (git: GitProgram, source: GitImport.Source, isShallow: Bool)?

  /// As large as a forge's answers to a year's questions may be.
  private static let fileLimit = 512 << 20

  /// Throws a usage failure for words that make no sense together, and for git also where it has
  /// no repository to show.
  init(_ typed: TypedArguments, _ console: Console) throws {
    let word = typed.operands.first ?? ""
    guard let source = Source(rawValue: word) else {
      throw CommandFailure.unknown("source", word, among: Self.sources)
    }
    self.source = source
    paths = Array(typed.operands.dropFirst())
    root = typed.root ?? "."
    isDryRun = typed.isDryRun
    try Self.checkFlags(typed, source)
    try Self.checkFiles(paths, source)
    let chosen: [ImportedKind] = try typed.only.map { try Choice.read($0, flag: "only") }
    kinds = ImportedKind.allCases.filter { chosen.isEmpty || chosen.contains($0) }
    if let service = typed.service { try Self.check(service: service) }
    options = ImportOptions(
      service: typed.service,
      environment: typed.environment ?? Settings.defaultProductionEnvironment,
      agents: typed.agentPatterns.map { Glob($0, ignoresCase: true) },
      incidentLabel: typed.incidentLabel ?? ImportOptions.defaultIncidentLabel,
      zone: try typed.zone.map(Self.zone))
    if source == .git {
      let opened = try GitRequest(typed, console, root: root)
      gitImport = (opened.git, opened.source, opened.isShallow)
      service = opened.service
    } else {
      gitImport = nil
      service = typed.service
    }
  }

  /// The words for all sources, those of agent traces included.
  private static let sources =
    Source.allCases.map(\.rawValue) + AgentSource.allCases.map(\.rawValue)

  /// The files it may write, in the order of the report.
  var files: [ImportedFile] {
    kinds.map {
      ImportedFile($0, source: source.rawValue, label: source == .git ? service : nil)
    }
  }

  /// Reads the source.
  func records(
    _ console: Console, report: inout ImportReport, log: DiagnosticLog
  ) throws -> ImportedRecords {
    if let gitImport {
      if gitImport.isShallow { log.add(.shallowClone()) }
      let reader = GitImport(
        service: service ?? "", environment: options.environment, source: gitImport.source,
        agents: options.agents, listsCommits: !kinds.contains(.changes))
      return try GitFailure.wrap { () throws(GitError) in
        try reader.records(gitImport.git, report: &report)
      }
    }
    let files = try paths.compactMap {
      try NamedFile($0).read(limit: Self.fileLimit, log: log)
    }
    return switch source {
    case .gitlab: GitLabImport.records(files, options, report: &report, log: log)
    case .pagerduty: PagerDutyImport.records(files, options, report: &report, log: log)
    case .git, .github: GitHubImport.records(files, options, report: &report, log: log)
    }
  }

  // MARK: Checks

  /// A flag of another source would be without effect.
  private static func checkFlags(
    _ typed: TypedArguments, _ source: Source
  ) throws(CommandFailure) {
    let typedFlags: [(flag: Flag, isTyped: Bool, sources: [Source])] = [
      (.repository, typed.repository != nil, [.git]), (.tags, typed.tags != nil, [.git]),
      (.merges, typed.merges != nil, [.git]),
      (.incidentLabel, typed.incidentLabel != nil, [.github, .gitlab]),
      (.zone, typed.zone != nil, [.pagerduty]),
      (.agentPattern, !typed.agentPatterns.isEmpty, [.git, .github, .gitlab]),
    ]
    for entry in typedFlags where entry.isTyped && !entry.sources.contains(source) {
      let sources = entry.sources.map(\.rawValue).joined(separator: ", ")
      throw .usage("--\(entry.flag.name) is for: \(sources)")
    }
    if typed.tags != nil, typed.merges != nil {
      throw .usage("--tags and --merges exclude each other")
    }
  }

  private static func checkFiles(_ paths: [String], _ source: Source) throws(CommandFailure) {
    if source == .git, let path = paths.first {
      throw .usage(
        "import git reads no file, but \"\(path)\" is given", hint: "name a repository with --repo")
    }
    if source != .git, paths.isEmpty {
      throw .usage(
        "import \(source.rawValue) needs the files that were downloaded",
        hint: "Docs/IMPORTS.md says how")
    }
  }

  /// Ids are put together from it: what stands between their parts may not be in it.
  static func check(service: String) throws(CommandFailure) {
    let isFine = service.unicodeScalars.allSatisfy {
      !DiagnosticPrinter.isHidden($0) && !" @#!:".unicodeScalars.contains($0)
    }
    guard isFine, service.utf8.count <= 120 else {
      throw .usage(
        "--service \"\(service)\" is no name of a service",
        hint: "at most 120 bytes, without blanks and without @ # ! :")
    }
  }

  private static func zone(_ name: String) throws(CommandFailure) -> String {
    guard TimeZoneFile.load(name) != nil else {
      throw .usage("--zone \"\(name)\" is no time zone", hint: "for instance Europe/Berlin")
    }
    return name
  }
}

extension Diagnostic {
  fileprivate static func shallowClone() -> Diagnostic {
    Diagnostic(
      "GP7004", .warning, "the repository is a shallow clone: older commits are missing",
      hint: "`git fetch --unshallow`, or fetch-depth: 0 in continuous integration")
  }
}
