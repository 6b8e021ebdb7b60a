import Figures
import Model

/// The words of the risk budget.
enum RiskText {
  static func unit(of reading: BudgetReading, _ scope: RiskBudgetReading) -> FigureUnit {
    reading.kind == .impact ? .minutes : .money(scope.currency)
  }

  /// When it is, or will be, used up.
  static func exhaustion(_ reading: BudgetReading) -> [Inline] {
    let doubt = reading.isLowConfidence ? ", low confidence: fewer than 3 records" : ""
    switch reading.exhaustion {
    case nil: return ["–"]
    case .exhausted(let instant)?:
      return [.mark(StatusMark(.bad, "used up")), " ", .instant(instant)]
    case .between(let earliest, let latest)?:
      var words: [Inline] = [.mark(StatusMark(.attention, "between")), " ", .instant(earliest)]
      words += latest.map { [" and ", .instant($0)] } ?? [" and the end of the quarter"]
      return words + [.text(doubt)]
    case .notBeforeQuarterEnd?:
      return [.mark(StatusMark(.good, "not before quarter end")), .text(doubt)]
    case .noBurn?: return [.mark(StatusMark(.good, "no burn"))]
    case .noForecast?: return [.mark(StatusMark(.neutral, "too early to say"))]
    }
  }

  /// Whole days or hours.
  static func words(_ time: Duration) -> String {
    let hours = time.components.seconds / 3600
    return hours % 24 == 0 && hours >= 24 ? "\(hours / 24) d" : "\(hours) h"
  }
}
