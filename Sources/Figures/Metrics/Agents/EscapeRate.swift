import Model

/// What part of the units had a defect that the customer found.
package struct EscapeRate: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "kpi.escape_rate", title: "Escape rate", unit: .ratio, direction: .lowerIsBetter,
    summary: "Units completed in the period with a confirmed defect that the customer, or whoever "
      + "works on with the unit, found within the maturity window.",
    formula: "units with an escaped defect ÷ units completed",
    rule: "AI-native operating system, weekly KPIs per workflow",
    bias: "Only what customers report is known. " + DefectRate.bias, inputs: [.actions])

  package func figures(in context: MetricContext) -> [Figure] {
    context.agentFigures(definition, .cells) { Self.reading($0, context) }
  }

  static func reading(_ slice: AgentSlice, _ context: MetricContext) -> MetricReading {
    var reading = DefectRate.reading(
      slice, "units with an escaped defect", slice.defects.escapes, context)
    reading.cite(slice.lines(\.escapes), "escaped defect", limit: context.evidenceLimit)
    return reading
  }
}
