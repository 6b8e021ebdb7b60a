import Checks
package import Figures
package import Model

extension PackContext {
  /// All definitions, in the catalogues' order.
  package var definitions: [MetricDefinition] {
    Assessment.definitions
  }

  package func definition(of id: String) -> MetricDefinition? {
    definitions.first { $0.id == id }
  }

  /// The readings at the as-of, the judged week's figures and the quarter's to date, of all labels.
  package func currentFigures(of id: String) -> [Figure] {
    let week = judgedWeek
    let quarter = currentQuarter
    let figures = now.figures.figures(of: id)
    // By place: what goes through figures copies each.
    return figures.indices.filter { place in
      switch figures[place].period {
      case .instant: true
      case .week(let other): other == week
      case .quarter: figures[place].period == quarter
      case .day, .month: false
      }
    }.map { figures[$0] }
  }

  /// "now" for a reading, else the period's name.
  package func name(of period: Period) -> String {
    if case .instant = period { "now" } else { period.description }
  }
}
