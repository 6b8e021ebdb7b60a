package import Model

/// One figure's part of the log: the cells of a scope in a period. Everything is a sum over them.
package struct AgentSlice: Sendable {
  package let scope: AgentScopes.Scope
  /// Its number in `AgentScopes`.
  package let scopeNumber: Int
  package let period: Int
  let places: AgentCells.Places
  let reading: AgentReading

  // MARK: Cells

  package var completed: [CompletedUnits] { cells(places.completed, \.completed) }
  package var outcomes: [UnitOutcomes] { cells(places.outcomes, \.outcomes) }
  package var cancelled: [UnfinishedUnits] { cells(places.cancelled, \.unfinished) }
  package var actions: [AgentActions] { cells(places.actions, \.actions) }

  /// Most figures ask for one of the lists, so that each is made when it is asked for.
  private func cells<Cell>(_ places: [Int32], _ list: KeyPath<AgentLog, [Cell]>) -> [Cell] {
    guard !places.isEmpty, let all = reading.log?[keyPath: list] else { return [] }
    return places.map { all[Int($0)] }
  }

  // MARK: Units

  package var units: Int { completed.reduce(0) { $0 + $1.units.count } }

  package var cost: UnitCost { completed.reduce(into: UnitCost()) { $0 += $1.cost } }

  /// Defects of the units that were completed, as the workflow comes to know of them.
  package var defects: DefectCount { DefectCount(completed, isSampled: reading.isSampled(scope)) }

  /// The cycle time at that percentile, in seconds; nil for no units.
  package func cycleTime(_ percent: Int) -> Rational? {
    PooledPercentile.of(completed.map(\.cycleTimes), percent).map { $0 / 1_000_000 }
  }

  package var cycleTimeCount: Int { completed.reduce(0) { $0 + $1.cycleTimes.count } }

  // MARK: Actions

  /// Leaf calls of language models.
  package var modelCalls: CallCost { actions.reduce(into: CallCost()) { $0 += $1.models } }

  package var toolCalls: CallCost { actions.reduce(into: CallCost()) { $0 += $1.tools } }

  /// The same slice in the period before; nil for the first one.
  package var before: AgentSlice? {
    AgentPeriods.before(period).map { reading.slice(scopeNumber, $0) }
  }
}

/// How many of how many units have a confirmed defect.
package struct DefectCount: Hashable, Sendable {
  package let defects: Int
  /// The units that were looked at: all that were completed, or those that a sample was drawn of.
  package let units: Int
  /// Of the defects found by the customer or downstream.
  package let escapes: Int
  /// Completed ones, sampled or not.
  package let completed: Int
  package let isSampled: Bool

  package init(
    defects: Int, units: Int, escapes: Int = 0, completed: Int? = nil, isSampled: Bool = false
  ) {
    self.defects = defects
    self.units = units
    self.escapes = escapes
    self.completed = completed ?? units
    self.isSampled = isSampled
  }

  init(_ cells: [CompletedUnits], isSampled: Bool) {
    self.isSampled = isSampled
    completed = cells.reduce(0) { $0 + $1.units.count }
    escapes = cells.reduce(0) { $0 + $1.escapes.count }
    units = isSampled ? cells.reduce(0) { $0 + $1.sampled.count } : completed
    defects = cells.reduce(0) { sum, cell in
      sum + (isSampled ? cell.sampledDefects.count : cell.defects.count)
    }
  }

  /// nil for no units.
  package var rate: Rational? { units == 0 ? nil : Rational(Int128(defects), Int128(units)) }

  /// Of the rate, 95 %; nil for no units.
  package var interval: WilsonInterval? { WilsonInterval(defects, of: units) }

  static func + (left: Self, right: Self) -> Self {
    DefectCount(
      defects: left.defects + right.defects, units: left.units + right.units,
      escapes: left.escapes + right.escapes, completed: left.completed + right.completed,
      isSampled: left.isSampled || right.isSampled)
  }
}
