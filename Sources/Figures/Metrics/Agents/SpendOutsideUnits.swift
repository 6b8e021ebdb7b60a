import Model

/// What was spent on units that are not done.
package struct SpendOutsideUnits: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "kpi.spend_outside_units", title: "Spend outside of completed units", unit: .money(""),
    direction: .lowerIsBetter,
    summary: "Of all calls in the log, the cost of those that belong to no completed unit: to open "
      + "ones, to cancelled ones, to none.",
    formula: "open units + cancelled units + without a unit",
    rule: "AI-native operating system, cost per unit: spend of units not done stands apart",
    bias: "A unit that is open today is done tomorrow, and its cost moves into the cost per unit.",
    inputs: [.actions])

  package func figures(in context: MetricContext) -> [Figure] {
    guard let log = context.record.agentWork.log else {
      return context.agentReadings(definition) { _ in MetricReading() }
    }
    return context.agentReadings(definition) { scope in
      func isOwn(_ key: AgentCellKey) -> Bool { scope.workflow.map { $0 == key.workflow } ?? true }
      var all = AgentCost()
      for cell in log.actions where isOwn(cell.key) {
        all.add(models: cell.models, tools: cell.tools)
      }
      var done = AgentCost()
      for cell in log.completed where isOwn(cell.key) {
        done.add(models: cell.cost.models, tools: cell.cost.tools)
      }
      let unfinished = log.unfinished.filter { isOwn($0.key) }
      return reading(all, done, Self.cost(unfinished, .open), Self.cost(unfinished, .cancelled))
    }
  }

  private static func cost(
    _ cells: [UnfinishedUnits], _ status: UnfinishedUnits.Status
  ) -> Rational {
    var cost = AgentCost()
    for cell in cells where cell.status == status {
      cost.add(models: cell.cost.models, tools: cell.cost.tools)
    }
    return cost.total
  }

  private func reading(
    _ all: AgentCost, _ done: AgentCost, _ open: Rational, _ cancelled: Rational
  ) -> MetricReading {
    let outside = all.total - done.total
    return MetricReading(
      status: all.gap.map { .partial(because: $0) } ?? .ok, value: outside,
      terms: [
        FigureTerm("open units", open, .money("")),
        FigureTerm("cancelled units", cancelled, .money("")),
        FigureTerm("without a unit", outside - open - cancelled, .money("")),
      ])
  }
}
