import Checks
import Diagnostics
import Figures
import Model
import RecordFixtures
import Testing

@Suite struct `Checks of agents and reviews` {
  static func agent(_ id: String, _ modes: [String]) -> Agent {
    Agent(id: id, allowedRoleModes: modes, source: line(1, "state/agents.yaml"))
  }

  @Test func `expired-active-session`() {
    let facts = Facts(
      sessions: [
        session("sess-aaaaaaaaaaaa", start: "11-20 08:00", expires: "11-20 16:00"),
        session("sess-bbbbbbbbbbbb", start: "11-21 08:00", expires: "11-21 16:00"),
        session(
          "sess-cccccccccccc", start: "11-20 08:00", expires: "11-20 16:00",
          end: ("11-20 09:00", "work_complete")),
      ])
    #expect(
      ExpiredActiveSession().messages(in: facts) == [
        "sess-aaa…: the session of ai_claude-1 expired at 2026-11-20T16:00:00Z and is still active"
      ])
  }

  @Test func `unregistered-agent`() {
    let sessions = [
      session("sess-a", start: "11-20 08:00", line: 1),
      session("sess-b", start: "11-20 09:00", line: 9),
    ]
    #expect(
      UnregisteredAgent().messages(in: Facts(sessions: sessions)) == [
        "ai_claude-1: ai_claude-1 has 2 sessions, but is not registered"
      ])
    let known = Facts(agents: [Self.agent("ai_claude-1", [])], sessions: sessions)
    #expect(UnregisteredAgent().messages(in: known) == [])
  }

  @Test func `role-mode-breach in sessions`() {
    let machine = StateMachine.builtIn.roleModes
    #expect(machine == [])
    var own = session("sess-own", start: "11-20 08:00", line: 10)
    own.authorizedBy = "ai_claude-1"
    var switched = session("sess-switch", start: "11-20 08:00", line: 20)
    switched.events = [
      SessionEvent(
        at: at("11-20 09:00"), action: "role_mode_switched",
        details: [Field(name: "to", value: "architect")], source: line(21))
    ]
    var allowed = session("sess-good", start: "11-20 08:00", line: 30)
    allowed.authorizedBy = "project-owner"
    let modes = ["executor", "builder"].map { RoleMode(id: $0, source: line(1)) }
    var odd = session("sess-odd", start: "11-20 08:00", line: 40)
    odd.roleMode = "king"
    let facts = Facts(
      roleModes: modes, agents: [Self.agent("ai_claude-1", ["executor"])],
      sessions: [own, switched, allowed, odd])
    #expect(
      RoleModeBreach().messages(in: facts) == [
        "sess-own…: ai_claude-1 authorised its own session",
        "sess-odd…: there is no role mode king",
        "sess-swi…: ai_claude-1 switched to architect by itself",
        "sess-swi…: ai_claude-1 switched to architect, which it was not given",
      ])
    let planner = Facts(
      agents: [Self.agent("ai_claude-1", ["planner"])],
      sessions: [session("sess-x", start: "11-20 08:00")])
    #expect(
      RoleModeBreach().messages(in: planner) == [
        "sess-x…: ai_claude-1 is in role mode executor, which it was not given"
      ])
  }

  @Test func `role-mode-breach by authority`() {
    var merged = audit("T", at("11-20 10:00"), "merged")
    merged.details = [Field(name: "merged_by", value: "ai_gpt-1")]
    var human = audit("U", at("11-20 10:00"), "merged")
    human.details = [Field(name: "merged_by", value: "project-owner")]
    let review = TaskReview(
      taskID: "V",
      reports: [
        ReviewReport(
          id: "R", taskID: "V", reviewer: "ai_gpt-1", verdict: .approved, source: line(5))
      ], source: line(4))
    let facts = Facts(
      reviews: [review], agents: [Self.agent("ai_gpt-1", ["builder"])],
      auditEntries: [merged, human])
    #expect(
      RoleModeBreach().messages(in: facts) == [
        "V: ai_gpt-1 reviewed, but was not given the role mode reviewer",
        "T: merged by the agent ai_gpt-1, whose authority is speculative",
      ])
  }

  struct Report: Sendable {
    let id: String
    let round: Int
    let time: String
    let verdict: ReviewVerdict

    init(_ id: String, _ round: Int, _ time: String, _ verdict: ReviewVerdict) {
      self.id = id
      self.round = round
      self.time = time
      self.verdict = verdict
    }
  }

  static func review(
    _ id: String = "A", reports: [Report], reviewer: String = "r",
    builder: String = "b"
  ) -> TaskReview {
    TaskReview(
      taskID: id,
      reports: reports.enumerated().map { index, report in
        ReviewReport(
          id: report.id, taskID: id, reviewer: reviewer, builder: builder, round: report.round,
          reviewedAt: at(report.time), verdict: report.verdict, source: line(50 + index))
      }, source: line(49))
  }

  @Test func `self-review`() {
    let own = Self.review(reports: [Report("R1", 1, "11-20 10:00", .approved)], reviewer: "b")
    #expect(
      SelfReview().messages(in: Facts(reviews: [own])) == [
        "A: b reviewed its own work in report R1"
      ])
    let other = Self.review(reports: [Report("R1", 1, "11-20 10:00", .approved)])
    #expect(SelfReview().messages(in: Facts(reviews: [other])) == [])
    let sitting = TaskReview(
      taskID: "A", session: ReviewSession(id: "S", reviewer: "b", builder: "b", source: line(1)),
      source: line(1))
    #expect(
      SelfReview().messages(in: Facts(reviews: [sitting])) == ["A: b is reviewing its own work"])
  }

  @Test func `review-report-id-collision`() {
    let twice = Self.review(
      reports: [
        Report("R1", 1, "11-20 10:00", .needsRevision), Report("R1", 1, "11-20 10:00", .approved),
      ])
    #expect(
      ReviewReportIDCollision().messages(in: Facts(reviews: [twice])) == [
        "A: 2 review reports have the id R1"
      ])
    let other = Self.review(
      reports: [
        Report("R1", 1, "11-20 10:00", .needsRevision), Report("R2", 2, "11-20 10:00", .approved),
      ])
    #expect(ReviewReportIDCollision().messages(in: Facts(reviews: [other])) == [])
  }

  /// Rounds of a review, and what is found when the task was merged at noon.
  struct Rounds: Sendable {
    let reports: [Report]
    let messages: [String]
  }

  static let revised = Report("R1", 1, "11-20 10:00", .needsRevision)

  static let rounds: [Rounds] = [
    Rounds(reports: [Report("R1", 1, "11-20 10:00", .approved)], messages: []),
    Rounds(reports: [revised], messages: ["A: merged after a review that asked for a revision"]),
    Rounds(
      reports: [Report("R1", 1, "11-20 10:00", .blocked)],
      messages: ["A: merged after a review that blocked it"]),
    Rounds(
      reports: [Report("R1", 1, "11-20 13:00", .approved)],
      messages: ["A: merged before its review gave a verdict"]),
    Rounds(
      reports: [revised, Report("R2", 1, "11-20 11:00", .approved)],
      messages: ["A: a report of round 1 follows one of round 1"]),
    Rounds(reports: [revised, Report("R2", 2, "11-20 11:00", .approved)], messages: []),
  ]

  @Test(arguments: rounds)
  func `review-round-skipped`(item: Rounds) {
    let facts = Facts(
      tasks: [mergedTask("A", start: "11-20 08:00", merge: "11-20 12:00")],
      reviews: [Self.review(reports: item.reports)])
    #expect(ReviewRoundSkipped().messages(in: facts) == item.messages)
  }

  @Test func `a review that the card requires`() {
    let tasks = [mergedTask("A", start: "11-20 08:00", merge: "11-20 12:00")]
    func facts(_ policy: ReviewPolicy, _ reviews: [TaskReview] = []) -> Facts {
      let card = TaskCard(
        id: "A", title: "A", reviewPolicy: policy, source: line(1, "tasks/A.md"))
      return Facts(tasks: tasks, taskCards: [card], reviews: reviews)
    }
    #expect(
      ReviewRoundSkipped().messages(in: facts(ReviewPolicy(required: true))) == [
        "A: merged without the review that its card requires"
      ])
    #expect(ReviewRoundSkipped().messages(in: facts(ReviewPolicy(required: false))) == [])
    let rounds = Self.review(
      reports: [
        Report("R1", 1, "11-20 10:00", .needsRevision), Report("R2", 2, "11-20 11:00", .approved),
      ])
    let limited = ReviewPolicy(required: true, maximumRounds: 1)
    #expect(
      ReviewRoundSkipped().messages(in: facts(limited, [rounds])) == [
        "A: the review went through 2 rounds; more than 1 must be escalated"
      ])
  }
}
