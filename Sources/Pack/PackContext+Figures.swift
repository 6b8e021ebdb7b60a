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
    return now.figures.figures(of: id).filter { figure in
      switch figure.period {
      case .instant: return true
      case .week(let other): return other == week
      case .quarter: return figure.period == quarter
      case .day, .month: return false
      }
    }
  }

  /// "now" for a reading, else the period's name.
  package func name(of period: Period) -> String {
    if case .instant = period { "now" } else { period.description }
  }
}
