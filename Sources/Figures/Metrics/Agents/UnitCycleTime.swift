import Model

/// How long a unit takes.
package struct UnitCycleTime: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "kpi.cycle_time", title: "Cycle time of units, median", unit: .seconds,
    direction: .lowerIsBetter,
    summary: "Median time from the opening of a unit to its first completion, over the units "
      + "completed in the period.",
    formula: "median cycle time of the units completed",
    rule: "AI-native operating system, weekly KPIs per workflow", bias: Self.bias,
    inputs: [.actions])

  static let bias =
    "A unit without an opened line begins with its first action; one of which nothing is logged "
    + "before its completion is left out. Slow units that are still open are not in it: their age "
    + "stands beside it."

  package func figures(in context: MetricContext) -> [Figure] {
    context.agentFigures(definition, .cells) { slice in
      Self.reading(slice, 50, context)
    }
  }

  /// The percentile of the slice's cycle times.
  static func reading(
    _ slice: AgentSlice, _ percent: Int, _ context: MetricContext
  ) -> MetricReading {
    let derived = slice.completed.reduce(0) { $0 + $1.derivedOpenings }
    let count = slice.cycleTimeCount
    var reading = MetricReading(
      value: slice.cycleTime(percent), count: count,
      terms: [
        FigureTerm("units completed", Rational(count)),
        FigureTerm("of them begun by their first action", Rational(derived)),
      ])
    if count == 0 { reading.status = .notApplicable(because: "no unit was completed") }
    reading.cite(slice.lines(\.units), "completed", limit: context.evidenceLimit)
    reading.leaveOut(
      slice.lines(\.withoutOpening), "nothing of the unit is logged before its completion",
      limit: context.evidenceLimit)
    return reading
  }
}
