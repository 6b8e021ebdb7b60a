import Figures
import Model
import Testing

@testable import Render

/// Axes and labels, worked out by hand.
struct AxisTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let unit: FigureUnit
    let from: Double
    let to: Double
    let steps: Int
    let labels: [String]

    init(
      _ name: String, _ unit: FigureUnit, _ from: Double, _ to: Double, _ steps: Int,
      _ labels: [String]
    ) {
      testDescription = name
      self.unit = unit
      self.from = from
      self.to = to
      self.steps = steps
      self.labels = labels
    }

    static let all: [Case] = [
      // 17 in at most 5 steps: 2 would take nine, 5 takes four.
      .init("counts are whole", .count, 0, 17, 5, ["0", "5", "10", "15", "20"]),
      .init("one", .count, 0, 1, 5, ["0", "1"]),
      .init("nothing", .number, 0, 0, 5, ["0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
      .init("per cent", .ratio, 0, 0.112, 5, ["0 %", "5 %", "10 %", "15 %"]),
      .init(
        "parts of a per cent", .ratio, 0, 0.0041, 5,
        ["0 %", "0.1 %", "0.2 %", "0.3 %", "0.4 %", "0.5 %"]),
      .init("all of a whole", .ratio, 0, 1, 5, ["0 %", "20 %", "40 %", "60 %", "80 %", "100 %"]),
      .init("not from zero", .ratio, 0.924, 0.99, 5, ["92 %", "94 %", "96 %", "98 %", "100 %"]),
      // A tenth is not a binary number: 0.3 / 0.1 must not become four steps.
      .init("three tenths", .number, 0, 0.3, 3, ["0", "0.1", "0.2", "0.3"]),
      .init(
        "hours in steps of clocks", .seconds, 0, 161_000, 5, ["0", "12 h", "24 h", "36 h", "48 h"]),
      .init(
        "days from two on", .seconds, 0, 172_800, 4, ["0", "0.5 d", "1.0 d", "1.5 d", "2.0 d"]),
      .init("a quarter of an hour", .seconds, 0, 900, 4, ["0", "5 min", "10 min", "15 min"]),
      .init("seconds", .seconds, 0, 45, 4, ["0", "15 s", "30 s", "45 s"]),
      .init(
        "minutes stay minutes", .minutes, 0, 240, 5,
        ["0", "50 min", "100 min", "150 min", "200 min", "250 min"]),
      .init(
        "thousands, the currency once", .money("EUR"), 0, 30_000, 4, ["0", "10k", "20k", "30k EUR"]),
      .init(
        "below zero", .minutes, -70, 240, 5, ["−100 min", "0", "100 min", "200 min", "300 min"]),
      .init("tiny", .number, 0, 0.00000012, 4, ["0", "0.00000005", "0.00000010", "0.00000015"]),
      .init("huge", .count, 0, 1.2e11, 4, ["0", "50bn", "100bn", "150bn"]),
    ]
  }

  @Test(arguments: Case.all)
  func `an axis has round numbers`(_ axis: Case) {
    let ticks = ValueAxis(axis.unit, from: axis.from, to: axis.to, stepCount: axis.steps).ticks
    #expect(ticks.map { $0.label.replacing("\u{A0}", with: " ") } == axis.labels)
  }

  @Test func `the values of ticks are those that their labels say`() {
    let axis = ValueAxis(.seconds, from: 0, to: 161_000, stepCount: 5)
    #expect(axis.ticks.map(\.value) == [0, 43_200, 86_400, 129_600, 172_800])
    let plot = ChartBox(left: 0, top: 20, right: 100, bottom: 220)
    #expect(axis.y(43_200, in: plot) == 170)
  }

  @Test func `a line far from zero does not begin there, bars do`() {
    #expect(ValueAxis.forLine(.ratio, [0.93, 0.99], stepCount: 5).low == 0.92)
    #expect(ValueAxis.forLine(.ratio, [0.93, 0.93], stepCount: 5).low == 0)
    #expect(ValueAxis.forLine(.ratio, [0.03, 0.99], stepCount: 5).low == 0)
    #expect(ValueAxis.forBars(.count, [93, 99], stepCount: 5).low == 0)
    #expect(ValueAxis.forLine(.ratio, [0.93, 1], stepCount: 5).high == 1)
  }

  @Test(
    arguments: [
      (0, "0"), (-0.04, "0"), (12.34, "12.3"), (12.35, "12.4"), (-1.26, "-1.3"), (700, "700"),
      (0.96, "1"),
    ] as [(Double, String)])
  func `coordinates have one place`(_ value: Double, _ text: String) {
    #expect(SVGNumber.text(value) == text)
  }

  /// 0.1225 is a little less than that as a double; the figure is 49/400 and prints 12.3 %.
  @Test func `values round as their figures do`() throws {
    #expect(ChartValue.text(0.1225, .ratio) == "12.3\u{A0}%")
    #expect(ChartValue.text(33_000, .seconds) == "9.2\u{A0}h")
    #expect(ChartValue.bound(86_400, .seconds) == "24\u{A0}h")
    #expect(ChartValue.bound(0.025, .ratio) == "2.5\u{A0}%")
    #expect(ChartValue.bound(24_000, .money("EUR")) == "24\u{202F}000\u{A0}EUR")
    #expect(ChartValue.text(3.9e10, .money("JPY"), room: 64) == "39.0bn\u{A0}JPY")
  }

  private static let plot = ChartBox(left: 40, top: 0, right: 340, bottom: 100)

  /// 300 units for 14 weeks are 21.4 each; a name takes 35.6: every second one has room.
  @Test func `the last complete week has its name`() {
    let narrow = WeekAxis(ChartSample.weeks, lastComplete: 12)
    #expect(narrow.named(in: Self.plot) == [0, 2, 4, 6, 8, 10, 12])
    let wide = ChartBox(left: 40, top: 0, right: 700, bottom: 100)
    #expect(narrow.named(in: wide) == Array(0...13))
    #expect(narrow.x(0, in: wide) == 40 + 660.0 / 28)
    #expect(WeekAxis([], lastComplete: nil).named(in: wide) == [])
  }

  @Test func `months begin at local midnight`() throws {
    let start = try #require(Instant(rfc3339: "2026-09-30T22:00:00Z"))
    let end = try #require(Instant(rfc3339: "2026-12-31T23:00:00Z"))
    let change = try #require(Instant(rfc3339: "2026-10-25T01:00:00Z"))
    let zone = TimeZoneRules(
      name: "Europe/Berlin", initialOffsetSeconds: 7200,
      transitions: [.init(at: change.seconds, offsetSeconds: 3600)])
    let ticks = TimeAxis(window: start..<end, zone: zone).ticks
    #expect(ticks.map(\.label) == ["Oct", "Nov", "Dec"])
    #expect(
      ticks.map { $0.at.description }
        == ["2026-09-30T22:00:00Z", "2026-10-31T23:00:00Z", "2026-11-30T23:00:00Z"])
  }
}
