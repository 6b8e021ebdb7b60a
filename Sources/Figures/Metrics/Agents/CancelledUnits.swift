import Model

/// How many units were given up.
package struct CancelledUnits: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "kpi.cancelled_units", title: "Cancelled units", unit: .count, direction: .lowerIsBetter,
    summary: "Units cancelled in the period without having been completed.",
    formula: "units cancelled", rule: "AI-native operating system, weekly KPIs per workflow",
    bias: "They are in no throughput and in no rate.", inputs: [.actions])

  package func figures(in context: MetricContext) -> [Figure] {
    context.agentFigures(definition, .workflows) { slice in
      let count = slice.cancelled.reduce(0) { $0 + $1.units.count }
      var reading = MetricReading.number(of: count, as: "units cancelled")
      reading.cite(
        slice.cancelled.map { ($0.units, $0.key.workflow) }, "opened, and cancelled",
        limit: context.evidenceLimit)
      return reading
    }
  }
}
