import Figures
import Model

/// The bounds of a target as lines with their words.
struct TargetMarks {
  struct Bound {
    var value: Double
    /// `target ≤ 5 %`
    var text: String
  }

  /// From the lower to the upper.
  private(set) var drawn: [Bound] = []
  /// So far above the values that a line would press them flat.
  private(set) var far: [Bound] = []

  /// `high` is the largest of the values; 0 where there are none.
  init(_ target: FigureTarget?, _ unit: FigureUnit, high: Double) {
    let isStrict = target?.isStrict == true
    let signs = isStrict ? (">", "<") : ("≥", "≤")
    for (bound, sign) in [(target?.minimum, signs.0), (target?.maximum, signs.1)] {
      guard let value = bound?.double else { continue }
      let text = "target \(sign)\u{A0}\(ChartValue.bound(value, unit))"
      if high > 0, value > high * 3 {
        far.append(Bound(value: value, text: text))
      } else {
        drawn.append(Bound(value: value, text: text))
      }
    }
  }
}
