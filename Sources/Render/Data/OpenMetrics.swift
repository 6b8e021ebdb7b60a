import Diagnostics
package import Figures
import Formats
package import Model

/// `data/metrics.prom`: the latest reading of every figure in the text format of OpenMetrics 1.0,
/// which Prometheus and its collectors of text files read.
///
/// Of a figure with weeks, months or quarters it is that of the last one that is over: what is
/// provisional is nothing to alert on. A figure without a value has no sample, never a 0; that it has
/// none is a sample of its own.
package struct OpenMetrics: Sendable {
  static let path = "data/metrics.prom"
  static let presence = "govpack_figure_has_value"

  /// By id.
  private let definitions: [String: MetricDefinition]
  /// Those that are written, by id, labels and kind of period.
  private let figures: [Figure]
  private let asOf: Instant

  /// `definitions` are those of all figures.
  package init(_ figures: FigureSet, _ definitions: [MetricDefinition], asOf: Instant) {
    self.definitions = Dictionary(
      definitions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.figures = Self.latest(figures)
    self.asOf = asOf
  }

  /// Those of the last period of each kind that is over.
  private static func latest(_ figures: FigureSet) -> [Figure] {
    let final = figures.all.filter { !$0.isProvisional }
    // Periods of a kind are written so that they sort as they follow each other.
    let last = Dictionary(
      final.map { (kind($0.period), $0.period.description) }, uniquingKeysWith: max)
    return final.filter { last[kind($0.period)] == $0.period.description }
  }

  /// The whole file.
  package var bytes: [UInt8] {
    var text = family(
      "govpack_as_of_timestamp_seconds", unit: "seconds",
      help: "The instant that the record was read as of.")
    text += "govpack_as_of_timestamp_seconds \(asOf.seconds)\n"
    text += family(Self.presence, help: "1 where the figure has a value at the as-of, else 0.")
    for figure in figures {
      let own = [FigureLabel("figure", figure.id)] + labels(of: figure)
      text += Self.sample(Self.presence, own, value: figure.hasValue ? "1" : "0")
    }
    var start = figures.startIndex
    while start < figures.endIndex {
      let id = figures[start].id
      let end = figures[start...].firstIndex { $0.id != id } ?? figures.endIndex
      text += family(of: figures[start..<end])
      start = end
    }
    return Array((text + "# EOF\n").utf8)
  }

  // MARK: Families

  private func family(of figures: ArraySlice<Figure>) -> String {
    guard let first = figures.first else { return "" }
    let unit = Self.unit(of: first.unit)
    let name = Self.name(of: first)
    let help = definitions[first.id].map { "\($0.title). \($0.summary)" } ?? first.id
    var text = family(name, unit: unit.suffix, help: help)
    for figure in figures where figure.hasValue {
      guard let value = figure.value else { continue }
      text += Self.sample(name, labels(of: figure), value: Self.number(value * unit.factor))
    }
    return text
  }

  private func family(_ name: String, unit: String? = nil, help: String) -> String {
    var text = "# TYPE \(name) gauge\n"
    if let unit { text += "# UNIT \(name) \(unit)\n" }
    return text + "# HELP \(name) \(Self.escaped(help))\n"
  }

  private func labels(of figure: Figure) -> [FigureLabel] {
    figure.labels + [FigureLabel("period", Self.kind(figure.period))]
  }

  /// `govpack_dora_change_failure_rate_ratio`; the unit is the end of the name, as the format asks.
  private static func name(of figure: Figure) -> String {
    let id = figure.id.replacing(".", with: "_")
    return unit(of: figure.unit).suffix.map { "govpack_\(id)_\($0)" } ?? "govpack_\(id)"
  }

  /// Base units, and what a value is to be multiplied with.
  private static func unit(of unit: FigureUnit) -> (suffix: String?, factor: Rational) {
    switch unit {
    case .count, .number: (nil, 1)
    case .ratio: ("ratio", 1)
    case .seconds: ("seconds", 1)
    case .minutes: ("seconds", 60)
    case .money(let currency):
      (
        currency.allSatisfy { $0.isASCII && $0.isLetter } && !currency.isEmpty
          ? currency.lowercased() : nil, 1
      )
    }
  }

  private static func kind(_ period: Period) -> String {
    switch period {
    case .day: "day"
    case .week: "week"
    case .month: "month"
    case .quarter: "quarter"
    case .instant: "now"
    }
  }

  // MARK: Samples

  private static func sample(_ name: String, _ labels: [FigureLabel], value: String) -> String {
    let pairs = labels.map { "\($0.name)=\"\(escaped($0.value))\"" }
    return "\(name){\(pairs.joined(separator: ","))} \(value)\n"
  }

  private static func number(_ value: Rational) -> String {
    value.whole.map { String($0) } ?? "\(value.double)"
  }

  /// A text of one line: hidden characters show, marks and line ends are escaped.
  private static func escaped(_ text: String) -> String {
    DiagnosticPrinter.visible(SecretText.shown(text)).replacing("\\", with: "\\\\").replacing(
      "\"", with: "\\\"")
  }
}

extension Figure {
  /// Whether its value may be used.
  fileprivate var hasValue: Bool {
    switch status {
    case .ok, .partial: value != nil
    case .noData, .insufficient, .notApplicable: false
    }
  }
}
