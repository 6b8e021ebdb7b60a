import Model

/// How many sessions are in each state.
package struct Sessions: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "os.sessions", title: "Agent sessions", unit: .count, direction: .neither,
    summary: "Sessions by their state at the as-of; a session past its expiry is expired, whatever "
      + "the file says.",
    formula: "sessions in the state", rule: "OS operating model §7.1, §7.3",
    bias: "Sessions that were cleaned out of the file are not counted.", inputs: [.sessions])

  package func figures(in context: MetricContext) -> [Figure] {
    let groups = Dictionary(grouping: context.record.sessions, by: \.state)
    let states = SessionReading.State.allCases.sorted { $0.rawValue < $1.rawValue }
    let total = MetricReading.count(of: context.record.sessions.map(evidence), as: "sessions")
    return [context.figure(definition, nil, [], total)]
      + states.map { state in
        context.figure(
          definition, nil, [FigureLabel("state", state.rawValue)],
          .count(of: (groups[state] ?? []).map(evidence), as: "sessions in the state"))
      }
  }

  private func evidence(_ reading: SessionReading) -> Evidence {
    let end = reading.endedAt.map { ", ended \($0)" } ?? ""
    return Evidence(
      reading.session.source, record: reading.session.maskedToken,
      detail: "\(reading.session.agentID), \(reading.session.roleMode), "
        + "\(reading.state.rawValue)\(end)")
  }
}
