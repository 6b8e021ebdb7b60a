import Diagnostics
import Figures
import Foundation
import Model
import RecordFixtures
import Testing
import WorkspaceFixtures

/// The cases of `Derivation/drift.json`, and what `Derivation/drift.py` makes of them with exact
/// fractions: the graded examples of the definition among them.
@Suite struct `Drift of the defect rate` {
  struct Case: Decodable, CustomTestStringConvertible, Sendable {
    let name: String
    let target: String?
    /// Defects and units, oldest first; the last one is judged.
    let weeks: [[Int]]
    var testDescription: String { name }
  }

  private static let folder =
    FixtureWorkspace.projectRoot + "/Tests/FiguresTests/WorkedAgents/Derivation"

  static let cases: [Case] = {
    let data = try? Data(contentsOf: URL(filePath: "\(folder)/drift.json"))
    return data.flatMap { try? JSONDecoder().decode([Case].self, from: $0) } ?? []
  }()

  private static let expected: [String: [String]] = {
    let text = try? String(contentsOfFile: "\(folder)/drift.txt", encoding: .utf8)
    let rows = (text ?? "").split(separator: "\n").map { $0.split(separator: "|").map(String.init) }
    return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], Array($0[1...])) })
  }()

  /// The last mature week at `now` is W45: W46 ended less than seven days before.
  static let judged = week("2026-W45")

  /// A log of one workflow with those defects and units, the last ones in the judged week.
  static func log(_ weeks: [[Int]], workflow: String = "triage") -> AgentLog {
    let cells = weeks.enumerated().map { index, counts in
      CompletedUnits(
        key: AgentCellKey(
          workflow: workflow, week: judged.adding(weeks: index - weeks.count + 1)),
        units: Exemplars(count: counts[1]),
        defects: Exemplars(count: counts[0], first: [line(index + 1, "ops/actions/a.jsonl")]))
    }
    let first = judged.adding(weeks: 1 - weeks.count).monday
    return AgentLog(
      completed: cells,
      workflows: [
        LoggedWorkflow(
          id: workflow, first: TimeZoneRules.utc.instant(of: first), last: at("11-08 12:00"),
          oldest: line(1, "ops/actions/a.jsonl"))
      ])
  }

  static func facts(_ weeks: [[Int]], target: String? = nil) -> Facts {
    let bound = target.flatMap { Rational(decimal: $0) }
    return Facts(
      settings: Settings(
        targets: bound.map { [TargetSetting(figure: "kpi.defect_rate", maximum: $0)] } ?? []),
      agentLog: log(weeks), sources: fresh(.actions))
  }

  static func drift(_ facts: Facts) throws -> DriftReading {
    let reading = RecordReading(facts: facts, asOf: now).agentWork
    return try #require(reading.workflow("triage")?.drift)
  }

  @Test func `the cases are found`() { #expect(Self.cases.count == 18) }

  @Test(arguments: cases)
  func `the verdict, its grade and the chance of a false alarm are the derived ones`(
    item: Case
  ) throws {
    let drift = try Self.drift(Self.facts(item.weeks, target: item.target))
    let expected = try #require(Self.expected[item.name])
    #expect(drift.week == Self.judged)
    #expect(drift.verdict.word == expected[0])
    #expect(drift.ratio.map { "\($0.numerator)/\($0.denominator)" } ?? "-" == expected[1])
    #expect(drift.test?.grade.rawValue ?? "-" == expected[2])
    #expect(drift.test.map { $0.probability.exact.decimal(places: 9) } ?? "-" == expected[3])
    #expect(drift.falseAlarm.map { $0.exact.decimal(places: 6) } ?? "-" == expected[4])
  }

  /// W45 ended on 9 November: its defects are awaited until the 16th.
  @Test func `a week is judged when its defects are no longer awaited`() throws {
    var facts = Self.facts([[4, 100], [12, 100]])
    func verdict(_ time: String) -> DriftReading.Verdict? {
      let work = RecordReading(facts: facts, asOf: at(time)).agentWork
      return work.workflow("triage")?.drifts.last { $0.week == Self.judged }?.verdict
    }
    #expect(verdict("11-15 23:59") == .immature(until: at("11-16 00:00")))
    #expect(verdict("11-16 00:00") == .pause)
    facts.settings.maturity = .days(14)
    #expect(verdict("11-16 00:00") == .immature(until: at("11-23 00:00")))
  }

  @Test func `a lane that was disabled since, or a decision, answers the trigger`() throws {
    var facts = Self.facts([[4, 100], [12, 100]])
    #expect(try Self.drift(facts).isUnanswered)
    func control(_ time: String, _ event: ControlEvent.Event) -> ControlEvent {
      ControlEvent(
        at: at(time), workflow: "triage", event: event, source: line(9, "ops/actions/a.jsonl"))
    }
    facts.agentLog?.controls = [control("11-08 12:00", .disabled)]
    #expect(try Self.drift(facts).isUnanswered, "before the week ended")
    facts.agentLog?.controls = [control("11-10 12:00", .enabled)]
    #expect(try Self.drift(facts).isUnanswered)
    facts.agentLog?.controls = [control("11-10 12:00", .disabled)]
    #expect(try Self.drift(facts).disabledBy?.at == at("11-10 12:00"))
    // It can be seen on the 16th, and another week is judged on the 23rd.
    func isAnswered(disabled time: String) throws -> Bool {
      facts.agentLog?.controls = [control(time, .disabled)]
      let work = RecordReading(facts: facts, asOf: at("11-30 00:00")).agentWork
      return try !#require(work.workflow("triage")?.drifts.last { $0.week == Self.judged })
        .isUnanswered
    }
    #expect(try isAnswered(disabled: "11-23 00:00"))
    #expect(try !isAnswered(disabled: "11-23 00:01"))
    facts.agentLog?.controls = []
    func decision(_ date: String, _ text: String, _ status: DecisionStatus = .accepted) -> Decision
    {
      Decision(
        id: date, title: text, status: status, date: day(date), source: line(1, "ops/d.md"))
    }
    facts.decisions = [
      decision("2026-11-08", "Waive the drift of triage"),
      decision("2026-11-17", "Waive the drift of refunds"),
      decision("2026-11-17", "Triage gets a new owner"),
      decision("2026-11-18", "Waive the drift of triage", .proposed),
      decision("2026-11-22", "Waive the drift of triage"),
    ]
    #expect(try Self.drift(facts).isUnanswered)
    facts.decisions.append(decision("2026-11-19", "Waive the drift of triage"))
    #expect(try Self.drift(facts).waivedBy?.id == "2026-11-19")
  }

  @Test func `before the log begins nothing is known`() throws {
    let work = RecordReading(facts: Self.facts([[12, 100]]), asOf: now).agentWork
    #expect(
      work.workflow("triage")?.drift?.verdict
        == .unknown(because: "the action log of triage begins on 2026-11-02"))
  }
}
