import Figures
import Model
import Pack

/// A drawn value in words, by the rules of the page's own figures.
enum ChartValue {
  static func text(_ value: Double, _ unit: FigureUnit) -> String {
    FigureText.value(rational(value), unit: unit)
  }

  /// A bound that somebody set, which has no more places than it was set with: `24 h`, `5 %`.
  static func bound(_ value: Double, _ unit: FigureUnit) -> String {
    let text = text(value, unit)
    guard let point = text.firstIndex(of: ".") else { return text }
    let places = text[text.index(after: point)...].prefix { ("0"..."9").contains($0) }
    guard places.allSatisfy({ $0 == "0" }) else { return text }
    return String(text[..<point]) + text[places.endIndex...]
  }

  /// The value in words no wider than `room`, if need be in the thousands of the axis.
  static func text(_ value: Double, _ unit: FigureUnit, room: Double) -> String {
    let full = text(value, unit)
    let measure = AxisMeasure(unit, high: value.magnitude)
    guard TextWidth.of(full) > room, !measure.suffix.isEmpty else { return full }
    return (rational(value) / measure.size).decimal(places: 1) + measure.suffix + measure.topSuffix
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
