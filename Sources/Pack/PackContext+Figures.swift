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

  /// The readings at the as-of and the judged week's figures, of all labels.
  package func currentFigures(of id: String) -> [Figure] {
    let week = judgedWeek
    return now.figures.all.filter { figure in
      guard figure.id == id else { return false }
      switch figure.period {
      case .instant: return true
      case .week(let other): return other == week
      case .day, .month, .quarter: return false
      }
    }
  }

  /// "now" for a reading, else the period's name.
  package func name(of period: Period) -> String {
    if case .instant = period { "now" } else { period.description }
  }
}
