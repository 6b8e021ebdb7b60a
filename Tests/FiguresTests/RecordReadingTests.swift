import Figures
import Model
import RecordFixtures
import Testing

@Suite struct `The record at an instant` {
  /// The kernel's review writes no events: the steps are read out of the review (aios-generated).
  static let review = TaskReview(
    taskID: "T", submittedAt: at("11-20 10:01"),
    reports: [
      ReviewReport(
        id: "R1", taskID: "T", reviewedAt: at("11-20 10:02"), verdict: .needsRevision,
        source: line(50)),
      ReviewReport(
        id: "R2", taskID: "T", reviewedAt: at("11-20 10:04"), verdict: .approved, source: line(60)),
    ],
    responses: [
      ReviewResponse(action: "revision_submitted", at: at("11-20 10:03"), source: line(70))
    ],
    approvedAt: at("11-20 10:05"), source: line(40))

  static let facts = Facts(
    tasks: [
      task(
        "T", "merged",
        [("11-20 10:00", "draft", "running"), ("11-20 11:00", "reviewing", "merged")])
    ], reviews: [review])

  @Test(arguments: [
    ("11-20 10:00", "running"), ("11-20 10:01", "code_review"), ("11-20 10:02", "revision_needed"),
    ("11-20 10:03", "code_review"), ("11-20 10:04", "code_review"), ("11-20 10:05", "reviewing"),
    ("11-20 11:00", "merged"),
  ])
  func `review steps move a task`(time: String, status: String) {
    let record = RecordReading(facts: Self.facts, asOf: at(time))
    #expect(record.history(of: "T")?.status == status)
    #expect(
      record.history(of: "T")?.statusSince == (time == "11-20 10:04" ? at("11-20 10:03") : at(time))
    )
  }

  @Test func `a task before its first event does not exist`() {
    let record = RecordReading(facts: Self.facts, asOf: at("11-20 09:59"))
    #expect(record.history(of: "T") == nil)
    #expect(record.factsAtAsOf.tasks == [])
  }

  @Test func `a state edited by hand holds while nothing is later`() {
    let edited = task(
      "H", "blocked", updated: at("11-20 12:00"), [("11-20 10:00", "draft", "running")])
    let facts = Facts(tasks: [edited])
    let after = RecordReading(facts: facts, asOf: at("11-20 13:00")).history(of: "H")
    #expect(after?.status == "blocked")
    #expect(after?.statusSince == at("11-20 12:00"))
    let before = RecordReading(facts: facts, asOf: at("11-20 11:00")).history(of: "H")
    #expect(before?.status == "running")
    #expect(before?.statusSince == at("11-20 10:00"))
  }

  @Test func `events out of order are put into order of time`() {
    let mixed = task(
      "M", "running", [("11-20 11:00", "running", "blocked"), ("11-20 10:00", "draft", "running")])
    let record = RecordReading(facts: Facts(tasks: [mixed]), asOf: at("11-20 12:00"))
    #expect(record.history(of: "M")?.transitions.map(\.to) == ["running", "blocked"])
  }

  @Test func `the facts at an instant hold nothing later`() {
    let path = line(1, "x.md")
    var facts = Self.facts
    facts.sessions = [
      session(
        "sess-1", start: "11-20 08:00", state: "terminated", end: ("11-20 12:00", "work_complete")),
      session("sess-2", start: "11-20 11:00"),
    ]
    facts.proposals = [
      Proposal(id: "P", title: "", status: .approved, decidedOn: day("2026-11-21"), source: path)
    ]
    facts.deviations = [
      Deviation(id: "D", status: "reverted", closedOn: day("2026-11-21"), source: path)
    ]
    facts.escalations = [
      Escalation(
        id: "E", title: "", status: "resolved", createdAt: at("11-20 08:00"),
        resolvedAt: at("11-20 11:00"), resolution: "done", source: path),
      Escalation(id: "L", title: "", status: "pending", createdAt: at("11-20 11:00"), source: path),
    ]
    facts.minutes = [Minutes(cadence: "friday", date: day("2026-11-21"), source: path)]
    let cut = RecordReading(facts: facts, asOf: at("11-20 10:02")).factsAtAsOf
    #expect(cut.tasks.map(\.status) == ["revision_needed"])
    #expect(cut.tasks.first?.events.count == 1)
    #expect(cut.reviews.first?.reports.map(\.id) == ["R1"])
    #expect(cut.reviews.first?.approvedAt == nil)
    #expect(cut.sessions.map(\.state) == ["active"])
    #expect(cut.proposals.map(\.status) == [.pending])
    #expect(cut.deviations.map(\.isOpen) == [true])
    #expect(cut.escalations.map(\.id) == ["E"])
    #expect(cut.escalations.map(\.isOpen) == [true])
    #expect(cut.minutes == [])
    let whole = RecordReading(facts: facts, asOf: at("11-30 10:00")).factsAtAsOf
    #expect(whole.tasks == facts.tasks)
    #expect(whole.sessions == facts.sessions)
    #expect(whole.reviews == facts.reviews)
    #expect(whole.proposals == facts.proposals)
    #expect(whole.deviations == facts.deviations)
    #expect(whole.escalations == facts.escalations)
  }
}
