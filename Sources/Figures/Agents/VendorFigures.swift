import Model

extension MetricContext {
  /// Of all vendors, each vendor and each of its models: the last whole quarter and the one in
  /// progress.
  func vendorFigures(
    _ definition: MetricDefinition, labels: [FigureLabel] = [],
    _ read: (AgentSlice) -> MetricReading
  ) -> [Figure] {
    agentScopes(.vendors).flatMap { scope in
      let figures = AgentPeriods.quarters.map { agentFigure(definition, scope, $0, labels, read) }
      return zip(figures, figures.dropFirst()).map { before, figure in
        var figure = figure
        if case .ok = before.status { figure.previous = before.value }
        return figure
      }
    }
  }
}
