import Figures
import Model
import Testing

@testable import Render

/// By hand after the text format of OpenMetrics 1.0.
struct OpenMetricsTests {
  private static let asOf = Instant(seconds: 1_795_186_800)

  private func figure(
    _ id: String, _ labels: [FigureLabel] = [], _ period: Period, _ value: Rational?,
    _ unit: FigureUnit, status: FigureStatus = .ok, isProvisional: Bool = false
  ) -> Figure {
    Figure(
      id: id, labels: labels, period: period, asOf: Self.asOf, status: status, value: value,
      unit: unit, count: 1, isProvisional: isProvisional,
      definition: DefinitionReference(id: id, version: 1))
  }

  private func text(_ figures: [Figure]) -> String {
    let definition = MetricDefinition(
      id: "dora.change_failure_rate", title: "Change failure rate", unit: .ratio,
      direction: .lowerIsBetter, summary: "Failed \"changes\" \\ changes.", formula: "f", rule: "r",
      inputs: [])
    let metrics = OpenMetrics(FigureSet(figures), [definition], asOf: Self.asOf)
    return String(decoding: metrics.bytes, as: UTF8.self)
  }

  @Test func `the last period that is over, in base units, and what has no value`() throws {
    let before = try #require(Period("2026-W45")), week = try #require(Period("2026-W46"))
    let running = try #require(Period("2026-W47"))
    let rate = "dora.change_failure_rate"
    let payments = [FigureLabel("service", "payments")]
    #expect(
      text([
        figure(rate, payments, before, Rational(1, 2), .ratio),
        figure(rate, payments, week, Rational(1, 4), .ratio),
        figure(rate, payments, running, 0, .ratio, isProvisional: true),
        figure(rate, [FigureLabel("service", "gone")], before, 1, .ratio),
        figure(rate, [], week, nil, .ratio, status: .noData(because: "no source")),
        figure("kpi.spend", [], week, Rational(25, 2), .money("EUR")),
        figure("ops.load", [], .instant(Self.asOf), Rational(3, 2), .minutes),
        figure("os.few", [], week, 1, .count, status: .insufficient(because: "1 of 5")),
      ]) == """
        # TYPE govpack_as_of_timestamp_seconds gauge
        # UNIT govpack_as_of_timestamp_seconds seconds
        # HELP govpack_as_of_timestamp_seconds The instant that the record was read as of.
        govpack_as_of_timestamp_seconds 1795186800
        # TYPE govpack_figure_has_value gauge
        # HELP govpack_figure_has_value 1 where the figure has a value at the as-of, else 0.
        govpack_figure_has_value{figure="dora.change_failure_rate",period="week"} 0
        govpack_figure_has_value{figure="dora.change_failure_rate",service="payments",period="week"} 1
        govpack_figure_has_value{figure="kpi.spend",period="week"} 1
        govpack_figure_has_value{figure="ops.load",period="now"} 1
        govpack_figure_has_value{figure="os.few",period="week"} 0
        # TYPE govpack_dora_change_failure_rate_ratio gauge
        # UNIT govpack_dora_change_failure_rate_ratio ratio
        # HELP govpack_dora_change_failure_rate_ratio Change failure rate. Failed \\"changes\\" \\\\ changes.
        govpack_dora_change_failure_rate_ratio{service="payments",period="week"} 0.25
        # TYPE govpack_kpi_spend_eur gauge
        # UNIT govpack_kpi_spend_eur eur
        # HELP govpack_kpi_spend_eur kpi.spend
        govpack_kpi_spend_eur{period="week"} 12.5
        # TYPE govpack_ops_load_seconds gauge
        # UNIT govpack_ops_load_seconds seconds
        # HELP govpack_ops_load_seconds ops.load
        govpack_ops_load_seconds{period="now"} 90
        # TYPE govpack_os_few gauge
        # HELP govpack_os_few os.few
        # EOF

        """)
  }

  @Test(arguments: [
    ("say \"hi\"", #"say \"hi\""#), ("a\\b", #"a\\b"#),
    ("a\n# EOF\nevil 1", #"a\\u{A}# EOF\\u{A}evil 1"#), ("\u{202E}x", #"\\u{202E}x"#),
    ("a\u{0}\u{1B}[31m", #"a\\u{0}\\u{1B}[31m"#),
  ])
  func `a label can forge no line`(value: String, shown: String) throws {
    let week = try #require(Period("2026-W46"))
    let lines = text([figure("a", [FigureLabel("service", value)], week, 1, .count)])
      .split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(lines.count == 3)
    #expect(lines.last == "govpack_a{service=\"\(shown)\",period=\"week\"} 1")
  }
}
