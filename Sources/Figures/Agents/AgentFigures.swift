import Diagnostics
import Model

extension MetricContext {
  /// What a metric of agents is narrowed to.
  enum AgentDepth {
    /// All workflows together, and each of them.
    case workflows
    /// And within each its models, prompt versions and lanes.
    case cells
    /// All vendors together, each of them, and its models.
    case vendors

    func holds(_ kind: AgentScopes.Kind) -> Bool {
      let isVendor = kind == .vendor || kind == .vendorModel
      return switch self {
      case .workflows: kind == .all || kind == .workflow
      case .cells: !isVendor
      case .vendors: kind == .all || isVendor
      }
    }
  }

  /// The scopes of that depth, by number.
  func agentScopes(_ depth: AgentDepth) -> [Int] {
    let scopes = record.agentWork.scopes.all
    return scopes.indices.filter { depth.holds(scopes[$0].kind) }
  }

  /// The weeks of the series, the last whole month and quarter, and those in progress.
  func agentFigures(
    _ definition: MetricDefinition, _ depth: AgentDepth, labels: [FigureLabel] = [],
    _ read: (AgentSlice) -> MetricReading
  ) -> [Figure] {
    agentScopes(depth).flatMap { scope in
      agentWeeks(definition, scope, labels, read) + agentMonths(definition, scope, labels, read)
    }
  }

  /// The weeks alone, for what is only known of weeks.
  func agentWeeks(
    _ definition: MetricDefinition, _ scope: Int, _ labels: [FigureLabel] = [],
    _ read: (AgentSlice) -> MetricReading
  ) -> [Figure] {
    let own = record.agentWork.scopes.all[scope]
    return series(definition, own.labels + labels) { week in
      guard let number = record.agentWork.periods.number(of: .week(week)) else {
        preconditionFailure("a week of the series is none of the reading's")
      }
      return agentReading(scope, number, read)
    }
    .map { held($0, definition, own) }
  }

  private func agentMonths(
    _ definition: MetricDefinition, _ scope: Int, _ labels: [FigureLabel],
    _ read: (AgentSlice) -> MetricReading
  ) -> [Figure] {
    [AgentPeriods.months, AgentPeriods.quarters].flatMap { numbers -> ArraySlice<Figure> in
      var figures: [Figure] = []
      for number in numbers {
        var next = agentFigure(definition, scope, number, labels, read)
        if let last = figures.last, case .ok = last.status { next.previous = last.value }
        figures.append(next)
      }
      // The first one is read for the second one's `previous`.
      return figures.dropFirst()
    }
  }

  /// One figure of a scope and period.
  func agentFigure(
    _ definition: MetricDefinition, _ scope: Int, _ number: Int, _ labels: [FigureLabel],
    _ read: (AgentSlice) -> MetricReading
  ) -> Figure {
    let work = record.agentWork
    let own = work.scopes.all[scope]
    let figure = figure(
      definition, work.periods.all[number], own.labels + labels,
      agentReading(scope, number, read))
    return held(figure, definition, own)
  }

  /// A reading at the as-of of each scope.
  func agentReadings(
    _ definition: MetricDefinition, _ depth: AgentDepth = .workflows, labels: [FigureLabel] = [],
    _ read: (AgentScopes.Scope) -> MetricReading
  ) -> [Figure] {
    agentScopes(depth).map { number in
      let scope = record.agentWork.scopes.all[number]
      let reading =
        record.agentWork.absence(scope).map { MetricReading(status: .noData(because: $0)) }
        ?? read(scope)
      return held(figure(definition, nil, scope.labels + labels, reading), definition, scope)
    }
  }

  private func agentReading(
    _ scope: Int, _ number: Int, _ read: (AgentSlice) -> MetricReading
  ) -> MetricReading {
    let work = record.agentWork
    if let absence = work.absence(work.scopes.all[scope], number) {
      return MetricReading(status: .noData(because: absence))
    }
    var reading = read(work.slice(scope, number))
    if case .ok = reading.status, let gap = work.gap(number) {
      reading.status = .partial(because: gap)
    }
    return reading
  }

  /// Judged by the workflow's own bound where there is one, and none for its name in the settings.
  private func held(
    _ figure: Figure, _ definition: MetricDefinition, _ scope: AgentScopes.Scope
  ) -> Figure {
    guard scope.kind == .workflow, figure.labels.count == 1, let workflow = scope.workflow,
      !facts.settings.targets.contains(where: { $0.figure == figure.name }),
      let policy = record.agentWork.workflow(workflow)?.policy
    else { return figure }
    if let own = policy.target(definition.id), own.minimum != nil || own.maximum != nil {
      return figure.judged(
        against: FigureTarget(
          minimum: own.minimum, maximum: own.maximum, owner: own.owner ?? policy.owner))
    }
    guard let target = figure.target, target.owner == nil else { return figure }
    var owned = target
    owned.owner = policy.owner
    return figure.judged(against: owned)
  }
}

extension MetricReading {
  /// Cites the first lines of groups of lines, as many of each, and how many there are.
  mutating func cite(
    _ groups: [(lines: Exemplars, workflow: String)], _ detail: String, limit: Int
  ) {
    evidence += Self.firstPlaces(groups, limit).map {
      Evidence($0.place, record: $0.workflow, detail: detail)
    }
    evidenceCount = (evidenceCount ?? 0) + groups.reduce(0) { $0 + $1.lines.count }
  }

  /// Names the first lines of groups that were left out, and how many there are.
  mutating func leaveOut(
    _ groups: [(lines: Exemplars, workflow: String)], _ reason: String, limit: Int
  ) {
    excluded += Self.firstPlaces(groups, limit).map {
      Exclusion($0.place, record: $0.workflow, reason: reason)
    }
    excludedCount = (excludedCount ?? 0) + groups.reduce(0) { $0 + $1.lines.count }
  }
}

extension MetricReading {
  /// Of each group as many of its first lines; of these the first by place, then workflow.
  private static func firstPlaces(
    _ groups: [(lines: Exemplars, workflow: String)], _ limit: Int
  ) -> ArraySlice<(place: SourceLocation, workflow: String)> {
    let full = groups.filter { $0.lines.count > 0 }
    let share = max(1, limit / max(1, full.count))
    var places: [(place: SourceLocation, workflow: String)] = []
    for group in full {
      for place in group.lines.first.prefix(share) { places.append((place, group.workflow)) }
    }
    return places.sortedByNumber { left, right in
      left.place != right.place
        ? left.place < right.place
        : left.workflow.utf8.lexicographicallyPrecedes(right.workflow.utf8)
    }
    .prefix(limit)
  }
}

extension AgentSlice {
  /// Lines of the completed units' cells.
  func lines(
    _ group: KeyPath<CompletedUnits, Exemplars>
  ) -> [(lines: Exemplars, workflow: String)] {
    completed.map { ($0[keyPath: group], $0.key.workflow) }
  }
}
