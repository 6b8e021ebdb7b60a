import Model

/// How long units have been waiting.
package struct OpenUnitAge: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "kpi.open_unit_age", title: "Age of open units", unit: .seconds,
    direction: .lowerIsBetter,
    summary: "How long the units that are open at the as-of have been: the median, and what nine "
      + "of ten do not exceed.",
    formula: "percentile of the ages of the units open",
    rule: "AI-native operating system, weekly KPIs per workflow",
    bias: "A unit whose completion is not logged grows old for ever. Below ten units the 90th "
      + "percentile is the largest age.",
    inputs: [.actions])

  private static let quantiles = [(name: "median", percent: 50), (name: "p90", percent: 90)]

  package func figures(in context: MetricContext) -> [Figure] {
    Self.quantiles.flatMap { quantile in
      context.agentReadings(definition, labels: [FigureLabel("quantile", quantile.name)]) { scope in
        reading(scope, quantile.percent, context)
      }
    }
  }

  private func reading(
    _ scope: AgentScopes.Scope, _ percent: Int, _ context: MetricContext
  ) -> MetricReading {
    let cells = (context.record.agentWork.log?.unfinished ?? []).filter { cell in
      cell.status == .open && (scope.workflow.map { $0 == cell.key.workflow } ?? true)
    }
    let ages = DurationSample(cells.flatMap(\.openings).map { (context.asOf - $0).microseconds })
    let isFew = percent == 90 && ages.count < 10
    var reading = MetricReading(
      value: ages.percentile(isFew ? 100 : percent).map { $0 / 1_000_000 }, count: ages.count,
      terms: [FigureTerm("units open", Rational(ages.count))])
    if ages.count == 0 {
      reading.status = .notApplicable(because: "no unit is open")
    } else if isFew {
      reading.status = .insufficient(
        because: "the largest of \(ages.count): a 90th percentile needs 10")
    }
    reading.cite(
      cells.map { ($0.units, $0.key.workflow) }, "open", limit: context.evidenceLimit)
    return reading
  }
}
