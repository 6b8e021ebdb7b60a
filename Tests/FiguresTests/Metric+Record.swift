import Diagnostics
import Figures
import Model
import RecordFixtures

extension Metric {
  /// The figures of that record at `now`, or at another instant.
  func figures(of facts: Facts, at instant: Instant = now) -> FigureSet {
    FigureSet(figures(in: MetricContext(facts: facts, asOf: instant)))
  }
}

extension FigureSet {
  /// The reading at `now`.
  func reading(_ name: String, at instant: Instant = now) -> Figure? {
    figure(name, .instant(instant))
  }
}

extension Rational {
  static func of(_ top: Int128, _ bottom: Int128) -> Rational? { Rational(top, bottom) }
}
