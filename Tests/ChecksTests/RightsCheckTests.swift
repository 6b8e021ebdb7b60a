import Checks
import Diagnostics
import Figures
import Model
import RecordFixtures
import Testing

/// Expected findings worked out by hand from the records written here; `now` is 21 November 2026,
/// 12:00 UTC.
@Suite struct `Checks of decision rights` {
  private static let path = "state/decision_rights.yaml"

  private static func right(_ action: String, _ who: [String], blastRadius: String? = nil)
    -> ActionRight
  {
    ActionRight(action: action, who: who, blastRadius: blastRadius, source: line(2, path))
  }

  private static let settled = DecisionRights(
    delegation: ["open_pr", "modify_iac", "run_migration"].map { right($0, ["engineer"]) },
    approval: [
      right("merge_main", ["engineer", "lead"]), right("deploy_production", ["owner"]),
    ],
    breakGlass: BreakGlass(who: ["engineer"], maximumHours: 4, source: line(9, path)),
    source: line(1, path))

  private static let roles = ["engineer", "lead", "owner"].map {
    Role(id: $0, name: $0, source: line(1, "state/roles.yaml"))
  }

  private static func facts(
    _ change: (inout DecisionRights) -> Void = { _ in }, changes: [Change] = [],
    agents: [Agent] = [], uses: [BreakGlassUse] = []
  ) -> Facts {
    var rights = settled
    change(&rights)
    return Facts(
      roles: roles, agents: agents, changes: changes, decisionRights: rights,
      breakGlassUses: uses)
  }

  // MARK: Holders

  @Test func `right-held-by-nobody`() {
    #expect(RightHeldByNobody().messages(in: Self.facts()) == [])
    let open = Self.facts { rights in
      rights.delegation.removeLast()
      rights.approval[1].who = ["captain", "mate"]
    }
    #expect(
      RightHeldByNobody().messages(in: open) == [
        "run_migration: nothing says who holds the right run_migration",
        "deploy_production: the right deploy_production is given to captain, mate, whom no role, "
          + "agent or act of the record knows",
      ])
  }

  @Test func `who is known by an act, or as an agent, holds a right`() {
    let change = Change(
      id: "C", service: "s", mergedBy: "captain", source: line(1, "ops/changes/c.jsonl"))
    let agent = Agent(id: "ai-1", source: line(1, "state/agents.yaml"))
    let facts = Self.facts(
      { rights in
        rights.approval[1].who = ["captain"]
        rights.delegation[0].who = ["ai-1"]
      }, changes: [change], agents: [agent])
    #expect(RightHeldByNobody().messages(in: facts) == [])
  }

  @Test func `approvals-exceed-holders`() {
    func area(_ approvals: Int) -> HighBlastRadius {
      HighBlastRadius(id: "payments", approvals: approvals, source: line(12, Self.path))
    }
    #expect(
      ApprovalsExceedHolders().messages(in: Self.facts { $0.highBlastRadius = [area(2)] }) == [])
    #expect(
      ApprovalsExceedHolders().messages(in: Self.facts { $0.highBlastRadius = [area(3)] }) == [
        "payments: payments asks for 3 approvals; the right merge_main is held by engineer, lead"
      ])
  }

  @Test func `an agent's approval, and a right for another area, are not counted`() {
    let agent = Agent(id: "ai-1", source: line(1, "state/agents.yaml"))
    let facts = Self.facts(
      { rights in
        rights.highBlastRadius = [HighBlastRadius(id: "payments", source: line(12, Self.path))]
        rights.approval[0].who = ["ai-1", "lead"]
        rights.approval.append(Self.right("merge_main", ["owner"], blastRadius: "search"))
      }, agents: [agent])
    #expect(
      ApprovalsExceedHolders().messages(in: facts) == [
        "payments: payments asks for 2 approvals; the right merge_main is held by lead"
      ])
  }

  // MARK: Break-glass

  private static func use(
    _ id: String, by: String = "engineer", from: String, until: String?, log: String? = "ops/a.md",
    reviewedBy: String? = "owner"
  ) -> BreakGlassUse {
    BreakGlassUse(
      id: id, by: by, at: at(from), until: until.map(at), log: log, reviewedBy: reviewedBy,
      source: line(1, "ops/break-glass/\(id).md"))
  }

  /// Of 4 hours: A is at the limit, B over it, C has no end, D ends after the as-of.
  @Test func `break-glass-over-time`() {
    let facts = Self.facts(uses: [
      Self.use("A", from: "11-20 08:00", until: "11-20 12:00"),
      Self.use("B", from: "11-20 08:00", until: "11-20 12:01"),
      Self.use("C", from: "11-21 07:00", until: nil),
      Self.use("D", from: "11-21 09:00", until: "11-21 20:00"),
    ])
    #expect(
      BreakGlassOverTime().messages(in: facts) == [
        "B: the break-glass of engineer lasted 4.0 h; the limit is 4 h",
        "C: the break-glass of engineer has lasted 5.0 h and has no end; the limit is 4 h",
      ])
    #expect(BreakGlassOverTime().findings(in: facts)[1].since == at("11-21 11:00"))
  }

  @Test func `without a limit the length of break-glass is unknown, not kept`() {
    let facts = Self.facts(
      { $0.breakGlass?.maximumHours = nil },
      uses: [Self.use("A", from: "11-01 08:00", until: nil)])
    let context = CheckContext(facts: facts, figures: FigureSet([]), asOf: now)
    #expect(BreakGlassOverTime().findings(in: context) == [])
    #expect(BreakGlassOverTime().obstacle(in: context) != nil)
  }

  /// A of the 13th had until the 20th, the day before the as-of; B of the 14th has until today.
  @Test func `break-glass-unreviewed`() {
    let facts = Self.facts(uses: [
      Self.use("A", from: "11-13 08:00", until: "11-13 09:00", reviewedBy: nil),
      Self.use("B", from: "11-14 08:00", until: "11-14 09:00", reviewedBy: nil),
      Self.use("C", from: "11-01 08:00", until: "11-01 09:00"),
      Self.use("D", from: "11-20 08:00", until: "11-20 09:00", reviewedBy: "engineer"),
      Self.use("E", from: "11-22 08:00", until: nil, reviewedBy: nil),
    ])
    #expect(
      BreakGlassUnreviewed().messages(in: facts) == [
        "A: the break-glass of engineer on 2026-11-13 was to be reviewed by 2026-11-20",
        "D: the break-glass of 2026-11-20 was reviewed by engineer, who acted",
      ])
  }

  @Test func `break-glass-without-log`() {
    let facts = Self.facts(uses: [
      Self.use("A", from: "11-13 08:00", until: nil),
      Self.use("B", from: "11-14 08:00", until: nil, log: nil),
    ])
    #expect(
      BreakGlassWithoutLog().messages(in: facts) == [
        "B: the break-glass of engineer on 2026-11-14 names no log of what was done"
      ])
  }

  @Test func `break-glass-without-right`() {
    let uses = [
      Self.use("A", from: "11-13 08:00", until: nil),
      Self.use("B", by: "lead", from: "11-14 08:00", until: nil),
    ]
    #expect(
      BreakGlassWithoutRight().messages(in: Self.facts(uses: uses)) == [
        "B: lead broke the glass; the right is held by engineer"
      ])
    #expect(
      BreakGlassWithoutRight().subjects(in: Self.facts({ $0.breakGlass = nil }, uses: uses))
        == ["A", "B"])
  }
}
