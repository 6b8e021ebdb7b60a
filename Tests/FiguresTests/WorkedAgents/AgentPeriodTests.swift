import Diagnostics
import Figures
import Model
import RecordFixtures
import Testing

/// Cells of weeks make months and quarters too: worked by hand.
@Suite struct `Months and quarters of agents` {
  /// W40 of 2026 is 28 September to 4 October, W44 is 26 October to 1 November.
  static func facts(_ cells: [(week: String, month: String?, units: Int)]) -> Facts {
    let completed = cells.map { cell in
      CompletedUnits(
        key: AgentCellKey(
          workflow: "w", week: week(cell.week),
          month: cell.month.map { CalendarMonth(containing: day("\($0)-01")) }),
        units: Exemplars(count: cell.units), cycleTimes: DurationSample([60_000_000]))
    }
    let logged = LoggedWorkflow(
      id: "w", first: at("01-05 08:00"), last: at("11-20 08:00"), oldest: line(1))
    return Facts(
      agentLog: AgentLog(completed: completed, workflows: [logged]), sources: fresh(.actions))
  }

  static func throughput(_ facts: Facts, _ period: Period) -> Figure? {
    Throughput().figures(of: facts).figure(#"kpi.throughput{workflow="w"}"#, period)
  }

  @Test func `a week in two months is split between them`() {
    let facts = Self.facts([
      ("2026-W40", "2026-09", 1), ("2026-W40", "2026-10", 2), ("2026-W43", nil, 4),
      ("2026-W44", "2026-10", 8), ("2026-W44", "2026-11", 16), ("2026-W46", nil, 32),
    ])
    #expect(Self.throughput(facts, .month(year: 2026, month: 10))?.value == 14)
    #expect(Self.throughput(facts, .month(year: 2026, month: 10))?.status == .ok)
    #expect(Self.throughput(facts, .month(year: 2026, month: 11))?.value == 48)
    #expect(Self.throughput(facts, .month(year: 2026, month: 11))?.previous == 14)
    #expect(Self.throughput(facts, .month(year: 2026, month: 11))?.isProvisional == true)
    #expect(Self.throughput(facts, .quarter(year: 2026, quarter: 3))?.value == 1)
    #expect(Self.throughput(facts, .quarter(year: 2026, quarter: 4))?.value == 62)
    #expect(Self.throughput(facts, .week(week("2026-W44")))?.value == 24)
  }

  @Test func `where a cell does not say which month, the month is partial, and the quarter is not`()
  {
    let facts = Self.facts([("2026-W44", nil, 8), ("2026-W43", nil, 4)])
    let october = Self.throughput(facts, .month(year: 2026, month: 10))
    #expect(october?.value == 4)
    #expect(
      october?.status
        == .partial(
          because: "2026-W44 lies in two months, and what is of which cannot be told"))
    #expect(Self.throughput(facts, .quarter(year: 2026, quarter: 4))?.status == .ok)
    #expect(Self.throughput(facts, .quarter(year: 2026, quarter: 4))?.value == 12)
  }

  @Test func `a log that was read as of a later time says nothing`() {
    var facts = Self.facts([("2026-W43", nil, 4)])
    facts.agentLog?.workflows[0].last = at("11-21 12:01")
    let figure = Self.throughput(facts, .week(week("2026-W43")))
    #expect(figure?.status == .noData(because: "the action log was read as of a later time"))
  }
}
