import Figures
import Model

/// In what an axis is numbered: hours for seconds that make hours, per cent for ratios, thousands
/// for large numbers.
struct AxisMeasure {
  /// How much of the value one of it is.
  let size: Rational
  /// What follows every number: `\u{A0}%`, `k`.
  let suffix: String
  /// What follows the uppermost number alone: a currency.
  let topSuffix: String
  /// The steps an axis may have, rising.
  let steps: [Rational]

  /// `high` is the largest value that the axis has to show.
  init(_ unit: FigureUnit, high: Double) {
    var topSuffix = ""
    switch unit {
    case .ratio: (size, suffix, steps) = (Self.hundredth, "\u{A0}%", Self.decimal)
    case .seconds: (size, suffix, steps) = Self.time(high)
    case .count:
      let large = Self.multiple(high)
      (size, suffix) = large
      steps = large.suffix.isEmpty ? Self.decimal.filter { $0.denominator == 1 } : Self.decimal
    case .minutes:
      let large = Self.multiple(high)
      (size, suffix, steps) = (large.size, large.suffix + "\u{A0}min", Self.decimal)
    case .number:
      (size, suffix) = Self.multiple(high)
      steps = Self.decimal
    case .money(let currency):
      (size, suffix) = Self.multiple(high)
      steps = Self.decimal
      if !currency.isEmpty { topSuffix = "\u{A0}\(currency)" }
    }
    self.topSuffix = topSuffix
  }

  private static let hundredth = Rational(1, 100) ?? 0

  /// 1, 2 and 5 by all powers of ten.
  private static let decimal: [Rational] = {
    var steps: [Rational] = []
    var power: Int128 = 1_000_000_000
    while power > 1 {
      for digit: Int128 in [1, 2, 5] { if let step = Rational(digit, power) { steps.append(step) } }
      power /= 10
    }
    while power <= 1_000_000_000_000_000_000 {
      for digit: Int128 in [1, 2, 5] { steps.append(Rational(digit * power, 1) ?? 0) }
      power *= 10
    }
    return steps
  }()

  private static func multiple(_ high: Double) -> (size: Rational, suffix: String) {
    switch high {
    case 1e10...: (1_000_000_000, "bn")
    case 1e7...: (1_000_000, "M")
    case 1e4...: (1000, "k")
    default: (1, "")
    }
  }

  /// The unit that the page's own figures have at that length, in steps that clocks know.
  private static func time(_ high: Double) -> (Rational, String, [Rational]) {
    let fractions = decimal.filter { $0 < 1 }
    switch high {
    case 172_800...: return (86_400, "\u{A0}d", decimal)
    case 3600...: return (3600, "\u{A0}h", fractions + [1, 2, 3, 6, 12, 24, 48])
    case 60...: return (60, "\u{A0}min", fractions + [1, 2, 5, 10, 15, 30, 60])
    default: return (1, "\u{A0}s", fractions + [1, 2, 5, 10, 15, 30, 60])
    }
  }
}
