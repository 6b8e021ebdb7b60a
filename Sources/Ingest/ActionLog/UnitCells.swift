import Model

/// The cells that units belong to: completed ones, first outcomes, open and cancelled ones.
struct UnitCells: Sendable {
  struct Completed: Sendable {
    let key: CellKey
    var units = FirstMoments()
    var cycleTimes: [Int64] = []
    var derivedOpenings = 0
    var withoutOpening = FirstMoments()
    var reopened = FirstMoments()
    var reopenings = 0
    var defects = FirstMoments()
    var escapes = FirstMoments()
    var lateDefects = FirstMoments()
    var sampled = FirstMoments()
    var sampledDefects = FirstMoments()
    var defectsFromSamplesOnly = 0
    var cost = UnitCost()
  }

  struct Outcomes: Sendable {
    let key: CellKey
    var attempted = 0
    var escalated = FirstMoments()
  }

  struct Unfinished: Sendable {
    let key: CellKey
    let status: UnfinishedUnits.Status
    var units = FirstMoments()
    var openings: [Int64] = []
    var cost = UnitCost()
  }

  /// Units whose week is none.
  static let noWeek = Int32.min

  private(set) var completed = Table<Completed>()
  private(set) var outcomes = Table<Outcomes>()
  private(set) var unfinished = Table<Unfinished>()
  /// Units by workflow and week of their first line.
  private(set) var firstSeen: [CellKey: Int] = [:]
  private var weeks: WeekFinder
  private let maturity: Int64

  init(_ options: FoldOptions) {
    weeks = WeekFinder(zone: options.zone)
    maturity = options.maturity.microseconds
  }

  /// Rows by their key.
  struct Table<Row: Sendable>: Sendable {
    private var index = HashIndex()
    private(set) var rows: [Row] = []

    /// `salt` tells apart rows of one key.
    mutating func change(
      _ key: CellKey, salt: UInt64 = 0, make: (CellKey) -> Row, _ body: (inout Row) -> Void
    ) {
      let hash = key.hash
      let (row, isNew) = index.row(hash.high ^ salt, hash.low)
      if isNew { rows.append(make(key)) }
      body(&rows[row])
    }
  }

  // MARK: Units

  /// `marks` are the unit's own, in order of time. The cell in which it was completed.
  mutating func add(
    _ unit: UnitRow, _ marks: [(kind: MarkRow.Kind, moment: Moment)]
  ) -> CellKey? {
    firstSeen[
      CellKey(workflow: unit.workflow, week: weeks.week(of: unit.first.time)), default: 0] += 1
    addOutcome(unit, marks)
    if unit.completed.isKnown { return addCompleted(unit, marks) }
    addUnfinished(unit, unit.cancelled.isKnown ? .cancelled : .open)
    return nil
  }

  private func key(_ unit: UnitRow, week: Int32) -> CellKey {
    CellKey(
      workflow: unit.workflow, week: week, model: unit.modelIndex, prompt: unit.promptIndex,
      lane: unit.laneIndex)
  }

  private mutating func addCompleted(
    _ unit: UnitRow, _ marks: [(kind: MarkRow.Kind, moment: Moment)]
  ) -> CellKey {
    let maturity = maturity
    let key = key(unit, week: weeks.part(of: unit.completed.time).number)
    completed.change(key, make: Completed.init(key:)) { cell in
      cell.units.add(unit.completed)
      if unit.opened.time <= unit.completed.time {
        cell.cycleTimes.append(unit.completed.time - unit.opened.time)
      } else if unit.attempted.time <= unit.completed.time {
        cell.cycleTimes.append(unit.completed.time - unit.attempted.time)
        cell.derivedOpenings += 1
      } else {
        cell.withoutOpening.add(unit.completed)
      }
      cell.add(marks, since: unit.completed.time, maturity: maturity)
      cell.cost += unit.cost
    }
    return key
  }

  private mutating func addOutcome(
    _ unit: UnitRow, _ marks: [(kind: MarkRow.Kind, moment: Moment)]
  ) {
    guard unit.attempted.isKnown else { return }
    let escalation = marks.first { mark in
      mark.kind == .escalated && mark.moment.time >= unit.attempted.time
        && mark.moment.time < unit.completed.time
    }
    let isCompleted = unit.completed.isKnown && unit.completed.time >= unit.attempted.time
    guard let outcome = escalation?.moment ?? (isCompleted ? unit.completed : nil) else { return }
    let week = weeks.part(of: outcome.time).number
    outcomes.change(key(unit, week: week), make: { Outcomes(key: $0) }) { cell in
      cell.attempted += 1
      if let escalation { cell.escalated.add(escalation.moment) }
    }
  }

  private mutating func addUnfinished(_ unit: UnitRow, _ status: UnfinishedUnits.Status) {
    let opening = unit.opened.isKnown ? unit.opened : unit.first
    let week = status == .open ? Self.noWeek : weeks.part(of: unit.cancelled.time).number
    unfinished.change(
      key(unit, week: week), salt: status == .open ? 1 : 2,
      make: { Unfinished(key: $0, status: status) }
    ) { cell in
      cell.units.add(opening)
      if status == .open { cell.openings.append(opening.time) }
      cell.cost += unit.cost
    }
  }

  // MARK: Merging

  /// Takes the cells of other units.
  mutating func merge(_ other: UnitCells) {
    for row in other.completed.rows {
      completed.change(row.key, make: Completed.init(key:)) { $0.add(row) }
    }
    for row in other.outcomes.rows {
      outcomes.change(row.key, make: { Outcomes(key: $0) }) { cell in
        cell.attempted += row.attempted
        cell.escalated.add(row.escalated)
      }
    }
    for row in other.unfinished.rows {
      unfinished.change(
        row.key, salt: row.status == .open ? 1 : 2,
        make: { Unfinished(key: $0, status: row.status) }
      ) { cell in
        cell.units.add(row.units)
        cell.openings += row.openings
        cell.cost += row.cost
      }
    }
    firstSeen.merge(other.firstSeen, uniquingKeysWith: +)
  }
}

extension UnitCells.Completed {
  fileprivate init(key: CellKey) {
    self.init(key: key, units: FirstMoments())
  }

  /// What happened to a unit after its completion.
  fileprivate mutating func add(
    _ marks: [(kind: MarkRow.Kind, moment: Moment)], since done: Int64, maturity: Int64
  ) {
    guard !marks.isEmpty else { return }
    let reopenings = marks.filter { $0.kind == .reopened && $0.moment.time >= done }
    if let first = reopenings.first {
      reopened.add(first.moment)
      self.reopenings += reopenings.count
    }
    let finds = marks.filter { $0.kind.isDefect && $0.moment.time >= done }
    let inTime = finds.filter { $0.moment.time - done <= maturity }
    if let first = inTime.first {
      defects.add(first.moment)
      if inTime.allSatisfy(\.kind.isSample) { defectsFromSamplesOnly += 1 }
    } else if let first = finds.first {
      lateDefects.add(first.moment)
    }
    if let first = inTime.first(where: \.kind.isEscape) { escapes.add(first.moment) }
    if let first = marks.first(where: \.kind.isSample) { sampled.add(first.moment) }
    if let first = marks.first(where: { $0.kind.isSample && $0.kind.isDefect }) {
      sampledDefects.add(first.moment)
    }
  }

  fileprivate mutating func add(_ other: Self) {
    units.add(other.units)
    cycleTimes += other.cycleTimes
    derivedOpenings += other.derivedOpenings
    withoutOpening.add(other.withoutOpening)
    reopened.add(other.reopened)
    reopenings += other.reopenings
    defects.add(other.defects)
    escapes.add(other.escapes)
    lateDefects.add(other.lateDefects)
    sampled.add(other.sampled)
    sampledDefects.add(other.sampledDefects)
    defectsFromSamplesOnly += other.defectsFromSamplesOnly
    cost += other.cost
  }
}

extension MarkRow.Kind {
  fileprivate var isSample: Bool { rawValue >= Self.sample.rawValue }
  fileprivate var isEscape: Bool { self == .escape || self == .sampleEscape }
  fileprivate var isDefect: Bool {
    switch self {
    case .escape, .defect, .sampleDefect, .sampleEscape: true
    case .escalated, .reopened, .sample: false
    }
  }
}

extension UnitRow {
  fileprivate var cost: UnitCost {
    UnitCost(
      models: CallCost(
        calls: Int(modelCalls), logged: PicoAmount(picos: Int128(logged)),
        loggedCalls: Int(loggedCalls), computed: PicoAmount(picos: Int128(computed)),
        computedCalls: Int(computedCalls), loggedOfBoth: PicoAmount(picos: Int128(loggedOfBoth)),
        computedOfBoth: PicoAmount(picos: Int128(computedOfBoth)),
        foreignCalls: Int(foreignCalls), unpricedCalls: Int(unpricedCalls),
        unpricedTokens: unpricedTokens),
      tools: CallCost(
        calls: Int(toolCalls), logged: PicoAmount(picos: Int128(tools)),
        loggedCalls: Int(loggedToolCalls), foreignCalls: Int(foreignToolCalls)),
      minutes: ReviewMinutes(
        approvals: approvalMinutes, approvalReviews: approvalReviewMinutes,
        otherReviews: otherReviewMinutes),
      tokens: TokenCount(
        input: input, cacheRead: cacheRead, cacheWrite: cacheWrite, output: output,
        reasoning: reasoning))
  }
}
