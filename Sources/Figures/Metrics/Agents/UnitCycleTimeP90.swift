import Model

/// How long the slow ones take.
package struct UnitCycleTimeP90: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "kpi.cycle_time_p90", title: "Cycle time of units, 90th percentile", unit: .seconds,
    direction: .lowerIsBetter,
    summary: "The time that nine of ten units completed in the period did not exceed.",
    formula: "90th percentile of the cycle times of the units completed",
    rule: "AI-native operating system, weekly KPIs per workflow",
    bias: "Below ten units it is the largest of them. " + UnitCycleTime.bias, inputs: [.actions])

  package func figures(in context: MetricContext) -> [Figure] {
    context.agentFigures(definition, .cells) { slice in
      let count = slice.cycleTimeCount
      guard (1..<10).contains(count) else { return UnitCycleTime.reading(slice, 90, context) }
      var reading = UnitCycleTime.reading(slice, 100, context)
      reading.status = .insufficient(
        because: "the largest of \(count): a 90th percentile needs 10")
      return reading
    }
  }
}
