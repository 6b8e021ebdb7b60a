import Figures
import Model

/// What a reader should take from a weekly series, in one or two sentences.
enum FigureTakeaway {
  static func text(_ definition: MetricDefinition, _ figure: Figure) -> String {
    let week = figure.period.description
    let title = definition.title
    switch figure.status {
    case .noData(let why): return "\(title): no data for \(week) (\(why))."
    case .notApplicable(let why): return "\(title): not applicable in \(week) (\(why))."
    case .insufficient(let why):
      return "\(title) was \(FigureText.short(figure)) in \(week): \(why)."
    case .ok, .partial: break
    }
    let value = "\(title) was \(FigureText.full(figure)) in \(week)"
    return value + limits(figure) + target(figure)
  }

  private static func limits(_ figure: Figure) -> String {
    guard let reading = figure.reading, let limits = reading.limits else {
      // What is not whole is not judged, however many weeks there are.
      if case .partial = figure.status { return "." }
      return "; too few weeks for limits."
    }
    let range =
      "\(FigureText.value(limits.lower, unit: figure.unit)) to "
      + FigureText.value(limits.upper, unit: figure.unit)
    let trial = limits.isTrial ? ", trial limits from \(limits.count) weeks" : ""
    guard !reading.signals.isEmpty else { return ", within its routine range (\(range)\(trial))." }
    let rules = reading.signals.map(\.words).joined(separator: ", ")
    let judged = reading.variation == .changed ? "a change" : "\(reading.variation.rawValue)"
    return ": \(judged), \(rules) (routine range \(range)\(trial))."
  }

  private static func target(_ figure: Figure) -> String {
    guard let target = figure.target else { return "" }
    let bound = target.text(unit: figure.unit)
    switch figure.verdict {
    case .met: return " The target (\(bound)) is met."
    case .missed: return " The target (\(bound)) is missed."
    case .unknown, .notJudged: return ""
    }
  }
}
