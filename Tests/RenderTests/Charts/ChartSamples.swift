import Figures
import Model
import Pack

@testable import Render

/// Charts in every form and in the situations that are hard to draw.
struct ChartSample: Sendable {
  var name: String
  var form: Chart.Form

  var chart: Chart {
    Chart(
      id: name, title: "Sample \(name)", takeaway: "What to take from it.", form: form,
      table: Table(
        caption: "Sample \(name) by week",
        columns: [.init("Week"), .init("Value", isNumeric: true)],
        rows: [[[.text("2026-W34")], [.text("3")]]]),
      data: [.init("CSV", path: "data/figures.csv"), .init("JSON", path: "data/figures.json")])
  }

  init(_ name: String, _ form: Chart.Form) {
    self.name = name
    self.form = form
  }

  /// 13 complete weeks and the one in progress.
  static let weeks: [ISOWeek] = (0..<14).map { week("2026-W34").adding(weeks: $0) }

  static func week(_ text: String) -> ISOWeek { ISOWeek(text) ?? ISOWeek(containing: day(0)) }

  static func day(_ number: Int) -> CivilDate { CivilDate(daysSinceEpoch: number) }

  static func at(_ text: String) -> Instant { SampleSite.instant(text) }

  /// A value a week, the last one of them not over where there are 14.
  static func points(_ values: [Double?], signals: [Int: SeriesReading.Variation] = [:])
    -> [WeeklySeries.Point]
  {
    values.enumerated().map { index, value in
      WeeklySeries.Point(
        week: weeks[0].adding(weeks: index), value: value, isProvisional: index == 13,
        isSignal: signals[index] != nil, variation: signals[index] ?? .changed)
    }
  }

  static let counts: [Double?] = [12, 9, 14, 11, 8, 0, 13, 15, 10, 12, 17, 14, 11, 4]
  static let rates: [Double?] = [
    0.031, 0.042, 0.038, 0.05, 0.029, 0.044, 0.036, nil, 0.041, 0.033, 0.112, 0.047, 0.039, 0.02,
  ]
  static let hours: [Double?] = [
    34_000, 41_000, 39_500, 52_000, 47_000, nil, nil, 44_000, nil, 38_000, 36_500, 61_000, 33_000,
    29_000,
  ]
  static let percentiles: [Double?] = [
    93_000, 110_000, 99_500, 142_000, 97_000, nil, nil, 94_000, nil, 78_000, 96_500, 161_000,
    83_000, nil,
  ]
  static let limits = SeriesReading.Limits(
    center: 0.04, lower: 0.012, upper: 0.068, count: 12, isTrial: false)
  static let events = [
    WeeklySeries.Event(week: week("2026-W38"), title: "D-012: releases twice a week"),
    WeeklySeries.Event(week: week("2026-W43"), title: "F-002: freeze of the payment service"),
    WeeklySeries.Event(week: week("2026-W43"), title: "D-015"),
  ]

  static let quarter = at("2026-10-01T00:00:00Z")..<at("2027-01-01T00:00:00Z")

  static func burnDown(
    _ samples: [(String, Double)], budget: Double = 240, crossedAt: String? = nil,
    exhaustion: (String, String)? = nil, events: [BurnDown.Event] = [],
    unit: FigureUnit = .minutes, asOf: String = "2026-11-20T15:00:00Z"
  ) -> BurnDown {
    BurnDown(
      unit: unit, window: quarter, asOf: at(asOf), budget: budget,
      consumed: samples.map { .init(at: at($0.0 + "T12:00:00Z"), value: $0.1) },
      crossedAt: crossedAt.map { at($0 + "T12:00:00Z") },
      exhaustion: exhaustion.map { at($0.0 + "T00:00:00Z")...at($0.1 + "T00:00:00Z") },
      events: events)
  }

  static let spending = [
    ("2026-10-06", 12.0), ("2026-10-19", 12), ("2026-10-20", 58), ("2026-11-03", 71),
    ("2026-11-11", 118), ("2026-11-18", 126),
  ]

  static let all: [ChartSample] = bars + lines + behaviours + budgets + others
  static let bars: [ChartSample] = [
    .init("bars", .weeklyBars(.init(unit: .count, points: points(counts), events: events))),
    .init(
      "bars-none", .weeklyBars(.init(unit: .count, points: points(counts.map { _ in nil })))),
    .init("bars-empty", .weeklyBars(.init(unit: .count, points: []))),
    .init("bars-zero", .weeklyBars(.init(unit: .count, points: points(counts.map { _ in 0 })))),
    .init(
      "bars-money",
      .weeklyBars(
        .init(
          unit: .money("EUR"), points: points(counts.map { $0.map { $0 * 1712.5 } }),
          target: FigureTarget(maximum: 24_000)))),
    .init("bars-one", .weeklyBars(.init(unit: .count, points: points([3])))),
  ]
  static let lines: [ChartSample] = [
    .init(
      "line",
      .weeklyLine(
        .init(
          unit: .seconds, points: points(hours), secondary: percentiles, secondaryName: "P90",
          target: FigureTarget(maximum: 86_400, isStrict: true), events: [events[0]],
          name: "median"))),
    .init(
      "line-plain",
      .weeklyLine(
        .init(
          unit: .ratio,
          points: points([
            0.93, 0.96, 0.95, 0.94, 0.97, 0.98, 0.96, 0.95, 0.99, 0.97, 0.96, 0.98, 0.95, 0.97,
          ]), target: FigureTarget(minimum: Rational(95, 100))))),
    .init("line-equal", .weeklyLine(.init(unit: .number, points: points(counts.map { _ in 2.5 })))),
    .init("line-one", .weeklyLine(.init(unit: .minutes, points: points([nil, nil, 7, nil, nil])))),
    .init(
      "line-tiny",
      .weeklyLine(.init(unit: .number, points: points(rates.map { $0.map { $0 / 1_000_000 } })))),
    .init(
      "line-huge",
      .weeklyLine(.init(unit: .money("JPY"), points: points(rates.map { $0.map { $0 * 1e12 } })))),
    .init(
      "line-far",
      .weeklyLine(
        .init(unit: .seconds, points: points(hours), target: FigureTarget(maximum: 2_592_000)))),
    .init(
      "line-band",
      .weeklyLine(
        .init(
          unit: .number, points: points(counts),
          target: FigureTarget(minimum: 8, maximum: 14)))),
  ]
  static let behaviours: [ChartSample] = [
    .init(
      "behaviour",
      .processBehaviour(
        .init(
          unit: .ratio, points: points(rates, signals: [10: .worse]), limits: limits,
          target: FigureTarget(maximum: Rational(5, 100)), events: events))),
    .init(
      "behaviour-signals",
      .processBehaviour(
        .init(
          unit: .ratio,
          points: points(
            [
              0.05, 0.048, 0.052, 0.047, 0.03, 0.028, 0.031, 0.027, 0.029, 0.026, 0.03, 0.09, 0.028,
            ], signals: [10: .better, 11: .worse, 3: .changed]),
          limits: .init(center: 0.04, lower: 0, upper: 0.07, count: 8, isTrial: true)))),
  ]
  static let budgets: [ChartSample] = [
    .init(
      "budget",
      .burnDown(
        burnDown(
          spending, exhaustion: ("2026-12-12", "2026-12-24"),
          events: [
            .init(at: at("2026-10-20T08:00:00Z"), title: "INC-0007: checkout down"),
            .init(at: at("2026-11-11T08:00:00Z"), title: "INC-0011: slow search"),
            .init(at: at("2026-11-12T08:00:00Z"), title: "D-016: freeze"),
          ]))),
    .init("budget-open", .burnDown(burnDown(spending, exhaustion: ("2026-12-20", "2027-02-03")))),
    .init("budget-safe", .burnDown(burnDown(spending, exhaustion: ("2027-02-01", "2027-05-03")))),
    .init(
      "budget-crossed",
      .burnDown(
        burnDown(
          spending + [("2026-11-19", 310)], crossedAt: "2026-11-19",
          events: [.init(at: at("2026-11-19T08:00:00Z"), title: "INC-0012: data centre lost")]))),
    .init("budget-new", .burnDown(burnDown([], asOf: "2026-10-02T09:00:00Z"))),
    .init("budget-none", .burnDown(burnDown([], budget: 0))),
    .init(
      "budget-money",
      .burnDown(burnDown(spending.map { ($0.0, $0.1 * 410) }, budget: 60_000, unit: .money("EUR")))),
  ]
  static let others: [ChartSample] = [
    .init(
      "stack",
      .stackedWeeks(
        .init(
          unit: .count, weeks: weeks,
          layers: [
            .init("business hours", values: [5, 3, 6, 4, 2, 0, nil, 5, 4, 6, 3, 2, 4, 1]),
            .init("off hours", values: [2, 1, 0, 2, 1, 0, nil, 3, 2, 1, 4, 2, 2, 1]),
            .init("sleep", values: [1, 0, 0, 1, 0, 0, nil, 1, 3, 0, 1, 2, 1, 0]),
          ], provisional: weeks[13]))),
    .init(
      "stack-two",
      .stackedWeeks(
        .init(
          unit: .money("EUR"), weeks: weeks,
          layers: [
            .init("a team with a name that is longer than anybody would like", values: counts),
            .init("all others of the company together, and what nobody owns", values: counts),
          ]))),
    .init(
      "steps",
      .steps(
        Steps(
          levels: ["Normal", "Early warning", "Feature work stops", "Freeze"],
          points: zip(weeks, [0, 0, 0, 1, 1, nil, 0, 0, 1, 2, 2, 3, 3, 2]).map { ($0, $1) }))),
    .init(
      "steps-long",
      .steps(
        Steps(
          levels: ["The agent proposes and a person does it", "The agent does it, reviewed"],
          points: zip(weeks, [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1]).map { ($0, $1) }))),
    .init("timeline", .timeline(timeline(asOf: "2026-11-20T15:00:00Z"))),
    .init("timeline-over", .timeline(timeline(asOf: "2027-01-20T15:00:00Z"))),
    .init(
      "timeline-empty",
      .timeline(Timeline(window: quarter, asOf: at("2026-11-20T15:00:00Z"), rows: []))),
  ]

  /// A phase in every state.
  static func timeline(asOf: String) -> Timeline {
    func row(
      _ name: String, _ from: String, _ to: String, _ state: Timeline.State,
      _ gate: Timeline.Gate? = nil, done: [String] = []
    ) -> Timeline.Row {
      Timeline.Row(
        name: name, span: at(from + "T00:00:00Z")..<at(to + "T00:00:00Z"), state: state,
        done: done.map { at($0 + "T12:00:00Z") }, gate: gate)
    }
    return Timeline(
      window: quarter, asOf: at(asOf),
      rows: [
        row(
          "Baseline", "2026-10-01", "2026-10-15", .done, .go, done: ["2026-10-03", "2026-10-09"]),
        row(
          "People in the loop, logging, and a dashboard", "2026-10-15", "2026-11-05", .late, .hold,
          done: ["2026-10-20"]),
        row("Evaluations", "2026-11-05", "2026-12-01", .running, .open),
        row("Autonomous lane", "2026-12-01", "2027-01-01", .toCome),
      ])
  }

  static let sparklines: [Sparkline] = [
    Sparkline(
      id: "spark-rates", takeaway: "13 weeks, 2.9 % to 11.2 %",
      series: .init(unit: .ratio, points: points(rates, signals: [10: .worse]), limits: limits)),
    Sparkline(
      id: "spark-counts", takeaway: "13 weeks, 0 to 17",
      series: .init(unit: .count, points: points(counts))),
    Sparkline(
      id: "spark-gaps", takeaway: "10 weeks, 9.2 h to 16.9 h",
      series: .init(unit: .seconds, points: points(hours, signals: [12: .worse]))),
    Sparkline(
      id: "spark-one", takeaway: "1 week, 7",
      series: .init(unit: .count, points: points([nil, nil, 7, nil, nil]))),
    Sparkline(
      id: "spark-none", takeaway: "no week with a value",
      series: .init(unit: .count, points: points([nil, nil, nil]))),
    Sparkline(
      id: "spark-equal", takeaway: "13 weeks, 2.5",
      series: .init(unit: .number, points: points(counts.map { _ in 2.5 }))),
  ]
}
