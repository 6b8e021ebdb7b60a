import Diagnostics
import Figures
import Model
import RecordFixtures
import Testing

@testable import Pack

/// Expected rows worked out by hand from the cells written here.
@Suite struct `The Agent Ops Review` {
  private typealias Fixture = AgentPagesFixture

  private func rows(_ section: any Section, _ context: PackContext) -> [String] {
    PlainText.rows(section.blocks(for: Fixture.review, in: context))
  }

  /// 4 of 100 in W44, 12 of 100 in W45: three times the rate; P(X ≥ 12), X ~ Bin(16, ½), is
  /// 2517/65536 = 3.8 %.
  private static func fired(_ controls: [ControlEvent] = []) -> AgentLog {
    Fixture.agentLog { log in
      log.completed = [
        Fixture.completed("2026-W44", 100, defects: 4),
        Fixture.completed("2026-W45", 100, defects: 12),
        Fixture.completed("2026-W46", 100, defects: 1, sampled: 10),
      ]
      log.controls = controls
    }
  }

  @Test func `an unanswered trigger asks to pause the lane, since the day it could be seen`() {
    let context = Fixture.context(Self.fired())
    // W45 ends on Monday 9 November 00:00 UTC; seven days later all its defects are known.
    #expect(
      rows(AgentDecisionsSection(), context) == [
        "1 | Drift refunds: Pause the lane, or waive the trigger by a decision: 12 of 100 units of "
          + "2026-W45 had a defect, 4 of 100 in 2026-W44 | the lane is to be paused; until it is, "
          + "the check stays broken | 2026-11-16 [overdue] | support-lead"
      ])
  }

  @Test func `a lane that was disabled is asked about instead, until it is enabled again`() {
    let off = Fixture.control("11-17 08:00", .disabled, lane: "hitl")
    #expect(
      rows(AgentDecisionsSection(), Fixture.context(Self.fired([off]))) == [
        "1 | Lane refunds: Enable the lane hitl again: disabled on 2026-11-17 (drift_trigger) | "
          + "stays disabled | 2026-11-20 | support-lead"
      ])
    let on = Fixture.control("11-19 08:00", .enabled)
    #expect(rows(AgentDecisionsSection(), Fixture.context(Self.fired([off, on]))).isEmpty)
  }

  @Test func `the drift verdict says its grade, its chance and what is to be done`() throws {
    let context = Fixture.context(Self.fired())
    let words = try #require(
      PlainText.of(AgentDriftSection().blocks(for: Fixture.review, in: context)).first)
    #expect(
      words.hasPrefix(
        "refunds – [pause the lane]: 12 of 100 units of 2026-W45 had a defect, 4 of 100 in 2026-W44: "
          + "3.00 times the rate (trigger: above 1.25). Strong evidence: were nothing changed, as many "
          + "or more would come up with a probability of 3.8\u{A0}%."))
    #expect(
      words.hasSuffix(
        "The lane is to be paused, whatever the grade: neither was it disabled since, nor does a "
          + "decision waive the trigger."))
  }

  @Test func `a sample says how many were wanted and what it proves`() {
    // 5 % of 100 are 5. No defect in 10: 1 − 0.05^(1/10) = 25.9 %.
    #expect(
      rows(AgentSamplingSection(), Fixture.context(Self.fired())) == [
        "refunds | 10.0\u{A0}% (10/100) | 5 | 0 defects in 10 reviews still allow a defect rate of "
          + "26 %; that it is at most 5 % needs 59 reviews without one"
      ])
  }

  @Test func `the five worst failures are the gravest kinds, not the most`() {
    let log = Fixture.agentLog { log in
      log.completed = [
        Fixture.completed("2026-W45", 50, defects: 3, escapes: 3),
        Fixture.completed(
          "2026-W46", 40, defects: 5, escapes: 2, reopened: Fixture.lines(30, at: 11)),
      ]
      log.outcomes = [
        UnitOutcomes(
          key: AgentCellKey(workflow: "refunds", week: week("2026-W46")), attempted: 45,
          escalated: Fixture.lines(20, at: 12))
      ]
      log.actions = [
        Fixture.actions("2026-W46", 400) { cell in
          cell.statuses = [.ok: 360, .error: 30, .timeout: 5, .denied: 5]
          cell.boundary.unapproved = Fixture.lines(1, at: 13)
        }
      ]
      log.tools = [
        ToolUse(
          workflow: "refunds", week: week("2026-W46"), tool: "search", calls: Fixture.lines(80),
          failed: 9),
        ToolUse(
          workflow: "refunds", week: week("2026-W46"), tool: "pay", calls: Fixture.lines(20),
          failed: 11),
      ]
    }
    let context = Fixture.context(log)
    #expect(
      rows(AgentFailuresSection(), context) == [
        "1 | refunds | units with a defect that the customer found | 2 of 40 units completed | 3 | "
          + "ops/actions/2026.jsonl:8",
        "2 | refunds | actions without the approval they need | 1 of 400 actions | 0 | "
          + "ops/actions/2026.jsonl:13",
        "3 | refunds | units with a defect found in time | 3 of 40 units completed | 0 | "
          + "ops/actions/2026.jsonl:7",
        "4 | refunds | units handed to a person | 20 of 45 units attempted | 0 | "
          + "ops/actions/2026.jsonl:12",
        "5 | refunds | actions that ended in an error or a timeout (tool calls: pay 11 of 20, search "
          + "9 of 80) | 35 of 400 actions | 0 | –",
      ])
    let text = PlainText.of(AgentFailuresSection().blocks(for: Fixture.review, in: context))
    #expect(text.last?.hasSuffix("1 kind of failure more.") == true)
  }

  @Test func `the cost of a week is split into price, volume and mix`() {
    // 1000 tokens for 10, then 1500 for 24: volume 500 × 0.01 = 5; at the old rate 1500 tokens cost
    // 15, so that price is 9; nothing is left for mix.
    func calls(_ amount: Int) -> CallCost {
      CallCost(
        calls: 1, logged: PicoAmount(picos: Int128(amount) * 1_000_000_000_000), loggedCalls: 1)
    }
    let log = Fixture.agentLog { log in
      log.actions = [("2026-W45", 1000, 10), ("2026-W46", 1500, 24)].map { name, tokens, amount in
        Fixture.actions(name, 1) { cell in
          cell.models = calls(amount)
          cell.tokens = TokenCount(input: Int64(tokens))
        }
      }
    }
    let context = Fixture.context(log)
    let cells = rows(AgentCostSection(), context).map {
      $0.replacing("\u{A0}", with: " ")
    }
    #expect(
      cells == [
        "all | 24.00 EUR | [worse] | 14.00 EUR | 9.00 EUR | 5.00 EUR | 0.00 EUR | 0",
        "refunds | 24.00 EUR | [worse] | 14.00 EUR | 9.00 EUR | 5.00 EUR | 0.00 EUR | 0",
      ])
    // Eleven weeks without a call, then 10, then 24: mean 34/13, mean range 24/12, upper limit
    // 2.62 + 2.66 × 2 = 7.94.
    let text = PlainText.of(AgentCostSection().blocks(for: Fixture.review, in: context))
    #expect(
      text.last?.replacing("\u{A0}", with: " ")
        == "refunds: [spike], 24.00 EUR, most of the change by price (9.00 EUR).")
  }

  @Test func `only its own meetings' actions are carried over, and the week's minutes are found`() {
    func minutes(_ cadence: String, _ date: String, _ id: String) -> Minutes {
      Minutes(
        cadence: cadence, date: day(date),
        actions: [ActionItem(id: id, title: "Act", source: line(4, "ops/reviews/\(id).md"))],
        source: line(1, "ops/reviews/\(id).md"))
    }
    let context = Fixture.context(
      Self.fired(),
      minutes: [
        minutes("agent-ops", "2026-11-12", "AO-1"), minutes("friday", "2026-11-13", "F-1"),
        minutes("agent-ops", "2026-11-18", "AO-2"),
      ])
    #expect(
      rows(CarriedActionsSection(), context).map { $0.prefix(4) } == ["AO-1", "AO-2"])
    let friday = PackDocument(path: "packs/2026-11-20/", template: "", title: "Friday")
    #expect(
      PlainText.rows(CarriedActionsSection().blocks(for: friday, in: context)).count == 3)
    #expect(rows(MinutesSection(), context).last == "Source | ops/reviews/AO-2.md:1")
  }

  @Test func `a workspace without agents says so, and asks for nothing`() {
    let context = Fixture.context(nil, [])
    let text = PlainText.of(AgentOpsVerdictSection().blocks(for: Fixture.review, in: context))
    #expect(text == ["[no data] – action log: nothing found."])
    #expect(rows(AgentDecisionsSection(), context).isEmpty)
  }
}
