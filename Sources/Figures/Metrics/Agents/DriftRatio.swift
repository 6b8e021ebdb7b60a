import Model

/// Whether quality falls.
package struct DriftRatio: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "kpi.drift_ratio", title: "Drift of the defect rate", unit: .number,
    direction: .lowerIsBetter,
    summary: "The defect rate of a mature week, divided by that of the week before. Above 1.25 the "
      + "lane is to be paused.",
    formula: "defect rate ÷ defect rate before",
    rule: "AI-native operating system: defect rate up by more than 25 % week over week, read as "
      + "relative",
    bias: "Small numbers fire by chance: the probability of as many defects or more were nothing "
      + "changed, and the chance of a false alarm at that volume, stand among the numbers. Where "
      + "the week before had no defect, the eight weeks before are pooled, and where those had "
      + "none the lower 95 % limit is held against the target.",
    inputs: [.actions], target: FigureTarget(maximum: DriftReading.trigger),
    targetHoldsForLabels: true)

  package func figures(in context: MetricContext) -> [Figure] {
    context.agentScopes(.workflows).flatMap { scope in
      context.agentWeeks(definition, scope) { slice in
        let work = context.record.agentWork
        guard let id = slice.scope.workflow, let workflow = work.workflow(id) else {
          return MetricReading(
            status: .notApplicable(because: "each workflow is judged by itself"))
        }
        let drift = workflow.drifts.first { .week($0.week) == work.periods.all[slice.period] }
        return drift.map { reading($0, slice, context) }
          ?? MetricReading(status: .noData(because: "the week is not read"))
      }
      .map { judged($0, context) }
    }
  }

  /// By the verdict: against a target it is the limit that counts, not the ratio.
  private func judged(_ figure: Figure, _ context: MetricContext) -> Figure {
    guard figure.status == .ok, !figure.isProvisional, let id = figure.labels.first?.value,
      let drifts = context.record.agentWork.workflow(id)?.drifts,
      let drift = drifts.first(where: { .week($0.week) == figure.period })
    else { return figure }
    var figure = figure
    figure.verdict = drift.verdict == .pause ? .missed : .met
    return figure
  }

  private func reading(
    _ drift: DriftReading, _ slice: AgentSlice, _ context: MetricContext
  ) -> MetricReading {
    var reading = MetricReading(
      status: status(drift, context.facts.zone), value: drift.ratio,
      count: drift.current.units, terms: terms(drift))
    if case .tooFew = drift.verdict { reading.value = nil }
    reading.cite(
      slice.lines(drift.current.isSampled ? \.sampledDefects : \.defects), "defect",
      limit: context.evidenceLimit)
    return reading
  }

  private func status(_ drift: DriftReading, _ zone: TimeZoneRules) -> FigureStatus {
    switch drift.verdict {
    case .unknown(let why): .noData(because: why)
    case .tooFew(let why): .insufficient(because: why)
    case .immature(let until):
      .partial(because: "immature until \(zone.date(of: until))")
    case .pause, .none:
      drift.ratio == nil ? .notApplicable(because: "no defect in either week") : .ok
    }
  }

  private func terms(_ drift: DriftReading) -> [FigureTerm] {
    var terms: [FigureTerm] = []
    if let rate = drift.current.rate { terms.append(FigureTerm("defect rate", rate, .ratio)) }
    if case .target(let allowed) = drift.reference {
      terms.append(FigureTerm("target of the defect rate", allowed, .ratio))
    } else if let rate = drift.before.rate {
      terms.append(FigureTerm("defect rate before", rate, .ratio))
    }
    if let test = drift.test {
      terms.append(FigureTerm("probability by chance", test.probability.exact, .ratio))
    }
    if let alarm = drift.falseAlarm {
      terms.append(FigureTerm("chance of a false alarm", alarm.exact, .ratio))
    }
    return terms
  }
}
