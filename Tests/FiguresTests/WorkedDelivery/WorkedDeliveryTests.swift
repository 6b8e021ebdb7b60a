import Figures
import Foundation
import Model
import RecordFixtures
import Testing

/// `Derivation/derive.py` computes the same from the same lines with fractions and zoneinfo, each
/// figure over all records again, its percentiles checked by DuckDB. The record holds the edge
/// cases: failures by each rule, incidents that state no cause (near, at the edge of the window,
/// out of it, of another service), overlapping and open ones, dead references, contradictions,
/// first deployments, negative lead times, the clocks' change at work, holidays, two zones on call,
/// week 53 and the turn of the year.
@Suite struct `The worked delivery record` {
  struct Variant: Sendable, CustomTestStringConvertible {
    let name: String
    let asOf: String
    var isNarrowed = true
    var change: @Sendable (inout Facts) -> Void = { _ in }

    var testDescription: String { name }
  }

  static let autumn = "2026-11-21T12:00:00Z"

  static let variants = [
    Variant(name: "autumn", asOf: autumn),
    Variant(name: "new year", asOf: "2027-01-05T09:00:00Z"),
    Variant(name: "no incident source", asOf: autumn, isNarrowed: false) { facts in
      facts.incidents = []
      facts.sources.removeAll { $0.kind == .incidents }
    },
    Variant(name: "no incidents", asOf: autumn, isNarrowed: false) { $0.incidents = [] },
    Variant(name: "no deployment source", asOf: autumn, isNarrowed: false) { facts in
      facts.deployments = []
      facts.sources.removeAll { $0.kind == .deployments }
    },
    Variant(name: "no deployments", asOf: autumn, isNarrowed: false) { $0.deployments = [] },
  ]

  @Test(arguments: variants) func `every figure is the derived one`(variant: Variant) throws {
    var facts = try WorkedDeliveryRecord.read().facts
    variant.change(&facts)
    let asOf = try #require(Instant(rfc3339: variant.asOf))
    let context = MetricContext(facts: facts, asOf: asOf)
    let own = MetricCatalog.figures(in: context).all.filter(Self.isOfDelivery)
    let shown = own.filter { variant.isNarrowed || !$0.labels.contains { Self.isScope($0.name) } }
    let expected = try WorkedDeliveryRecord.expected().filter {
      $0.hasPrefix("\(variant.name)|")
    }
    let lines = Self.lines(shown).map { "\(variant.name)|\($0)" }
    let (missing, surplus) = Self.differences(expected, lines)
    #expect(missing.prefix(8) == [], "not computed")
    #expect(surplus.prefix(8) == [], "not derived")
    #expect(lines.count == expected.count)
    #expect(expected.count > 30)
  }

  /// Cells of either side that the other does not have.
  private static func differences(_ left: [String], _ right: [String]) -> ([String], [String]) {
    func cells(_ lines: [String]) -> Set<String> {
      Set(
        lines.flatMap { line in
          let parts = line.split(separator: "|", omittingEmptySubsequences: false)
          return parts[2].split(separator: ";").map { "\(parts[1]) \($0)" }
        })
    }
    let (first, second) = (cells(left), cells(right))
    return (first.subtracting(second).sorted(), second.subtracting(first).sorted())
  }

  private static func isOfDelivery(_ figure: Figure) -> Bool {
    figure.id.hasPrefix("dora.")
      || (figure.id.hasPrefix("ops.") && figure.id != "ops.failure_modes")
  }

  private static func isScope(_ label: String) -> Bool { label == "team" || label == "service" }

  // MARK: Lines as the script prints them

  private static func lines(_ figures: [Figure]) -> [String] {
    let names = Dictionary(grouping: figures, by: \.name)
    return names.keys.sorted().map { name in
      "\(name)|\((names[name] ?? []).map(cell).joined(separator: ";"))"
    }
  }

  private static func cell(_ figure: Figure) -> String {
    let period =
      if case .instant = figure.period { "now" } else { figure.period.description }
    let part = figure.denominator.map { "\(figure.numerator ?? 0)/\($0)" } ?? "-"
    let coverage = figure.coverage.map { "\($0.stated)/\($0.all)" } ?? "-"
    let parts = [
      figure.status.word, text(figure.value), text(figure.upper), part, "\(figure.count)", coverage,
      figure.band?.rung.rawValue ?? "-", "\(figure.evidenceCount)", "\(figure.excludedCount)",
    ]
    return "\(period)=\(parts.joined(separator: ","))"
  }

  private static func text(_ value: Rational?) -> String {
    value.map { "\($0.numerator)/\($0.denominator)" } ?? "-"
  }
}
