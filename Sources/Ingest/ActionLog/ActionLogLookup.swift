package import Diagnostics
package import Formats
package import Model

/// A line of the log, read again.
package struct LoggedLine: Hashable, Sendable {
  package var source: SourceLocation
  package var at: Instant
  /// `action`, `unit`, `review`, `control` or `eval`.
  package var type: String
  package var unitID: String?
  /// The line itself, at most `ActionLogLookup.textLimit` bytes of it.
  package var text: String
}

/// Reads the lines behind a cell of the rollup again: what `explain` shows, and what a sample is
/// drawn from.
package struct ActionLogLookup: Sendable {
  /// Bytes of a line that are kept.
  package static let textLimit = 4096

  /// Which lines.
  package enum Question: Sendable {
    /// All lines of the units that were completed in the cell.
    case completedUnits
    /// The actions of the cell.
    case actions
  }

  let folder: WorkspaceFolder
  let facts: Facts
  let jobs: Int
  let usesCache: Bool

  /// `facts` are those that the rollup belongs to.
  package init(folder: WorkspaceFolder, facts: Facts, jobs: Int, usesCache: Bool) {
    self.folder = folder
    self.facts = facts
    self.jobs = jobs
    self.usesCache = usesCache
  }

  /// The lines behind the cells of a workflow and week, the first `limit` of them by place. A model,
  /// prompt or lane of nil stands for any.
  package func lines(
    _ question: Question, of key: AgentCellKey, limit: Int = 1000, log: DiagnosticLog
  ) async -> [LoggedLine] {
    guard let agentLog = facts.agentLog else { return [] }
    let reader = ActionLogReader(
      folder: folder,
      options: FoldOptions(
        zone: facts.zone,
        naiveZone: ZoneRules.load(
          facts.settings.naiveTimeZoneName, setting: "naive_time_zone",
          at: facts.settings.source, log: DiagnosticLog()),
        currency: facts.settings.currency, prices: agentLog.prices, asOf: agentLog.asOf,
        maturity: facts.settings.maturity),
      jobs: jobs, manner: ActionLogManner(usesCache: usesCache, isHashed: false), log: log)
    return await reader.lines(
      agentLog.files.map(\.path), question, of: CellFilter(key), limit: limit)
  }
}

/// A cell by its texts.
struct CellFilter: Sendable {
  let key: AgentCellKey

  init(_ key: AgentCellKey) { self.key = key }

  func holds(_ other: CellKey, _ texts: (UInt32) -> String?) -> Bool {
    let part = WeekPart(number: other.week)
    return key.week == WeekIndex.week(part.week) && (key.month == nil || key.month == part.month)
      && texts(other.workflow) == key.workflow
      && (key.model == nil || texts(other.model) == key.model)
      && (key.prompt == nil || texts(other.prompt) == key.prompt)
      && (key.lane == nil || texts(other.lane) == key.lane)
  }
}

extension ActionLogReader {
  fileprivate func lines(
    _ paths: [String], _ question: ActionLogLookup.Question, of filter: CellFilter, limit: Int
  ) async -> [LoggedLine] {
    let sources = paths.compactMap { folder.logSource($0, log: log) }
    do throws(FileError) {
      let read = try await fold(sources).now
      let places = read.places
      switch question {
      case .completedUnits:
        let units = try await units(of: read, filter)
        return try await collect(read, places, limit) { line, _ in
          guard let id = line.unit else { return false }
          let key = PartRows.unitKey(id, line.workflow.hash)
          return units.contains(TextHash(high: key.high, low: key.low))
        }
      case .actions:
        let keys = filter.key
        let (workflow, model, lane) = (
          TextKey(keys.workflow), TextKey(keys.model), TextKey(keys.lane)
        )
        let weeks = options.zone
        return try await collect(read, places, limit) { line, time in
          line.type == .action && line.workflow.isEqual(to: workflow)
            && (keys.model == nil || line.model.isEqual(to: model))
            && (keys.lane == nil || line.lane.isEqual(to: lane))
            && weeks.week(of: Instant(microseconds: time)) == keys.week
        }
      }
    } catch {
      return []
    }
  }

  /// The units of the cell.
  private func units(of read: FoldedLog, _ filter: CellFilter) async throws(FileError) -> Set<
    TextHash
  > {
    var texts = GlobalTexts()
    var numbers: [[UInt32]] = []
    for part in read.rows { numbers.append(texts.numbers(of: try part.texts())) }
    let all = texts
    return try await UnitStage(
      parts: read.rows, numbers: numbers, lines: read.places.lines, options: options, jobs: jobs
    ).completedUnits { filter.holds($0, { all[$0] }) }
  }

  private func collect(
    _ read: FoldedLog, _ places: LogPlaces, _ limit: Int,
    _ isWanted: @escaping @Sendable (ActionLogLine, Int64) -> Bool
  ) async throws(FileError) -> [LoggedLine] {
    let lines = places.lines
    let found = try await read.stage.collect(
      Array(read.parts.indices), of: read.parts, without: read.exclusions
    ) { index, line, moment, reader -> (Moment, LoggedLine)? in
      guard isWanted(line, moment.time) else { return nil }
      let moment = moment.shifted(by: lines[index])
      return (
        moment,
        LoggedLine(
          source: places.location(moment), at: Instant(microseconds: moment.time),
          type: "\(line.type)", unitID: reader.string(.unit),
          text: String(decoding: reader.text.utf8.prefix(ActionLogLookup.textLimit), as: UTF8.self))
      )
    }
    return found.sorted { $0.0.line < $1.0.line }.prefix(limit).map(\.1)
  }
}
