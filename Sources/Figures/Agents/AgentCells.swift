import Model

/// The rollup's cells by scope and period, as their places in the log's lists: each figure adds up
/// its own few.
struct AgentCells: Sendable {
  struct Places: Sendable {
    var completed: [Int32] = []
    var outcomes: [Int32] = []
    var cancelled: [Int32] = []
    var actions: [Int32] = []
  }

  /// By scope, then period.
  private var places: [Places]
  /// Weeks over the end of a month whose cells do not say which month they are of, by period.
  private(set) var undivided: [Int: Set<ISOWeek>] = [:]
  private let scopes: AgentScopes
  private let periods: AgentPeriods

  init(_ log: AgentLog?, _ scopes: AgentScopes, _ periods: AgentPeriods) {
    self.scopes = scopes
    self.periods = periods
    places = Array(repeating: Places(), count: scopes.all.count * AgentPeriods.count)
    guard let log else { return }
    for (index, cell) in log.completed.enumerated() { add(cell.key, index, to: \.completed) }
    for (index, cell) in log.outcomes.enumerated() { add(cell.key, index, to: \.outcomes) }
    for (index, cell) in log.actions.enumerated() { add(cell.key, index, to: \.actions) }
    for (index, cell) in log.unfinished.enumerated() where cell.status == .cancelled {
      add(cell.key, index, to: \.cancelled)
    }
  }

  subscript(scope: Int, period: Int) -> Places { places[scope * AgentPeriods.count + period] }

  private mutating func add(
    _ key: AgentCellKey, _ index: Int, to list: WritableKeyPath<Places, [Int32]>
  ) {
    guard let week = key.week else { return }
    let place = periods.place(of: week, month: key.month)
    for period in place.possible { undivided[period, default: []].insert(week) }
    guard !place.certain.isEmpty else { return }
    for scope in scopes.numbers(of: key) {
      for period in place.certain {
        places[scope * AgentPeriods.count + period][keyPath: list].append(Int32(index))
      }
    }
  }
}
