import Model

/// What part of the sessions that ended did so for a good reason.
package struct SessionSuccessRate: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "os.session_success_rate", title: "Agent session success rate", unit: .ratio,
    direction: .higherIsBetter,
    summary: "Sessions terminated for a good reason, as a part of the sessions that ended.",
    formula: "terminated for a good reason ÷ ended",
    rule: "OS operating model §9.1: more than 95 %",
    bias: "A session past its expiry ended as expired; one that was cleaned up later counts when "
      + "it was cleaned up.",
    inputs: [.sessions],
    target: FigureTarget(minimum: Rational(Int128(95), Int128(100)), isStrict: true))

  package func figures(in context: MetricContext) -> [Figure] {
    let ended = context.record.sessions.filter { $0.endedAt != nil }
    let untimed = context.record.sessions.filter { $0.state == .terminated && $0.endedAt == nil }
    let weeks = Dictionary(grouping: ended) { reading in
      reading.endedAt.map(context.week(of:)) ?? context.currentWeek
    }
    var whole = reading(ended, context)
    whole.excluded = untimed.map { reading in
      Exclusion(
        reading.session.source, record: reading.session.maskedToken,
        reason: "terminated, but no event says when or why")
    }
    return context.series(definition) { reading(weeks[$0] ?? [], context) }
      + [context.figure(definition, nil, [], whole)]
  }

  private func reading(_ ended: [SessionReading], _ context: MetricContext) -> MetricReading {
    let good = Set(context.facts.settings.successReasons)
    let successes = ended.filter { $0.reason.map(good.contains) ?? false }
    return .ratio(
      ("terminated for a good reason", successes.count), of: ("ended", ended.count),
      minimumCount: context.facts.settings.minimumCount, none: "no session ended",
      evidence: ended.map(evidence))
  }

  private func evidence(_ reading: SessionReading) -> Evidence {
    let at = reading.endedAt.map { " at \($0)" } ?? ""
    let event = reading.session.events.first {
      $0.at == reading.endedAt && reading.state == .terminated
    }
    return Evidence(
      event?.source ?? reading.session.source, record: reading.session.maskedToken,
      detail: "\(reading.reason ?? "no reason given")\(at)")
  }
}
