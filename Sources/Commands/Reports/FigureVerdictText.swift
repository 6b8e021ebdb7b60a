import Figures

/// A verdict in words.
enum FigureVerdictText {
  static func word(_ verdict: FigureVerdict) -> String {
    switch verdict {
    case .met: "met"
    case .missed: "missed"
    case .unknown: "unknown"
    case .notJudged: "not judged"
    }
  }
}
