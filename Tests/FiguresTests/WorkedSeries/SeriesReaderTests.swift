import Diagnostics
import Figures
import Model
import RecordFixtures
import Testing

@Suite struct `Series of weeks` {
  static func decision(
    _ id: String, _ date: String, _ figures: [String], _ status: DecisionStatus = .accepted
  ) -> Decision {
    Decision(
      id: id, title: "", status: status, date: day(date), rebases: figures, source: line(1))
  }

  static func rebases(_ decisions: Decision...) -> [String: [Rebase]] {
    Rebase.all(in: RecordReading(facts: Facts(decisions: decisions), asOf: now))
  }

  /// W46 begins on Monday 9 November 2026.
  @Test(arguments: [
    ("2026-11-09", "2026-W46"), ("2026-11-10", "2026-W47"), ("2026-11-15", "2026-W47"),
    ("2026-11-08", "2026-W46"),
  ])
  func `a rebase holds from the first whole week on`(date: String, name: String) {
    let weeks = Self.rebases(Self.decision("A", date, ["x.y"]))["x.y"]?.map(\.week)
    #expect(weeks == [week(name)])
  }

  @Test func `only accepted decisions of the time break a series, the last of a week by name`() {
    let all = Self.rebases(
      Self.decision("B", "2026-11-03", ["x.y"]), Self.decision("A", "2026-11-04", ["x.y", "z"]),
      Self.decision("C", "2026-11-04", ["x.y"], .proposed),
      Self.decision("D", "2026-11-30", ["x.y"]))
    #expect(all["x.y"]?.map(\.decision) == ["A"])
    #expect(all["z"]?.map(\.decision) == ["A"])
  }

  private static func series(_ labels: [FigureLabel] = [], version: Int = 1) -> [Figure] {
    (0..<13).map { index in
      Figure(
        id: "x.y", labels: labels, period: .week(week("2026-W34").adding(weeks: index)), asOf: now,
        status: .ok, value: Rational(index % 3), unit: .count,
        definition: DefinitionReference(id: "x.y", version: index < 6 ? 1 : version))
    }
  }

  @Test func `a rebase by name breaks that narrowing alone`() {
    let label = FigureLabel("service", "a")
    let facts = Facts(decisions: [
      Self.decision("A", "2026-09-28", [#"x.y{service="a"}"#])
    ])
    let reader = SeriesReader(RecordReading(facts: facts, asOf: now))
    let read = reader.read(Self.series() + Self.series([label]), .higherIsBetter)
    #expect(read.prefix(13).allSatisfy { $0.reading?.rebasedAt == nil })
    #expect(read.prefix(13).allSatisfy { $0.reading?.limits?.count == 13 })
    #expect(
      read.suffix(13).map { $0.reading?.limits?.count } == .init(repeating: 6, count: 6)
        + .init(repeating: 7, count: 7))
    #expect(read.last?.reading?.rebasedAt == week("2026-W40"))
  }

  @Test func `another version of the definition breaks the series`() {
    let reader = SeriesReader(RecordReading(facts: Facts(), asOf: now))
    let read = reader.read(Self.series(version: 2), .higherIsBetter)
    #expect(read.last?.reading?.limits?.count == 7)
    #expect(read.last?.reading?.rebasedAt == week("2026-W40"))
    #expect(read.last?.reading?.rebasedBy == nil)
  }

  @Test func `partial weeks are no points, and the week in progress is not read`() {
    var figures = Self.series()
    figures[3].status = .partial(because: "something")
    figures[12].isProvisional = true
    let read = SeriesReader(RecordReading(facts: Facts(), asOf: now)).read(figures, .lowerIsBetter)
    #expect(read[3].reading?.limits?.count == 11)
    #expect(read[3].reading?.limits?.isTrial == true)
    #expect(read[3].reading?.variation == .unknown)
    #expect(read[12].reading == nil)
  }

  @Test func `what is no week is not read`() {
    let facts = Facts(sources: fresh(.tasks))
    let figures = MetricCatalog.figures(in: MetricContext(facts: facts, asOf: now)).all
    for figure in figures {
      if case .week = figure.period {
        #expect((figure.reading == nil) == figure.isProvisional)
      } else {
        #expect(figure.reading == nil)
      }
    }
  }
}
