package import Diagnostics
package import Formats
package import Model

/// Reads a workspace: every input of the catalogue, into one value.
package enum WorkspaceReader {
  /// Reads all files over `jobs` threads; the result depends on the files (and on `asOf`) alone.
  ///
  /// What is wrong with the files goes to the log; what can be read is kept. `asOf` only judges how
  /// old an input's newest record is: without it no input is stale.
  package static func read(
    root folder: WorkspaceFolder, asOf: Instant? = nil, jobs: Int,
    actionLog: ActionLogManner = ActionLogManner(), log: DiagnosticLog
  ) async -> Facts {
    await read(
      root: folder, asOfIn: { _ in asOf }, jobs: jobs, actionLog: actionLog, log: log)
  }

  /// As above, for an as-of that is a local day: it becomes an instant only in the workspace's zone.
  package static func read(
    root folder: WorkspaceFolder, asOfIn asOf: (TimeZoneRules) -> Instant?, jobs: Int,
    actionLog: ActionLogManner = ActionLogManner(), log: DiagnosticLog
  ) async -> Facts {
    var results: [FileResult] = []
    var context = ReadingContext(
      folder: folder, zone: .utc, naiveZone: .utc, stateMachine: .builtIn)

    let (settings, paths) = readSettings(context, into: &results, log)
    context.zone = ZoneRules.load(
      settings.timeZoneName, setting: "timezone", at: settings.source, log: log)
    context.naiveZone = ZoneRules.load(
      settings.naiveTimeZoneName, setting: "naive_time_zone", at: settings.source, log: log)
    context.currency = settings.currency

    let files = InputFiles(folder: folder, paths: paths, log: log)
    let orders = files.orders(InputCatalog.all.filter { $0.kind != .settings })
    // The states that a task can have must be known before the tasks are read.
    var facts = Facts(settings: settings, zone: context.zone)
    for order in orders where order.input.kind == .stateMachine {
      let result = FileQueue.read(order, context, log)
      let part = result.takeFacts()
      context.stateMachine = part.stateMachine
      facts.append(part)
      results.append(result)
    }
    let rest = orders.filter { $0.input.kind != .stateMachine && $0.input.kind != .actions }
    let read = await FileQueue.read(rest, context, jobs: jobs, log: log)
    facts.reserveRoom(for: read)
    for result in read { facts.append(result.takeFacts()) }
    facts.stateMachine = context.stateMachine
    CDEventFold(read.flatMap(\.events.all), services: facts.services, log: log)
      .fold(into: &facts)
    results += read
    FactsOrder(log: log).order(&facts)
    MixedNames.report(facts, log: log)
    facts.zones = ZoneRules.all(in: facts, log: log)
    let actions = ActionLogInput(
      orders: orders.filter { $0.input.kind == .actions }, context: context,
      asOf: asOf(facts.zone), jobs: jobs, manner: actionLog, log: log)
    results += await actions.read(into: &facts)
    facts.sources = SourceSummary(files: files, results: results, asOf: asOf(facts.zone)).sources(
      of: facts)
    facts.files = fingerprints(results)
    facts.sourceCommit = SourceCommit.read(folder, log: log)
    return facts
  }

  static func readSettings(
    _ context: ReadingContext, into results: inout [FileResult], _ log: DiagnosticLog
  ) -> (Settings, PathSettings) {
    let input = SettingsInput()
    guard let path = input.places.first, context.folder.exists(path, log: log) else {
      return (Settings(), PathSettings())
    }
    let order = FileOrder(input: input, path: path, home: "")
    guard let file = context.folder.read(path, log: log) else {
      return (Settings(), PathSettings())
    }
    let reading = FileReading(file, context)
    var facts = Facts()
    var paths = PathSettings()
    if let root = reading.topLevel(.settings) {
      facts.settings = SettingsDecoder(root, reading).settings
      paths = PathSettings(root, reading)
    }
    log.add(contentsOf: Excerpts.filled(reading))
    results.append(FileResult(order: order, facts: facts, tally: reading.tally))
    return (facts.settings, paths)
  }

  /// Each file once, by path.
  private static func fingerprints(_ results: [FileResult]) -> [FileFingerprint] {
    var files: [FileFingerprint] = []
    for file in results.compactMap(\.fingerprint).sorted(by: {
      ByteOrder.precedes($0.path, $1.path)
    }) where file.path != files.last?.path {
      files.append(file)
    }
    return files
  }
}
