import Figures
import Model
import RecordFixtures
import Testing

/// Worked out by hand from the rules of operational load.
@Suite struct `Operational load` {
  struct Hour: Sendable {
    let day: String
    let hour: Int
    var isHoliday = false
    let bucket: HourBucket
  }

  /// 2026-11-13 is a Friday, 2026-11-14 a Saturday.
  @Test(arguments: [
    Hour(day: "2026-11-13", hour: 7, bucket: .sleep),
    Hour(day: "2026-11-13", hour: 8, bucket: .business),
    Hour(day: "2026-11-13", hour: 17, bucket: .business),
    Hour(day: "2026-11-13", hour: 18, bucket: .off),
    Hour(day: "2026-11-13", hour: 21, bucket: .off),
    Hour(day: "2026-11-13", hour: 22, bucket: .sleep),
    Hour(day: "2026-11-13", hour: 12, isHoliday: true, bucket: .off),
    Hour(day: "2026-11-13", hour: 23, isHoliday: true, bucket: .sleep),
    Hour(day: "2026-11-14", hour: 12, bucket: .off),
    Hour(day: "2026-11-14", hour: 3, bucket: .sleep),
  ])
  func `sleep goes before time off, and both before business`(hour: Hour) {
    let bucket = HourBucket(
      day(hour.day), secondOfDay: hour.hour * 3600, isHoliday: hour.isHoliday)
    #expect(bucket == hour.bucket)
  }

  private static func page(_ time: String, _ responder: String, _ zone: String? = nil) -> Page {
    Page(
      at: at(time), responder: responder, zone: zone, source: line(1, "ops/incidents/2026.jsonl"))
  }

  @Test func `the clock is the responder's, else the team's, else the workspace's`() throws {
    let tokyo = TimeZoneRules(name: "Asia/Tokyo", initialOffsetSeconds: 32_400, transitions: [])
    var facts = deliveryFacts(incidents: [
      // 12:00 UTC: in Tokyo 21:00, in Berlin 13:00, in the workspace noon.
      incident("A", "11-10 12:00") { $0.pages = [Self.page("11-10 12:00", "k", "Asia/Tokyo")] },
      incident("B", "11-10 12:00") { $0.pages = [Self.page("11-10 12:00", "d")] },
      incident("C", "11-10 21:30", services: ["other"]),
      // 21:30 UTC: in Berlin 22:30, in the workspace still time off.
      incident("D", "11-10 21:30"),
    ])
    facts.services = [Service(id: "payments", team: "core", source: line(1))]
    facts.teams = [Team(id: "core", timeZoneName: "Europe/Berlin", source: line(2))]
    facts.zones = ["Asia/Tokyo": tokyo, "Europe/Berlin": berlin]
    let figures = AfterHoursIncidents().figures(of: facts)
    func records(_ bucket: String) -> [String]? {
      figures.figure(
        "ops.after_hours_incidents{bucket=\"\(bucket)\"}", .week(week("2026-W46")))?
        .evidence.map(\.record).sorted()
    }
    #expect(records("business") == ["B"])
    #expect(records("off") == ["A", "C"])
    #expect(records("sleep") == ["D"])
    let quarter = Period.quarter(year: 2026, quarter: 4)
    #expect(figures.figure("ops.after_hours_incidents{responder=\"k\"}", quarter)?.value == 1)
    #expect(figures.figure("ops.after_hours_incidents{responder=\"d\"}", quarter)?.value == 0)
  }

  @Test func `one call to one person counts once, in however many incidents`() {
    let facts = deliveryFacts(
      [deployment("D", "11-10 11:01")],
      incidents: [
        incident("A", "11-10 12:00") {
          $0.pages = [Self.page("11-10 12:01", "d"), Self.page("11-10 12:01", "e")]
        },
        incident("B", "11-10 12:00", services: ["ledger"]) {
          $0.pages = [Self.page("11-10 12:01", "d"), Self.page("11-10 12:02", "d")]
        },
      ])
    let name = Period.week(week("2026-W46"))
    let pages = Pages().figures(of: facts)
    #expect(pages.figure("ops.pages", name)?.value == 3)
    #expect(pages.figure("ops.pages{service=\"payments\"}", name)?.value == 2)
    #expect(pages.figure("ops.pages{service=\"ledger\"}", name)?.value == 2)
    // 60 minutes after the deployment of payments to the second; ledger was not deployed.
    let after = PagesAfterDeployment().figures(of: facts)
    #expect(after.figure("ops.pages_after_deployment", name)?.value == 2)
    #expect(after.figure("ops.pages_after_deployment{service=\"ledger\"}", name)?.value == 0)
    let rate = PagesPerDeployment().figures(of: facts)
    #expect(
      rate.figure("ops.pages_per_deploy{service=\"ledger\"}", name)?.status
        == .notApplicable(because: "no deployments"))
  }

  @Test func `an open incident makes the time to restore partial, and is never dropped`() throws {
    let facts = deliveryFacts(incidents: [
      incident("A", "11-10 12:00"), incident("B", "11-10 12:00") { $0.mitigatedAt = nil },
    ])
    let figure = try #require(
      RestoreTimeMedian().figures(of: facts).figure("ops.mttr", .week(week("2026-W46"))))
    #expect(figure.value == 3600)
    #expect(figure.status == .partial(because: "1 of 2 incidents open"))
    #expect(
      figure.evidence.map(\.detail) == ["no severity, 1.0 h", "no severity, open for 11.0 d"])
  }

  private static func change(_ id: String, _ set: (inout Change) -> Void) -> Change {
    var change = Change(
      id: id, service: "payments", reviewRequestedAt: at("11-10 09:00"), author: "ann",
      source: line(1, "ops/changes/2026.jsonl"))
    set(&change)
    return change
  }

  /// 24 business hours from Tuesday 09:00 end on Thursday at 17:00.
  @Test func `a request past its term is a breach of that week, reviewed or not`() throws {
    let facts = deliveryFacts(changes: [
      Self.change("A") { $0.firstReviewAt = at("11-12 17:00") },
      Self.change("B") { $0.firstReviewAt = at("11-19 09:00") },
      Self.change("C") { _ in },
      Self.change("D") {
        $0.firstReviewAt = at("11-10 10:00")
        $0.firstReviewer = "ann"
      },
      Self.change("E") { $0.mergedAt = at("11-10 10:00") },
      Self.change("F") { $0.reviewRequestedAt = at("11-20 10:00") },
    ])
    let name = Period.week(week("2026-W46"))
    let breaches = try #require(
      ReviewBreaches().figures(of: facts).figure("ops.review_breaches", name))
    #expect(breaches.evidence.map(\.record) == ["B", "C", "D"])
    let sla = try #require(ReviewSLA().figures(of: facts).figure("ops.review_sla", name))
    #expect(sla.numerator == 1 && sla.denominator == 4)
    #expect(sla.excluded.map(\.record) == ["E"])
    let next = Period.week(week("2026-W47"))
    #expect(ReviewBreaches().figures(of: facts).figure("ops.review_breaches", next)?.value == 0)
  }

  @Test func `a source that never speaks of plans says nothing of their absence`() {
    let name = Period.week(week("2026-W46"))
    let silent = Self.change("A") { $0.mergedAt = at("11-10 10:00") }
    let figure = ChangePlansShare().figures(of: deliveryFacts(changes: [silent]))
      .figure("ops.change_plans", name)
    #expect(figure?.status == .noData(because: "no change says whether it has plans"))
  }
}
