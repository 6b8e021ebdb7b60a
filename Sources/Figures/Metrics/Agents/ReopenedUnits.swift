import Model

/// How many of the units done were not.
package struct ReopenedUnits: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "kpi.reopened_units", title: "Reopened units", unit: .count, direction: .lowerIsBetter,
    summary: "Units completed in the period that were reopened since.", formula: "units reopened",
    rule: "AI-native operating system, weekly KPIs per workflow",
    bias: "A late reopening restates the period of the completion.", inputs: [.actions])

  package func figures(in context: MetricContext) -> [Figure] {
    context.agentFigures(definition, .cells) { slice in
      let count = slice.completed.reduce(0) { $0 + $1.reopened.count }
      var reading = MetricReading.number(of: count, as: "units reopened")
      reading.cite(slice.lines(\.reopened), "reopened", limit: context.evidenceLimit)
      return reading
    }
  }
}
