import Diagnostics
import Figures
import Model
import RecordFixtures
import Testing

/// By hand.
@Suite struct `Consumption over time` {
  static let start = at("11-02 00:00")
  static let end = at("11-30 00:00")

  @Test func `a crossing is rounded up to the microsecond`() throws {
    // A third of a minute a minute: one minute after three, a thousandth after 0.18 s.
    let third = try #require(Rational(1, 3))
    let curve = ConsumptionCurve(
      minutesOf: StepFunction(third, from: at("11-02 10:00"), to: at("11-02 11:00")))
    func crossing(_ text: String) -> Instant? {
      Rational(decimal: text).flatMap { curve.crossing(of: $0, from: Self.start, to: Self.end) }
    }
    #expect(crossing("1") == at("11-02 10:03"))
    #expect(crossing("20") == at("11-02 11:00"))
    #expect(crossing("20.000001") == nil)
    #expect(crossing("0") == Self.start)
    let sixth = try #require(Rational(1, 7))
    let slow = ConsumptionCurve(
      minutesOf: StepFunction(sixth, from: at("11-02 10:00"), to: at("11-02 11:00")))
    // 1 ÷ 7 a minute: 0.0000001 minutes are 42 µs; 0.00000001 are 4.2, so the fifth.
    let wait = try #require(Rational(decimal: "0.00000001"))
    let crossed = slow.crossing(of: wait, from: Self.start, to: Self.end)
    #expect(crossed?.microseconds == at("11-02 10:00").microseconds + 5)
  }

  @Test func `what was consumed before the start does not count towards a crossing`() {
    let curve = ConsumptionCurve(
      minutesOf: StepFunction(1, from: at("11-01 23:00"), to: at("11-02 02:00")))
    #expect(curve.crossing(of: 60, from: Self.start, to: Self.end) == at("11-02 01:00"))
    #expect(curve.crossing(of: 60, from: Self.start, to: at("11-02 00:59")) == nil)
    #expect(curve.consumed(in: Self.start..<Self.end) == 120)
  }

  @Test func `an accrual at the edge belongs to the window that it opens`() {
    let curve = ConsumptionCurve(accruals: [
      (at("11-02 00:00"), 5), (at("11-02 00:00"), 7), (at("11-09 00:00"), 1),
    ])
    #expect(curve.points.count == 2)
    #expect(curve.consumed(in: at("11-02 00:00")..<at("11-09 00:00")) == 12)
    #expect(curve.total(before: at("11-09 00:00")) == 12)
    #expect(curve.total(through: at("11-09 00:00")) == 13)
    #expect(curve.crossing(of: 12, from: Self.start, to: Self.end) == at("11-02 00:00"))
    #expect(curve.crossing(of: 13, from: Self.start, to: Self.end) == at("11-09 00:00"))
  }

  @Test func `the worst of many at once`() {
    let steps = [(1, "10:00", "12:00"), (4, "10:30", "11:00"), (2, "10:45", "11:30")].map {
      StepFunction(Rational($0.0), from: at("11-02 \($0.1)"), to: at("11-02 \($0.2)"))
    }
    // 30 at 1, 30 at 4, 30 at 2, 30 at 1.
    let worst = ConsumptionCurve(minutesOf: .joined(steps, by: max))
    #expect(worst.consumed(in: Self.start..<Self.end) == 240)
    #expect(worst.points.map(\.rate) == [1, 4, 2, 1, 0])
    let sum = ConsumptionCurve(minutesOf: .joined(steps, by: +))
    #expect(sum.consumed(in: Self.start..<Self.end) == 330)
  }

  @Test func `of very many bends a chart gets evenly spread ones`() throws {
    let incidents = (0..<2000).map { index in
      let begin = Instant(seconds: at("10-02 00:00").seconds + Int64(index) * 600)
      return Incident(
        id: "I\(index)", services: ["a"], severity: .sev2, impactStart: begin,
        resolvedAt: begin + .seconds(60), source: line(index + 1, "ops/incidents/i.jsonl"))
    }
    let place = line(1, "state/risk_budget.yaml")
    let budget = QuarterBudget(year: 2026, quarter: 4, impactMinutes: 5000, source: place)
    let facts = Facts(
      incidents: incidents,
      riskBudget: RiskBudgetPolicy(
        scopes: [RiskScope(id: "all", quarters: [budget], source: place)], source: place),
      sources: fresh(.incidents, .riskBudget))
    let reading = try #require(RecordReading(facts: facts, asOf: now).riskBudgets.first)
    let samples = reading.impact.samples()
    #expect(samples.count == 400)
    #expect(samples.first == CurveSample(at: at("10-01 00:00"), consumed: 0))
    #expect(samples.last == CurveSample(at: now, consumed: 2000))
    #expect(samples.map(\.at) == samples.map(\.at).sorted())
  }
}
