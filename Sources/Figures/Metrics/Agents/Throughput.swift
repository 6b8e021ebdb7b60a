import Model

/// How many units get done.
package struct Throughput: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "kpi.throughput", title: "Throughput", unit: .count, direction: .higherIsBetter,
    summary: "Units completed for the first time in the period.", formula: "units completed",
    rule: "AI-native operating system, weekly KPIs per workflow",
    bias: "A unit counts once, in the period of its first completion: reopened and cancelled units "
      + "stand apart. Its model, prompt version and lane are those of its first call.",
    inputs: [.actions])

  package func figures(in context: MetricContext) -> [Figure] {
    context.agentFigures(definition, .cells) { Self.reading($0, context) }
  }

  static func reading(_ slice: AgentSlice, _ context: MetricContext) -> MetricReading {
    var reading = MetricReading.number(of: slice.units, as: "units completed")
    reading.cite(slice.lines(\.units), "completed", limit: context.evidenceLimit)
    return reading
  }
}
