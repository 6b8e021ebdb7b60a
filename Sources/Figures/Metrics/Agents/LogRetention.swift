import Model

/// How far the log reaches back.
package struct LogRetention: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "kpi.retention", title: "Months of log kept", unit: .count, direction: .neither,
    summary: "Whole months from the oldest line that is kept to the as-of.", formula: "months kept",
    rule: "AI-native operating system: the log is kept for 12 to 24 months (retention_months)",
    bias: "Of a log that is younger than that nobody can tell whether something was deleted.",
    inputs: [.actions])

  package func figures(in context: MetricContext) -> [Figure] {
    let limit = context.facts.settings.retentionMonths
    return context.agentReadings(definition) { scope in
      let logged = (context.record.agentWork.log?.workflows ?? []).filter { workflow in
        scope.workflow.map { $0 == workflow.id } ?? true
      }
      guard let oldest = logged.min(by: { ($0.first, $0.oldest) < ($1.first, $1.oldest) }) else {
        return MetricReading(status: .noData(because: "no line of the log"))
      }
      let day = context.facts.zone.date(of: oldest.first)
      let months = day.wholeMonths(to: context.record.today)
      return MetricReading(
        status: months < limit
          ? .partial(because: "the log is younger than \(limit) months, or was cut") : .ok,
        value: Rational(months), count: logged.reduce(0) { $0 + $1.lines },
        terms: [
          FigureTerm("months kept", Rational(months)),
          FigureTerm("months to keep", Rational(limit)),
        ], evidence: [Evidence(oldest.oldest, record: oldest.id, detail: "oldest line, \(day)")])
    }
    .map { $0.judged(against: $0.target ?? FigureTarget(minimum: Rational(limit))) }
  }
}

extension CivilDate {
  /// Months that are over on a later day: from the 15th on the 15th of the next.
  func wholeMonths(to later: CivilDate) -> Int {
    let months = (later.year - year) * 12 + later.month - month
    return later.day < day ? months - 1 : months
  }
}
