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
  /// The review before, where the log is wanted as of it too.
  var before: Instant?
  let jobs: Int
  let manner: ActionLogManner
  let log: DiagnosticLog

  /// Bytes of rows that stay in memory; more go to a file.
  static let memoryLimit = 32 << 20
  /// A cache is of use from so many bytes of log on, and is written anew when this part of it is new.
  static let cacheFrom = 16 << 20
  static let cacheShare = 16

  struct Result {
    var agentLog = AgentLog()
    /// As of the review before.
    var before: AgentLog?
    /// Lines that are not read, by file.
    var unreadable: [String: Int] = [:]
    /// SHA-256 of the files, where they are hashed and can be read to their end.
    var fingerprints: [String: FileFingerprint] = [:]
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
    let fold = try await fold(sources)
    var result = Result()
    result.agentLog = try await merge(fold.now)
    if let before = fold.before { result.before = try await merge(before) }
    result.fingerprints = fold.fingerprints
    try report(fold.now.parts, sources, into: &result)
    return result
  }

  // MARK: Folding

  /// The log as of both instants.
  struct Fold {
    var now: FoldedLog
    var before: FoldedLog?
    var fingerprints: [String: FileFingerprint] = [:]
  }

  /// Folds all parts, without the lines that do not count.
  func fold(_ sources: [LogSource]) async throws(FileError) -> Fold {
    let size = sources.reduce(0) { $0 + $1.byteCount }
    let isCached = manner.usesCache && size >= Self.cacheFrom
    let cache = isCached ? RollupCache(root: folder.root, options: options) : nil
    let known = sources.map { cache?.files.known($0) ?? KnownFiles.Known() }
    let stage = PartStage(
      folder: folder, sources: sources, options: options, before: before, jobs: jobs,
      cache: cache, digests: digests(sources, known, isCached: isCached), known: known,
      store: SpillFile(limit: Self.memoryLimit, folders: ["/var/tmp", "/tmp"]), log: log)
    let folded = try await stage.fold()
    var fold = Fold(now: try await counted(folded.parts, stage.alone(asOf: options.asOf)))
    if let before { fold.before = try await earlier(fold.now, stage.alone(asOf: before)) }
    let digests = WholeDigests(stage: stage, compressed: folded.digests)
    fold.fingerprints = digests.fingerprints
    if let cache, isWorthWriting(folded.parts, sources) { write(fold, digests, to: cache) }
    return fold
  }

  private func digests(
    _ sources: [LogSource], _ known: [KnownFiles.Known], isCached: Bool
  ) -> [SharedDigest?] {
    zip(sources, known).map { source, known in
      guard !source.isCompressed, manner.isHashed || isCached else { return nil }
      return SharedDigest(
        known.digest, first: known.keys.count, mark: source.settledPartCount)
    }
  }

  /// The parts without the lines that do not count.
  private func counted(
    _ parts: [FoldedPart], _ stage: PartStage
  ) async throws(FileError) -> FoldedLog {
    var parts = parts
    let exclusions = try await IdentityStage(parts: parts.map(\.rows.part), jobs: jobs)
      .exclusions()
    try await stage.foldAgain(&parts, without: exclusions)
    return FoldedLog(stage: stage, parts: parts, exclusions: exclusions)
  }

  /// The log as of the review before. Where no line is later, it is the same.
  private func earlier(
    _ now: FoldedLog, _ stage: PartStage
  ) async throws(FileError) -> FoldedLog {
    guard now.parts.contains(where: { $0.earlier != nil }) else {
      return FoldedLog(stage: stage, parts: now.parts, exclusions: now.exclusions)
    }
    let parts = now.parts.map(\.before)
    // What excludes a line then does so now.
    if now.exclusions.isEmpty { return FoldedLog(stage: stage, parts: parts, exclusions: [:]) }
    return try await counted(parts, stage)
  }

  // MARK: Cache

  private func isWorthWriting(_ parts: [FoldedPart], _ sources: [LogSource]) -> Bool {
    let new = parts.count { $0.origin == .parsed }
    let settled = sources.reduce(0) { $0 + $1.settledPartCount }
    let trusted = parts.count { $0.origin == .trusted }
    return max(new, settled - trusted) * Self.cacheShare > parts.count
  }

  private func write(_ fold: Fold, _ digests: WholeDigests, to cache: RollupCache) {
    var entries: [(key: RollupCache.Key, part: StoredPart)] = []
    var isThere: Set<RollupCache.Key> = []
    for log in [fold.now, fold.before].compactMap(\.self) {
      for rows in log.parts.flatMap({ [$0.rows, $0.again].compactMap(\.self) }) {
        guard let key = rows.key, isThere.insert(key).inserted else { continue }
        entries.append((key, rows.part))
      }
    }
    do throws(FileError) {
      try cache.write(entries, digests.files(of: fold.now.parts))
    } catch {
      log.add(.cacheNotWritten(error))
    }
  }

  // MARK: Merging

  private func merge(_ log: FoldedLog) async throws(FileError) -> AgentLog {
    let (parts, places, rows) = (log.parts, log.places, log.rows)
    var texts = GlobalTexts()
    var numbers: [[UInt32]] = []
    for part in rows { numbers.append(texts.numbers(of: try part.texts())) }
    let (units, cells) = try await UnitStage(
      parts: rows, numbers: numbers, lines: places.lines, options: options, jobs: jobs
    ).merged { [numbers] () throws(FileError) in
      try CellMerge(rows, numbers: numbers, lines: places.lines)
    }

    var result = agentLog(units, cells, texts, places)
    result.asOf = log.stage.options.asOf
    result.laneBreaches = try await LaneWatch(controls: result.controls, places: places)
      .breaches(parts, log.stage, without: log.exclusions)
    result.files = try files(parts, log.stage.sources)
    return result
  }

  private func agentLog(
    _ units: UnitCells, _ cells: CellMerge, _ texts: GlobalTexts, _ places: LogPlaces
  ) -> AgentLog {
    let builder = AgentLogBuilder(texts: texts, places: places)
    return AgentLog(
      prices: options.prices, completed: builder.completed(units),
      outcomes: builder.outcomes(units), unfinished: builder.unfinished(units),
      actions: builder.actions(cells.actions), tools: builder.tools(cells.actions),
      reviews: builder.reviews(cells.reviews), controls: cells.controlEvents(texts, places),
      evalRuns: cells.evals.runs(texts, places, options.zone),
      workflows: cells.loggedWorkflows(units, texts, places),
      exposures: builder.exposures(cells.exposures),
      exclusions: builder.exclusions(cells.excluded))
  }

  private func files(
    _ parts: [FoldedPart], _ sources: [LogSource]
  ) throws(FileError) -> [LogFile] {
    var files = sources.map { LogFile(path: $0.path) }
    for part in parts {
      files[part.file].lines += Int(part.counted.header.recordCount)
      let excluded = try part.counted.rows(.excluded, Int64.self)
      for (reason, count) in zip(LogExclusion.allCases, excluded) where count > 0 {
        files[part.file].excluded[reason, default: 0] += Int(count)
      }
    }
    return files
  }

  /// What is wrong with the lines of the files.
  private func report(
    _ parts: [FoldedPart], _ sources: [LogSource], into result: inout Result
  ) throws(FileError) {
    var next = 0
    for (file, source) in sources.enumerated() {
      var listing = LogDiagnostics(path: source.path)
      var line = 1
      while next < parts.count, parts[next].file == file {
        let part = parts[next].counted
        let issues = try part.rows(.issues, IssueRow.self)
        listing.take(
          issues, texts: issues.isEmpty ? [] : try part.texts(),
          excluded: try part.rows(.excluded, Int64.self).map(Int.init), header: part.header,
          firstLine: line)
        line += Int(part.header.lineCount)
        next += 1
      }
      log.add(contentsOf: listing.finished())
      result.unreadable[source.path] = result.agentLog.files[file].excluded[.unreadable] ?? 0
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
