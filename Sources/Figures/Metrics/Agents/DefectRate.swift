import Model

/// What part of the units had a defect.
package struct DefectRate: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "kpi.defect_rate", title: "Defect rate", unit: .ratio, direction: .lowerIsBetter,
    summary: "Units completed in the period with a confirmed defect, found within the maturity "
      + "window of their completion.",
    formula: "units with a defect ÷ units completed",
    rule: "AI-native operating system, weekly KPIs per workflow", bias: Self.bias,
    inputs: [.actions])

  static let bias =
    "A late find restates the period of the completion; a period whose window is still open is "
    + "partial. Where defects are known from samples alone, the units reviewed are the "
    + "denominator, and the rate is an estimate with its 95 % interval (Wilson)."

  package func figures(in context: MetricContext) -> [Figure] {
    context.agentFigures(definition, .cells) { Self.reading($0, context) }
  }

  static func reading(_ slice: AgentSlice, _ context: MetricContext) -> MetricReading {
    var reading = Self.reading(slice, "units with a defect", slice.defects.defects, context)
    let isSampled = slice.defects.isSampled
    reading.cite(
      slice.lines(isSampled ? \.sampledDefects : \.defects), "defect",
      limit: context.evidenceLimit)
    reading.leaveOut(
      slice.lines(\.lateDefects), "found after the maturity window",
      limit: context.evidenceLimit)
    return reading
  }

  /// A part of the units that defects are known of.
  static func reading(
    _ slice: AgentSlice, _ name: String, _ number: Int, _ context: MetricContext
  ) -> MetricReading {
    let count = slice.defects
    let base = count.isSampled ? "units reviewed as a sample" : "units completed"
    let none = count.isSampled ? "no unit was reviewed" : "no unit was completed"
    var reading = MetricReading.rate(
      (name, number), of: (base, count.units), none: .notApplicable(because: none), in: context)
    if count.isSampled {
      reading.coverage = Coverage("sampled", stated: count.units, of: count.completed)
      if let interval = WilsonInterval(number, of: count.units) {
        reading.terms.append(FigureTerm("95 % interval, lower", interval.lower.exact, .ratio))
        reading.terms.append(FigureTerm("95 % interval, upper", interval.upper.exact, .ratio))
      }
    }
    let work = context.record.agentWork
    if case .ok = reading.status, !work.isMature(slice.period) {
      let end = context.facts.zone.date(of: work.maturity(of: slice.period))
      reading.status = .partial(because: "immature until \(end)")
    }
    return reading
  }
}
