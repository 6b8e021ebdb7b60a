import Diagnostics
import Formats
import Model

/// Adds up what the parts say of lines: all but ids and units.
struct CellMerge {
  private(set) var actions = ActionCells()
  private(set) var reviews = ReviewCells()
  private(set) var excluded = ExcludedLines()
  private(set) var evals = EvalMerge()
  private(set) var exposures = ExposureCells()
  private var workflows: [UInt32: WorkflowRow] = [:]
  private var controls: [ControlRow] = []

  /// `numbers` are the texts of each part among all, `lines` how many lines lie before each.
  init(_ parts: [StoredPart], numbers: [[UInt32]], lines: [UInt32]) throws(FileError) {
    for (part, stored) in parts.enumerated() {
      let cells = try stored.cells()
      actions.merge(cells, numbers[part], lines: lines[part])
      reviews.merge(cells, numbers[part], lines: lines[part])
      excluded.merge(cells, lines: lines[part])
      exposures.merge(cells, numbers[part], lines: lines[part])
      evals.merge(cells, numbers[part], lines: lines[part])
      merge(cells.workflows, numbers[part], lines[part])
      merge(cells.controls, numbers[part], lines[part])
    }
  }

  private mutating func merge(_ rows: [WorkflowRow], _ numbers: [UInt32], _ lines: UInt32) {
    for row in rows {
      let number = numbers[Int(row.workflow)]
      var sum = workflows[number] ?? WorkflowRow(workflow: number)
      sum.lines += row.lines
      sum.actions += row.actions
      sum.first.take(row.first.shifted(by: lines))
      sum.last = max(sum.last, row.last)
      workflows[number] = sum
    }
  }

  private mutating func merge(_ rows: [ControlRow], _ numbers: [UInt32], _ lines: UInt32) {
    for var row in rows {
      row.moment = row.moment.shifted(by: lines)
      row.workflow = numbers[Int(row.workflow)]
      row.lane = numbers[Int(row.lane)]
      row.reason = numbers[Int(row.reason)]
      row.actor = numbers[Int(row.actor)]
      row.detail = numbers[Int(row.detail)]
      controls.append(row)
    }
  }

  // MARK: Model

  /// By time, then place.
  func controlEvents(_ texts: GlobalTexts, _ places: LogPlaces) -> [ControlEvent] {
    controls.sorted { $0.moment < $1.moment }.map { row in
      ControlEvent(
        at: Instant(microseconds: row.moment.time), workflow: texts[row.workflow] ?? "",
        lane: texts[row.lane], event: Self.events[Int(row.event)] ?? .limited,
        reason: texts[row.reason], actorID: texts[row.actor], detail: texts[row.detail],
        source: places.location(row.moment))
    }
  }

  private static let events: [Int: ControlEvent.Event] = [
    Int(ActionLogEvent.disabled.rawValue): .disabled,
    Int(ActionLogEvent.enabled.rawValue): .enabled,
    Int(ActionLogEvent.rolledBack.rawValue): .rolledBack,
    Int(ActionLogEvent.limited.rawValue): .limited,
  ]

  func loggedWorkflows(
    _ units: UnitCells, _ texts: GlobalTexts, _ places: LogPlaces
  ) -> [LoggedWorkflow] {
    var weeks: [UInt32: [LoggedWorkflow.UnitsOfWeek]] = [:]
    for (key, count) in units.firstSeen {
      weeks[key.workflow, default: []].append(
        LoggedWorkflow.UnitsOfWeek(week: WeekIndex.week(key.week), count: count))
    }
    return workflows.values.map { row in
      let own = (weeks[row.workflow] ?? []).sorted { $0.week < $1.week }
      return LoggedWorkflow(
        id: texts[row.workflow] ?? "", lines: Int(row.lines), actions: Int(row.actions),
        units: own.reduce(0) { $0 + $1.count }, unitsByWeek: own,
        first: Instant(microseconds: row.first.time), last: Instant(microseconds: row.last),
        oldest: places.location(row.first))
    }
    .sorted { ByteOrder.precedes($0.id, $1.id) }
  }
}
