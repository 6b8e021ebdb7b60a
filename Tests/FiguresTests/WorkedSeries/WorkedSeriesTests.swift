import Diagnostics
import Figures
import Foundation
import Model
import RecordFixtures
import Testing
import WorkspaceFixtures

/// `Derivation/derive.py` computes limits and signals of the same series with fractions.
@Suite struct `The worked series` {
  struct Case: Decodable {
    let name: String
    let unit: String
    let direction: String
    let min: String?
    let max: String?
    let strict: Bool?
    /// The position of the first week of the new process.
    let rebase: Int?
    let values: [String?]
  }

  static let folder = FixtureWorkspace.projectRoot + "/Tests/FiguresTests/WorkedSeries/Derivation/"

  static func number(_ text: String) throws -> Rational {
    let parts = text.split(separator: "/").compactMap { Int128($0) }
    return try #require(Rational(parts[0], parts.count > 1 ? parts[1] : 1))
  }

  /// 2026-W34 to W46, the weeks up to the judged one.
  static let weeks = (0..<13).map { week("2026-W34").adding(weeks: $0) }

  static func figures(_ series: Case) throws -> [Figure] {
    let definition = DefinitionReference(id: "x.y", version: 1)
    let target = FigureTarget(
      minimum: try series.min.map(number), maximum: try series.max.map(number),
      isStrict: series.strict ?? false)
    let hasTarget = series.min != nil || series.max != nil
    let units: [FigureUnit] = [.count, .ratio, .seconds, .minutes, .number]
    let unit = try #require(units.first { $0.word == series.unit })
    return try zip(weeks, series.values).map { week, value in
      Figure(
        id: "x.y", period: .week(week), asOf: now,
        status: value == nil ? .notApplicable(because: "nothing") : .ok,
        value: try value.map(number), unit: unit, target: hasTarget ? target : nil,
        definition: definition)
    }
  }

  static func reader(_ series: Case) -> SeriesReader {
    let decisions = series.rebase.map { position in
      [
        Decision(
          id: "DEC", title: "", status: .accepted, date: weeks[position].monday,
          rebases: ["x.y"], source: line(1))
      ]
    }
    let facts = Facts(decisions: decisions ?? [])
    return SeriesReader(RecordReading(facts: facts, asOf: now))
  }

  @Test func `limits, signals and judgements are the derived ones`() throws {
    let data = try Data(contentsOf: URL(filePath: Self.folder + "series.json"))
    var lines: [String] = []
    for series in try JSONDecoder().decode([Case].self, from: data) {
      let figures = try Self.figures(series)
      let direction = try #require(
        ["higher": Direction.higherIsBetter, "lower": .lowerIsBetter, "neither": .neither][
          series.direction])
      let read = Self.reader(series).read(figures, direction)
      for (index, figure) in read.enumerated() {
        let reading = try #require(figure.reading)
        let segment =
          index < series.rebase ?? 0 ? 0..<(series.rebase ?? 0) : (series.rebase ?? 0)..<13
        let limits = RoutineLimits(
          of: figures[segment].compactMap(\.value), isRate: series.unit == "ratio")
        #expect(reading.limits == limits?.printed)
        #expect(reading.rebasedBy == (index >= series.rebase ?? 13 ? "DEC" : nil))
        lines.append(
          [
            series.name, "\(index)", Self.words(limits),
            reading.signals.isEmpty ? "-" : reading.signals.map(\.rawValue).joined(separator: ","),
            reading.variation.rawValue, reading.assurance.rawValue,
          ].joined(separator: "|"))
      }
    }
    let expected = try String(
      contentsOf: URL(filePath: Self.folder + "expected.txt"), encoding: .utf8)
    #expect(lines == expected.split(separator: "\n").map(String.init))
    #expect(lines.count == 25 * 13)
  }

  private static func words(_ limits: RoutineLimits?) -> String {
    guard let limits else { return "-" }
    let values = [limits.center, limits.lower, limits.upper]
    let fractions = values.map { "\($0.numerator)/\($0.denominator)" }.joined(separator: " ")
    return "\(fractions) \(limits.count) \(limits.isTrial ? "trial" : "settled")"
  }
}
