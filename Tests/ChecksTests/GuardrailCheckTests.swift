import Checks
import Diagnostics
import Figures
import Model
import RecordFixtures
import Testing

/// Expected findings worked out by hand from the records written here; `now` is 21 November 2026.
@Suite struct `Checks of guardrails` {
  private static let path = "state/guardrails.yaml"

  private static let controls = [
    GuardrailControl(id: "canary", group: .delivery, source: line(3, path)),
    GuardrailControl(id: "lint", group: .ci, source: line(4, path)),
  ]

  private static func repository(
    _ id: String, _ states: [(String, GuardrailStatus.State)], blastRadius: String? = nil,
    checked: String? = "11-20 08:00"
  ) -> GuardedRepository {
    GuardedRepository(
      id: id, blastRadius: blastRadius,
      statuses: states.enumerated().map { index, state in
        GuardrailStatus(control: state.0, state: state.1, source: line(20 + index, path))
      }, checkedAt: checked.map(at), source: line(10, path))
  }

  private static func facts(
    _ repositories: [GuardedRepository], decisions: [Decision] = [], services: [Service] = [],
    areas: [HighBlastRadius] = []
  ) -> Facts {
    Facts(
      decisions: decisions, services: services,
      decisionRights: DecisionRights(
        highBlastRadius: areas, source: line(1, "state/decision_rights.yaml")),
      guardrails: Guardrails(
        controls: controls, repositories: repositories, source: line(1, path)))
  }

  private static let good: [(String, GuardrailStatus.State)] = [("canary", .pass), ("lint", .pass)]
  private static let failing: [(String, GuardrailStatus.State)] = [
    ("canary", .fail), ("lint", .pass),
  ]

  /// Said by the register, by an area's repositories, by an area's services, by a service.
  @Test func `guardrail-failing-on-high-blast-radius`() {
    let facts = Self.facts(
      [
        Self.repository("a", Self.failing, blastRadius: "low"),
        Self.repository("b", Self.failing, blastRadius: "high"),
        Self.repository("c", Self.failing), Self.repository("d", Self.failing),
        Self.repository("e", Self.failing), Self.repository("f", Self.good, blastRadius: "high"),
        Self.repository("g", Self.failing, blastRadius: "high", checked: "11-22 08:00"),
      ],
      services: [
        Service(id: "pay", repositories: ["d"], source: line(1)),
        Service(id: "auth", repositories: ["e"], blastRadius: "high", source: line(2)),
      ],
      areas: [
        HighBlastRadius(id: "money", repositories: ["c"], services: ["pay"], source: line(5))
      ])
    #expect(
      GuardrailFailingOnHighBlastRadius().messages(in: facts) == [
        "b: b has a high blast radius, and canary fails there",
        "c: c has a high blast radius, and canary fails there",
        "d: d has a high blast radius, and canary fails there",
        "e: e has a high blast radius, and canary fails there",
      ])
  }

  private static func decision(
    _ id: String, _ status: DecisionStatus, review: String? = nil, date: String = "2026-10-01"
  ) -> Decision {
    Decision(
      id: id, title: id, status: status, date: day(date), reviewBy: review.map(day),
      source: line(1, "ops/decision-log/\(id).md"))
  }

  /// The review of `today` is due on the day of the as-of: it still holds.
  @Test func `guardrail-exemption-invalid`() {
    func exempt(_ id: String, _ decision: String?) -> GuardedRepository {
      Self.repository(id, [("canary", .exempt(decision: decision)), ("lint", .pass)])
    }
    let facts = Self.facts(
      [
        exempt("a", "open"), exempt("b", "today"), exempt("c", nil), exempt("d", "gone"),
        exempt("e", "draft"), exempt("f", "old"), exempt("g", "later"),
      ],
      decisions: [
        Self.decision("open", .accepted), Self.decision("today", .accepted, review: "2026-11-21"),
        Self.decision("draft", .draft), Self.decision("old", .accepted, review: "2026-11-20"),
        Self.decision("later", .accepted, date: "2026-11-22"),
      ])
    #expect(
      GuardrailExemptionInvalid().messages(in: facts) == [
        "c: c is exempt from canary, but no decision is named",
        "d: d is exempt from canary, but there is no decision gone",
        "e: e is exempt from canary, but draft is draft",
        "f: f is exempt from canary, but old was to be reviewed by 2026-11-20",
        "g: g is exempt from canary, but there is no decision later",
      ])
  }

  /// 31 days before 21 November is 21 October.
  @Test func `guardrail-status-unknown`() {
    let facts = Self.facts([
      Self.repository("a", Self.good), Self.repository("b", [("canary", .unknown)]),
      Self.repository("c", Self.good, checked: "10-21 08:00"),
      Self.repository("d", Self.good, checked: "10-20 08:00"),
      Self.repository("e", Self.good, checked: nil),
      Self.repository("f", [], checked: "11-22 08:00"),
    ])
    #expect(
      GuardrailStatusUnknown().messages(in: facts) == [
        "b: it is not known whether b has lint, canary",
        "d: the guardrails of d are unknown: it was last looked at on 2026-10-20, 32 days ago; "
          + "the limit is 31",
        "e: the guardrails of e are unknown: nothing says when it was looked at",
      ])
  }

  /// What passed is in place, of what is not exempt; what is out of date is not.
  @Test func `coverage is counted by group and blast radius`() throws {
    let facts = Self.facts(
      [
        Self.repository("a", Self.failing, blastRadius: "high"),
        Self.repository("b", [("canary", .exempt(decision: "open")), ("lint", .pass)]),
        Self.repository("c", Self.failing, checked: "10-01 08:00"),
      ], decisions: [Self.decision("open", .accepted)])
    let matrix = try #require(GuardrailMatrix(RecordReading(facts: facts, asOf: now)))
    #expect(matrix.controls.map(\.id) == ["lint", "canary"])
    let all = matrix.coverage(of: nil)
    #expect([all.passing, all.all, all.failing, all.unknown, all.exempt] == [2, 5, 2, 1, 1])
    let delivery = matrix.coverage(of: .delivery)
    #expect([delivery.passing, delivery.all] == [0, 2])
    let high = matrix.coverage(of: .ci) { $0.hasHighBlastRadius }
    #expect([high.passing, high.all] == [1, 1])
  }
}
