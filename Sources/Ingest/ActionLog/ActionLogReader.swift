import Diagnostics
import Formats
import Model
import Synchronization

/// Reads the log of agents' actions: files of any size, over several threads, in bounded memory.
///
/// Each file is cut into parts at line ends (`LogLines.gridSize`). A part is folded by itself to
/// rows: ids, what it says of each unit, cells. The rows lie in memory while they are few, else in
/// a file. Then the ids of all parts are compared, some buckets at a time; the few parts in which
/// lines turn out not to count are folded again without them. Then the units are put together, some
/// buckets at a time, and the cells are added up. Every step is a sum, a minimum or a list that is
/// sorted at the end, so that the result depends on the files and their paths alone.
struct ActionLogReader {
  let folder: WorkspaceFolder
  let options: FoldOptions
  let jobs: Int
  let usesCache: Bool
  let log: DiagnosticLog

  /// Bytes of rows that stay in memory; more go to a file.
  static let memoryLimit = 8 << 20
  /// A cache is of use from so many bytes of log on, and is written anew when this part of it is new.
  static let cacheFrom = 16 << 20
  static let cacheShare = 16

  struct Result {
    var agentLog = AgentLog()
    /// Lines that are not read, by file.
    var unreadable: [String: Int] = [:]
  }

  /// `paths` are in byte order. nil where the rows can be kept nowhere, with a diagnostic.
  func read(_ paths: [String]) async -> Result? {
    let sources = paths.compactMap { folder.logSource($0, log: log) }
    do throws(FileError) {
      return try await read(sources)
    } catch {
      log.add(.rollupFailed(error))
      return nil
    }
  }

  private func read(_ sources: [LogSource]) async throws(FileError) -> Result {
    try await merge(try await foldAll(sources))
  }

  /// Folds all parts, without the lines that do not count.
  func foldAll(_ sources: [LogSource]) async throws(FileError) -> FoldedLog {
    let size = sources.reduce(0) { $0 + $1.byteCount }
    let isCached = usesCache && size >= Self.cacheFrom
    let cache = isCached ? RollupCache(root: folder.root, options: options) : nil
    let store = SpillFile(limit: Self.memoryLimit, folders: ["/var/tmp", "/tmp"])
    let stage = PartStage(
      folder: folder, sources: sources, options: options, jobs: jobs, cache: cache, store: store,
      log: log)
    var parts = try await stage.fold()
    let exclusions = try await IdentityStage(parts: parts.map(\.part), jobs: jobs).exclusions()
    try await stage.foldAgain(&parts, without: exclusions)
    if let cache, Self.isWorthWriting(parts, size) { write(parts, to: cache) }
    return FoldedLog(stage: stage, parts: parts, exclusions: exclusions)
  }

  private static func isWorthWriting(_ parts: [FoldedPart], _ size: Int) -> Bool {
    let new = parts.reduce(0) { $0 + ($1.isNew ? LogLines.gridSize : 0) }
    return new * cacheShare > size
  }

  private func write(_ parts: [FoldedPart], to cache: RollupCache) {
    var entries: [(key: RollupCache.Key, part: StoredPart)] = []
    for part in parts {
      guard let key = part.key else { continue }
      entries.append((key, part.part))
      if let again = part.again, let key = again.key { entries.append((key, again.part)) }
    }
    do throws(FileError) {
      try cache.write(entries)
    } catch {
      log.add(.cacheNotWritten(error))
    }
  }

  // MARK: Merging

  private func merge(_ log: FoldedLog) async throws(FileError) -> Result {
    let (parts, places, rows) = (log.parts, log.places, log.rows)
    var texts = GlobalTexts()
    var numbers: [[UInt32]] = []
    for part in rows { numbers.append(texts.numbers(of: try part.texts())) }
    let units = try await UnitStage(
      parts: rows, numbers: numbers, lines: places.lines, options: options, jobs: jobs
    ).merged()
    let cells = try CellMerge(rows, numbers: numbers, lines: places.lines)

    var result = Result()
    result.agentLog = agentLog(units, cells, texts, places)
    result.agentLog.laneBreaches = try await LaneWatch(
      controls: result.agentLog.controls, places: places
    ).breaches(parts, log.stage, without: log.exclusions)
    try report(parts, log.stage.sources, into: &result)
    return result
  }

  private func agentLog(
    _ units: UnitCells, _ cells: CellMerge, _ texts: GlobalTexts, _ places: LogPlaces
  ) -> AgentLog {
    let builder = AgentLogBuilder(texts: texts, places: places)
    return AgentLog(
      asOf: options.asOf, prices: options.prices, completed: builder.completed(units),
      outcomes: builder.outcomes(units), unfinished: builder.unfinished(units),
      actions: builder.actions(cells.actions), tools: builder.tools(cells.actions),
      reviews: builder.reviews(cells.reviews), controls: cells.controlEvents(texts, places),
      evalRuns: cells.evals.runs(texts, places, options.zone),
      workflows: cells.loggedWorkflows(units, texts, places),
      exclusions: builder.exclusions(cells.excluded))
  }

  /// The files, and what is wrong with their lines.
  private func report(
    _ parts: [FoldedPart], _ sources: [LogSource], into result: inout Result
  ) throws(FileError) {
    var next = 0
    for (file, source) in sources.enumerated() {
      var entry = LogFile(path: source.path)
      var listing = LogDiagnostics(path: source.path)
      var line = 1
      while next < parts.count, parts[next].file == file {
        let part = parts[next].counted
        let excluded = try part.rows(.excluded, Int64.self).map(Int.init)
        entry.lines += Int(part.header.recordCount)
        for (reason, count) in zip(LogExclusion.allCases, excluded) where count > 0 {
          entry.excluded[reason, default: 0] += count
        }
        let issues = try part.rows(.issues, IssueRow.self)
        listing.take(
          issues, texts: issues.isEmpty ? [] : try part.texts(), excluded: excluded,
          header: part.header, firstLine: line)
        line += Int(part.header.lineCount)
        next += 1
      }
      log.add(contentsOf: listing.finished())
      result.agentLog.files.append(entry)
      result.unreadable[source.path] = entry.excluded[.unreadable] ?? 0
    }
  }
}

extension Diagnostic {
  fileprivate static func rollupFailed(_ error: FileError) -> Diagnostic {
    Diagnostic(
      "GP5220", .error, "the log of actions cannot be folded: \(error)",
      hint: "its rows lie in a file in /var/tmp or /tmp while it is read")
  }

  fileprivate static func cacheNotWritten(_ error: FileError) -> Diagnostic {
    Diagnostic(
      "GP5221", .note, "the rollup of the log is not kept for the next run: \(error)",
      hint: "--no-cache says that none is wanted")
  }
}
