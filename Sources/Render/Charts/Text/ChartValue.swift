import Figures
import Model
import Pack

/// A drawn value in words, by the rules of the page's own figures.
enum ChartValue {
  static func text(_ value: Double, _ unit: FigureUnit) -> String {
    FigureText.value(rational(value), unit: unit)
  }

  /// The decimal number that a double stands for. Its exact value would round 12.25 to 12.2 where
  /// the figure, an exact fraction, rounds to 12.3.
  static func rational(_ value: Double) -> Rational {
    let scale: Int128 =
      switch value.magnitude {
      case ..<1e3: 1_000_000_000
      case ..<1e9: 1_000_000
      default: 1000
      }
    let units = Int128((min(max(value, -1e18), 1e18) * Double(scale)).rounded())
    return Rational(units, scale) ?? 0
  }
}
