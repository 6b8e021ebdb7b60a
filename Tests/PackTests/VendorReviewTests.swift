import Checks
import Figures
import Model
import RecordFixtures
import Testing

@testable import Pack

/// The quarterly review of `vendorFacts`, seen on 21 November: every expectation is worked by hand.
@Suite struct `Vendor review` {
  static let quarter = Period.quarter(year: 2026, quarter: 4)

  static func context(_ facts: Facts = vendorFacts()) -> PackContext {
    let calendar = ReviewCalendar(settings: facts.settings, zone: facts.zone, asOf: now)
    return PackContext(
      now: Assessment.of(facts, asOf: now),
      before: PriorAssessment.of(RecordReading(facts: facts, asOf: calendar.previous)),
      calendar: calendar, diagnostics: [])
  }

  @Test func `pages are dated by quarter and month, and provisional until those are over`() {
    let documents = PackCatalog.documents(in: Self.context(), only: ["vendors", "autonomy"])
    let pages = documents.map { "\($0.path) \($0.state.rawValue)" }
    #expect(
      pages == [
        " current", "autonomy/2026-10/ final", "autonomy/2026-11/ provisional",
        "vendors/ current", "vendors/2026-Q3/ final", "vendors/2026-Q4/ provisional",
      ])
    #expect(documents.last?.copyName == "vendor-review-2026-Q4.html")
    #expect(documents.last?.periodText == "2026-Q4, 2026-10-01 – 2026-12-31")
  }

  @Test func `without a log there is no page of the period before`() {
    let documents = PackCatalog.documents(in: Self.context(Facts()), only: ["vendors"])
    #expect(documents.map(\.path) == ["", "vendors/", "vendors/2026-Q4/"])
  }

  /// 16 December is 25 days after 21 November; 60 days before 1 December 2027 is 2 October.
  @Test func `contracts that ask for a notice come first`() {
    var facts = vendorFacts()
    facts.vendors.append(Vendor(id: "none", source: line(40, "state/vendors.yaml")))
    facts.vendors.append(
      Vendor(
        id: "old",
        contract: Vendor.Contract(
          renewal: day("2026-11-20"), noticeDays: 10, source: line(50, "state/vendors.yaml")),
        source: line(49, "state/vendors.yaml")))
    let review = VendorReview(Self.context(facts), Self.quarter)
    #expect(review.contracts.map(\.vendor.id) == ["old", "maker", "mill", "none"])
    #expect(
      review.contracts.map(\.state) == [
        .renewed, .due(days: 25), .running, .unknown(because: "no contract is in the record"),
      ])
    #expect(review.contracts[2].vendor.contract?.lastNotice == day("2027-10-02"))
  }

  @Test func `a price is shown as long as it was in force in the quarter, with the one before it`()
  {
    let review = VendorReview(Self.context(), Self.quarter)
    let lines = review.prices.map {
      "\($0.price.model ?? "") \($0.price.from) \($0.state.rawValue)"
    }
    #expect(
      lines == [
        "m-1 2026-01-01 superseded", "m-1 2026-10-05 in force", "m-2 2026-01-01 in force",
      ])
    #expect(review.prices.map(\.isNew) == [false, true, false])
    #expect(review.prices[1].before.map(PriceText.pair) == "input 2.00, output 10.00")
  }

  @Test func `models of the log that no vendor has are lines too`() {
    let review = VendorReview(Self.context(), Self.quarter)
    let lines = review.models.map { "\($0.vendor) \($0.id) \($0.isCalled) \($0.record != nil)" }
    #expect(lines == ["maker m-1 true true", "mill m-2 true true", "unregistered m-x true false"])
  }

  @Test func `each decision has a default, a deadline and its place`() {
    let context = Self.context()
    let items = VendorAgenda.items(in: context, VendorReview(context, Self.quarter))
    let lines = items.map { "\($0.deadline?.description ?? "–") \($0.kind) \($0.subject)" }
    #expect(
      lines == [
        "2026-11-01 Model m-2", "2026-12-16 Contract maker", "2026-12-31 Model m-1",
        "2026-12-31 Price m-x",
      ])
    #expect(items.allSatisfy { !$0.fallback.isEmpty && !$0.question.isEmpty })
    #expect(items[3].question == "Write down its price: 700 tokens have none")
  }

  @Test(arguments: [
    (FridayTimetableSection.timetable.minutes, 60),
    (AutonomyTimetableSection.timetable.minutes, 60),
    (VendorTimetableSection.timetable.minutes, 90),
  ]) func `the agenda fills its time`(_ minutes: Int, _ expected: Int) {
    #expect(minutes == expected)
  }

  @Test(arguments: [("3", "3.00"), ("0.075", "0.075"), ("0.0000025", "0.0000025")])
  func `a price is written to its last digit`(_ text: String, _ expected: String) throws {
    let value = try #require(Rational(decimal: text))
    #expect(PriceText.amount(value) == expected)
  }

  @Test func `sections without their inputs say so`() {
    let context = Self.context(Facts())
    for document in PackCatalog.documents(in: context, only: ["vendors", "autonomy"]) {
      for section in SectionCatalog.all
      where section.id.hasPrefix("vendor-") || section.id.hasPrefix("autonomy-") {
        guard document.period != nil || section.id == "vendor-register" else { continue }
        #expect(!section.blocks(for: document, in: context).isEmpty, "\(section.id)")
      }
    }
  }
}
