import Diagnostics
import Model

/// What goes wrong again and again.
package struct FailureModes: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "ops.failure_modes", title: "Recurring failure modes", unit: .count,
    direction: .lowerIsBetter,
    summary: "Failure modes with two or more incidents that began in the trailing 90 days; for "
      + "each mode the number of its incidents.",
    formula: "recurring modes",
    rule: "ALOS: the top recurring failure modes each week; vocabulary in state/failure_modes.yaml",
    bias: "A mode outside of the vocabulary is reported and never merged; incidents that name none "
      + "are unclassified. Duplicates and maintenance do not count.",
    inputs: [.incidents])

  package func figures(in context: MetricContext) -> [Figure] {
    let ranking = FailureModeRanking(context.record)
    let recurring = ranking.modes.filter(\.isRecurring)
    let all = (ranking.modes + [ranking.unclassified]).flatMap(\.incidents)
    var whole = MetricReading(
      status: status(context), value: Rational(recurring.count),
      count: all.count + ranking.unknown.count,
      terms: [FigureTerm("recurring modes", Rational(recurring.count))],
      excluded: ranking.unknown)
    read(recurring.flatMap(\.incidents), into: &whole, context)
    return [context.figure(definition, nil, [], whole)]
      + (ranking.modes + [ranking.unclassified]).map { mode in
        var reading = MetricReading(
          status: status(context), value: Rational(mode.incidents.count),
          count: mode.incidents.count,
          terms: [FigureTerm("incidents of the mode", Rational(mode.incidents.count))])
        read(mode.incidents, into: &reading, context)
        return context.figure(definition, nil, [FigureLabel("mode", mode.mode)], reading)
      }
  }

  private func read(
    _ incidents: [Incident], into reading: inout MetricReading, _ context: MetricContext
  ) {
    reading.evidence = incidents.prefix(context.evidenceLimit).map { incident in
      let day = incident.start.map { "\(context.facts.zone.date(of: $0)): " } ?? ""
      return Evidence(
        incident.source, record: incident.id,
        detail: day + (incident.statedFailureMode ?? FailureMode.unclassified))
    }
    reading.evidenceCount = incidents.count
  }

  private func status(_ context: MetricContext) -> FigureStatus {
    if let absence = context.facts.absence(of: [.failureModes]) {
      return .partial(because: "\(absence): modes are taken as the incidents state them")
    }
    return context.facts.gaps(in: [.failureModes]).map { .partial(because: $0) } ?? .ok
  }
}
