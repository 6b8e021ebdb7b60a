import Checks
import Diagnostics
import Figures
import Formats
import Ingest
import Model
import Pack

/// The stages from files to findings, one line each; `SitePipeline` goes on from here to a site.
struct Pipeline: Sendable {
  let options: WorkspaceOptions
  let reporter: Reporter
  let log = DiagnosticLog()

  init(_ options: WorkspaceOptions, _ console: Console) {
    self.options = options
    reporter = Reporter(options, console)
  }

  /// Reads the workspace. Throws where the folder cannot be opened, and where its settings are
  /// wrong: figures by wrong settings would be wrong figures.
  ///
  /// `forSite`: whether the files of the log of actions are hashed for a manifest, and the log is
  /// read as of the review before too.
  func read(_ folder: WorkspaceFolder, forSite: Bool = false) async throws -> Facts {
    var manner = ActionLogManner(usesCache: options.usesCache, isHashed: forSite)
    if forSite {
      manner.before = { settings, zone, asOf in
        ReviewCalendar(settings: settings, zone: zone, asOf: asOf).previous
      }
    }
    let facts = await reporter.stage("reading") {
      await WorkspaceReader.read(
        root: folder, asOfIn: options.asOf.instant(in:), jobs: options.jobs, actionLog: manner,
        log: log)
    }
    MemoryArenas.returnFreeMemory()
    let known = log.sorted
    log.add(contentsOf: options.asOfFaults.filter { !known.contains($0) })
    log.add(contentsOf: ChosenPacks.diagnostics(facts.settings))
    try refuseWrongSettings()
    return facts
  }

  /// Reads the workspace.
  func read() async throws -> Facts { try await read(try WorkspaceFolder(root: options.root)) }

  /// Reads the workspace and judges it.
  func assess(
    _ extent: FigureExtent = .everything(evidenceLimit: MetricContext.pageEvidenceLimit)
  ) async throws -> Assessment {
    let facts = try await read()
    return await reporter.stage("assessing") {
      Assessment.of(
        facts, asOf: options.asOf.instant(in: facts.zone), extent)
    }
  }

  private func refuseWrongSettings() throws(CommandFailure) {
    let wrong = log.sorted.filter {
      $0.severity == .error && $0.location?.path == SettingsFile.path
    }
    guard !wrong.isEmpty else { return }
    reporter.report(wrong.map(Notice.init))
    throw CommandFailure(
      .configuration, "\(SettingsFile.path) has \(wrong.count == 1 ? "an error" : "errors")",
      hint: "mend it and run again; nothing was built")
  }

  /// What the readers and the checks say, by place.
  func notices(_ assessment: Assessment) -> [Notice] {
    Notice.all(log.sorted, assessment.findings)
  }

  /// For commands that print figures: says when something of the record is not in them.
  func warnOfUnreadRecords() {
    let count = log.sorted.count { $0.severity == .error }
    guard count > 0 else { return }
    let noun = count == 1 ? "1 error" : "\(count) errors"
    reporter.console.note(
      "govpack: \(reporter.console.painted(.warning)): \(noun) in the files, so figures may be "
        + "incomplete; `govpack check` lists them")
  }
}

/// Where the settings of a workspace stand.
enum SettingsFile {
  static let path = "govpack.yaml"
}
