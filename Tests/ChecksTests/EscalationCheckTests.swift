import Checks
import Diagnostics
import Figures
import Model
import RecordFixtures
import Testing

/// Expected findings worked out by hand from the records written here; `now` is 21 November 2026,
/// 12:00 UTC.
@Suite struct `Checks of escalations` {
  private static let rules = [
    EscalationRule(
      issueType: "Spec conflict", firstResponse: "lead", escalation: "engineer",
      finalAuthority: "owner", types: ["spec_unclear"], source: line(3, "state/roles.yaml")),
    EscalationRule(
      issueType: "Security concern", firstResponse: "engineer", escalation: "owner",
      finalAuthority: "freeze", firstResponseHours: 1, escalationHours: 8,
      source: line(4, "state/roles.yaml")),
  ]

  private static func escalation(
    _ id: String, _ type: String?, _ created: String?, status: String = "pending",
    acknowledged: String? = nil, resolved: String? = nil
  ) -> Escalation {
    Escalation(
      id: id, type: type, title: id, status: status, createdAt: created.map(at),
      acknowledgedAt: acknowledged.map(at), resolvedAt: resolved.map(at),
      source: line(1, "state/escalation_queue.yaml"))
  }

  private static func facts(_ escalations: Escalation...) -> Facts {
    Facts(escalationRules: rules, escalations: escalations)
  }

  /// A day before the as-of is 20 November, 12:00.
  @Test func `escalation-unanswered`() {
    let facts = Self.facts(
      Self.escalation("a", "spec_unclear", "11-20 12:00"),
      Self.escalation("b", "spec_unclear", "11-20 11:59"),
      Self.escalation("c", "spec_unclear", "11-18 12:00", status: "acknowledged"),
      Self.escalation("d", "security concern", "11-21 10:00"),
      Self.escalation("e", "security_concern", "11-21 03:00"),
      Self.escalation("f", "spec_unclear", "11-01 12:00", status: "resolved"),
      Self.escalation("g", "spec_unclear", nil),
      // Acknowledged after the as-of: nobody had answered.
      Self.escalation(
        "h", "Spec-conflict", "11-20 10:00", status: "acknowledged", acknowledged: "11-22 10:00"))
    #expect(
      EscalationUnanswered().messages(in: facts) == [
        "b: b: lead was to answer within 24 h; next is engineer",
        "d: d: engineer was to answer within 1 h; next is owner",
        "e: e: engineer was to answer within 1 h; next is freeze",
        "h: h: lead was to answer within 24 h; next is engineer",
      ])
    #expect(EscalationUnanswered().findings(in: facts)[1].since == at("11-21 11:00"))
  }

  @Test func `escalation-without-row`() {
    let facts = Self.facts(
      Self.escalation("a", "spec_unclear", "11-20 12:00"),
      Self.escalation("b", "agent_lost", "11-20 12:00"), Self.escalation("c", nil, "11-20 12:00"),
      Self.escalation("d", "agent_lost", "11-20 12:00", status: "resolved"))
    #expect(
      EscalationWithoutRow().messages(in: facts) == [
        "b: b is of the type agent_lost; no row of the matrix is for it",
        "c: c states no type; no row of the matrix is for it",
      ])
  }

  struct Step: Sendable, CustomTestStringConvertible {
    let created: String
    let status: String
    let next: String
    var testDescription: String { "\(created) \(status)" }
  }

  /// Who is next: the first response for a day, then the escalation, after two days the authority.
  @Test(arguments: [
    Step(created: "11-21 11:00", status: "pending", next: "lead"),
    Step(created: "11-21 11:00", status: "acknowledged", next: "engineer"),
    Step(created: "11-20 11:00", status: "pending", next: "engineer"),
    Step(created: "11-19 11:00", status: "pending", next: "owner"),
    Step(created: "11-19 11:00", status: "in_progress", next: "owner"),
  ])
  func `an open escalation has somebody who is next`(step: Step) {
    let placement = EscalationPlacement(
      Self.escalation("a", "spec_unclear", step.created, status: step.status), Self.rules,
      asOf: now)
    #expect(placement.next == step.next)
  }
}
