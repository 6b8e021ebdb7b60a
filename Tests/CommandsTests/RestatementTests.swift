import Diagnostics
import Figures
import Model
import Pack
import Render
import Testing

@testable import Commands

/// Which figures and records count as moved. Worked out by hand.
@Suite struct RestatementTests {
  private static let week = Period.week(ISOWeek("2026-W45") ?? ISOWeek(containing: day))
  private static let day = CivilDate(daysSinceEpoch: 20_000)

  private func figure(
    _ id: String, _ value: Rational?, n: Int = 3, version: Int = 1, status: FigureStatus = .ok,
    _ evidence: [Evidence] = []
  ) -> Figure {
    Figure(
      id: id, period: Self.week, asOf: Instant(seconds: 0), status: status, value: value,
      unit: .count, count: n, evidence: evidence,
      definition: DefinitionReference(id: id, version: version))
  }

  private func moved(_ old: [Figure], _ new: [Figure]) -> [RestatedFigure] {
    FigureComparison.moved(from: old, to: new, evidence: [:])
  }

  @Test func `a figure moves with its value, its count and its status`() {
    let old = figure("a", 3)
    #expect(moved([old], [old]).isEmpty)
    #expect(moved([old], [figure("a", 4)]).map(\.cause) == [.data])
    #expect(moved([old], [figure("a", 3, n: 4)]).map(\.cause) == [.data])
    let gone = figure("a", nil, status: .noData(because: "no source"))
    #expect(moved([old], [gone]).map(\.cause) == [.data])
  }

  @Test func `another version of the definition is no change of data`() {
    #expect(moved([figure("a", 3)], [figure("a", 5, version: 2)]).map(\.cause) == [.definition])
  }

  @Test func `a week that matured with the same numbers did not move`() {
    let young = figure("a", 3, status: .partial(because: "more defects may be found"))
    #expect(moved([young], [figure("a", 3)]).isEmpty)
    #expect(moved([young], [figure("a", 4)]).count == 1)
  }

  @Test func `a metric that one of the two does not have is not compared`() {
    #expect(moved([figure("a", 3)], [figure("a", 3), figure("b", 1)]).isEmpty)
    #expect(moved([figure("a", 3), figure("b", 1)], [figure("a", 3)]).isEmpty)
  }

  @Test func `records come, go and change; one that stands elsewhere is the same`() {
    func evidence(_ line: Int, _ record: String, _ detail: String) -> Evidence {
      Evidence(SourceLocation(path: "f", line: line), record: record, detail: detail)
    }
    let old = [
      evidence(1, "same", "x"), evidence(2, "gone", "x"), evidence(3, "other", "before"),
      evidence(4, "twice", "one"), evidence(5, "twice", "two"),
    ]
    let new = [
      evidence(7, "new", "x"), evidence(8, "same", "x"), evidence(9, "other", "after"),
      evidence(10, "twice", "two"),
    ]
    let words = RecordComparison.changes(from: old, to: new).map { change in
      "\(change.kind.rawValue) \(change.evidence.source.citation) \(change.evidence.record)"
        + (change.oldDetail.map { " \($0)" } ?? "")
    }
    #expect(
      words == ["went f:2 gone", "went f:4 twice", "came f:7 new", "changed f:9 other before"])
  }

  @Test func `figures, evidence and restatements read back as they were written`() throws {
    var ratio = figure("a.b", Rational(39, 41))
    ratio.labels = [FigureLabel("queue", "d\"ev")]
    ratio.numerator = 39
    ratio.denominator = 41
    ratio.unit = .ratio
    let source = SourceLocation(path: "state/t.yaml", line: 7)
    ratio.evidence = [Evidence(source, record: "T-1", detail: "merged")]
    ratio.evidenceCount = 9
    let bytes = FigureRecord.bytes([ratio], period: "2026-W45")
    let read = try #require(
      FigureRecord.figures(bytes, period: Self.week, asOf: Instant(seconds: 0)))
    #expect(read.map(\.name) == ["a.b{queue=\"d\\\"ev\"}"])
    #expect(read[0].value == Rational(39, 41))
    #expect(read[0].denominator == 41)
    #expect(FigureComparison.isSame(read[0], ratio))
    let listings = EvidenceRecord.listings(EvidenceRecord.bytes([ratio], period: "2026-W45"))
    #expect(listings[ratio.name]?.evidence == ratio.evidence)
    #expect(listings[ratio.name]?.isWhole == false)
    let change = RecordChange(.changed, ratio.evidence[0], oldDetail: "running")
    let restatement = Restatement(
      pack: "kpi/2026-W45/", revision: 2, replaces: 1, asOf: Instant(seconds: 9),
      replacedAsOf: Instant(seconds: 3),
      figures: [RestatedFigure(old: ratio, new: nil, records: [change])])
    let line = RestatementRecord.bytes(restatement, zone: .utc)
    let again = try #require(RestatementRecord.restatement(line))
    #expect(again.pack == restatement.pack)
    #expect(again.asOf == restatement.asOf)
    #expect(again.figures[0].records == [change])
    #expect(RestatementRecord.bytes(again, zone: .utc) == line)
  }
}
