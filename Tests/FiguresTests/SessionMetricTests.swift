import Diagnostics
import Figures
import Model
import RecordFixtures
import Testing

@Suite struct `Session metrics` {
  /// By hand: in W46 five ended (three well, one otherwise, one expired); one is active, one
  /// suspended, one not begun.
  static let facts = Facts(
    sessions: [
      session(
        "sess-aaaaaaaaaaaa", start: "11-09 08:00", end: ("11-09 09:00", "work_complete"), line: 10),
      session(
        "sess-bbbbbbbbbbbb", start: "11-10 08:00", end: ("11-10 09:00", "task_complete"), line: 20),
      session(
        "sess-cccccccccccc", start: "11-11 08:00", end: ("11-11 09:00", "test_complete"), line: 30),
      session("sess-dddddddddddd", start: "11-12 08:00", end: ("11-12 09:00", "crashed"), line: 40),
      session("sess-eeeeeeeeeeee", start: "11-13 08:00", expires: "11-13 16:00", line: 50),
      session("sess-ffffffffffff", start: "11-21 11:00", expires: "11-21 19:00", line: 60),
      session(
        "sess-gggggggggggg", start: "11-21 11:00", expires: "11-21 19:00", state: "suspended",
        line: 70),
      session("sess-hhhhhhhhhhhh", start: "11-22 11:00", line: 80),
      session("sess-iiiiiiiiiiii", start: "11-08 11:00", state: "terminated", line: 90),
    ], sources: fresh(.sessions))

  @Test func `states at the as-of`() {
    let figures = Sessions().figures(of: Self.facts)
    let counts = ["active", "expired", "suspended", "terminated"].map {
      figures.reading("os.sessions{state=\"\($0)\"}")?.value
    }
    #expect(counts == [1, 1, 1, 5])
    #expect(figures.reading("os.sessions")?.value == 8)
  }

  @Test func `a session ends when it ended, not before`() {
    let early = at("11-12 08:30")
    let figures = Sessions().figures(of: Self.facts, at: early)
    #expect(figures.reading("os.sessions{state=\"active\"}", at: early)?.value == 1)
    #expect(figures.reading("os.sessions{state=\"terminated\"}", at: early)?.value == 4)
  }

  @Test func `the success rate of the week`() throws {
    let figures = SessionSuccessRate().figures(of: Self.facts)
    let figure = try #require(figures.figure("os.session_success_rate", .week(week("2026-W46"))))
    #expect(figure.value == .of(3, 5))
    #expect(figure.numerator == 3 && figure.denominator == 5)
    #expect(figure.verdict == .missed)
    #expect(figure.evidence.map(\.record).first == "sess-aaa…")
    #expect(figure.evidence.map(\.source.line) == [15, 25, 35, 45, 50])
    let whole = try #require(figures.reading("os.session_success_rate"))
    #expect(whole.excluded.map(\.record) == ["sess-iii…"])
    let quiet = figures.figure("os.session_success_rate", .week(week("2026-W45")))
    #expect(quiet?.status == .notApplicable(because: "no session ended"))
  }

  @Test func `too few sessions give counts and no rate`() {
    var facts = Self.facts
    facts.settings.minimumCount = 6
    let figure = SessionSuccessRate().figures(of: facts).figure(
      "os.session_success_rate", .week(week("2026-W46")))
    #expect(figure?.status == .insufficient(because: "5 of at least 6 needed for a rate"))
    #expect(figure?.value == nil)
    #expect(figure?.numerator == 3)
    #expect(figure?.verdict == .unknown)
  }

  @Test func `no token leaves the program whole`() {
    let figures =
      Sessions().figures(of: Self.facts).all + SessionSuccessRate().figures(of: Self.facts).all
    let texts = figures.flatMap(\.evidence).flatMap { [$0.record, $0.detail] }
    #expect(texts.filter { $0.contains("aaaa") } == [])
  }
}
