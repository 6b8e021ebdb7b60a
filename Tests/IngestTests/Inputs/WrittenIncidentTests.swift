import Diagnostics
import Formats
@testable import Ingest
import Model
import Testing
import WorkspaceFixtures

/// Incidents written as Markdown with front matter.
struct WrittenIncidentTests {
  /// The incident, and what was said of it.
  private func written(_ text: String) throws -> (incident: Incident?, summaries: [String]) {
    let workspace = try FixtureWorkspace()
    let context = ReadingContext(
      folder: try WorkspaceFolder(root: workspace.root), zone: .utc, naiveZone: .utc,
      stateMachine: .builtIn, currency: "EUR")
    let file = SourceFile(path: "ops/incidents/INC-7.md", bytes: Array(text.utf8))
    let reading = FileReading(file, home: "ops/incidents/", context)
    let incident = IncidentRecord.written(RecordText(reading), reading)
    let summaries = reading.log.sorted.map {
      "\($0.code) \($0.location?.line ?? 0):\($0.location?.column ?? 0)"
    }
    return (incident, summaries)
  }

  @Test func `all fields are read`() throws {
    let (found, summaries) = try written(
      """
      ---
      id: INC-1
      services: [api, web]
      severity: SEV-2
      environment: staging
      detected_at: 2026-11-12T01:10:00+01:00
      impact_start: 2026-11-12T00:00:00Z
      mitigated_at: 2026-11-12T02:00:00Z
      resolved_at: 2026-11-12T09:00:00Z
      caused_by: DEP-12
      failure_mode: bad-config
      affected_fraction: 0.4
      kind: incident
      pages:
      - at: 2026-11-12T00:12:00Z
        responder: on-call-asia
        zone: Asia/Kolkata
        acknowledged_at: 2026-11-12T00:15:00Z
      remediation:
      - {date: 2026-11-12, hours: 3.5, role: engineer, cost: 12.50}
      postmortem: PM-1
      ---
      # Orders were refused

      The account.
      """)
    let incident = try #require(found)
    #expect(summaries == [])
    #expect(incident.id == "INC-1")
    #expect(incident.services == ["api", "web"])
    #expect(incident.severity == .sev2)
    #expect(incident.environment == "staging")
    #expect(incident.detectedAt == Instant(rfc3339: "2026-11-12T00:10:00Z"))
    #expect(incident.start == Instant(rfc3339: "2026-11-12T00:00:00Z"))
    #expect(incident.end == Instant(rfc3339: "2026-11-12T02:00:00Z"))
    #expect(incident.resolvedAt == Instant(rfc3339: "2026-11-12T09:00:00Z"))
    #expect(incident.cause == .deployment("DEP-12"))
    #expect(incident.failureMode == "bad-config")
    #expect(incident.affectedFraction == Rational(2, 5))
    #expect(incident.pages.map(\.responder) == ["on-call-asia"])
    #expect(incident.pages.map(\.zone) == ["Asia/Kolkata"])
    #expect(incident.pages.map(\.acknowledgedAt) == [Instant(rfc3339: "2026-11-12T00:15:00Z")])
    #expect(incident.remediation.map(\.hours) == [Rational(7, 2)])
    #expect(incident.remediation.map(\.cost) == [Money(amount: 25 / 2, currency: "EUR")])
    #expect(incident.postmortem == "PM-1")
    #expect(incident.title == "Orders were refused")
    #expect(incident.body == "# Orders were refused\n\nThe account.")
    #expect(incident.bodyLine == 23)
  }

  @Test func `what is left out has its default, and the id is the file's name`() throws {
    let (found, summaries) = try written(
      "---\nservice: api\ndetected_at: 2026-11-12T00:00:00Z\ncaused_by: not_change_related\n---\n")
    let incident = try #require(found)
    #expect(summaries == [])
    #expect(incident.id == "INC-7")
    #expect(incident.services == ["api"])
    #expect(incident.severity == nil)
    #expect(incident.environment == "production")
    #expect(incident.cause == .notChangeRelated)
    #expect(incident.affectedFraction == nil)
    #expect(incident.kind == .incident)
    #expect(incident.end == nil)
  }

  @Test func `announced maintenance has its window`() throws {
    let (found, summaries) = try written(
      """
      ---
      detected_at: 2026-11-12T00:00:00Z
      kind: maintenance
      announced: {start: 2026-11-12T00:00:00Z, end: 2026-11-12T02:00:00Z}
      ---
      """)
    let start = try #require(Instant(rfc3339: "2026-11-12T00:00:00Z"))
    #expect(summaries == [])
    #expect(found?.kind == .maintenance)
    #expect(found?.announced == start..<(start + .hours(2)))
  }

  @Test(arguments: [
    ("SEV-1", Incident.Severity.sev1), ("sev2", .sev2), ("SEV_3", .sev3), ("4", .sev4),
    ("SEV-5", nil), ("0", nil), ("high", nil), ("SEV", nil),
  ])
  func `severities`(_ text: String, severity: Incident.Severity?) {
    #expect(SeverityWord.severity(text) == severity)
  }

  @Test(arguments: [
    ("12.50", Money(amount: 25 / 2, currency: "EUR")),
    ("12.50 USD", Money(amount: 25 / 2, currency: "USD")),
    ("CHF 3", Money(amount: 3, currency: "CHF")), ("0.1", Money(amount: 1 / 10, currency: "EUR")),
    ("-4", Money(amount: -4, currency: "EUR")), ("1,200", nil), ("12 Euro", nil), ("EUR", nil),
    ("", nil), ("1 2", nil), ("1 EUR net", nil), ("1e3", nil),
  ])
  func `amounts`(_ text: String, money: Money?) {
    #expect(MoneyText.money(text, inCurrency: "EUR") == money)
  }

  struct Kept: CustomTestStringConvertible, Sendable {
    let field: String
    let summary: String
    /// Whether the incident is kept.
    let isKept: Bool

    var testDescription: String { field }
  }

  @Test(arguments: [
    Kept(field: "severity: SEV-9", summary: "GP5007 3:11", isKept: true),
    Kept(field: "severity: [a]", summary: "GP5002 3:11", isKept: false),
    Kept(field: "mitigated_at: later", summary: "GP5004 3:15", isKept: false),
    Kept(field: "mitigated_at: 2026-11-12T03:00:00", summary: "GP5006 3:15", isKept: true),
    Kept(field: "affected_fraction: 1.5", summary: "GP5002 3:20", isKept: false),
    Kept(field: "affected_fraction: -0.5", summary: "GP5150 3:20", isKept: false),
    Kept(field: "affected_fraction: half", summary: "GP5002 3:20", isKept: false),
    Kept(field: "kind: outage", summary: "GP5007 3:7", isKept: true),
    Kept(field: "pages: [{responder: a}]", summary: "GP5001 3:9", isKept: true),
    Kept(field: "pages: none", summary: "GP5002 3:8", isKept: false),
    Kept(field: "remediation: [{hours: 1}]", summary: "GP5001 3:15", isKept: true),
    Kept(
      field: "announced: {start: 2026-11-12T02:00:00Z, end: 2026-11-12T02:00:00Z}",
      summary: "GP5153 3:47", isKept: true),
    Kept(field: "announced: {start: 2026-11-12T02:00:00Z}", summary: "GP5001 3:12", isKept: false),
    Kept(field: "sevrity: SEV-1", summary: "GP5003 3:1", isKept: true),
  ])
  func `a bad field is named at its place`(_ kept: Kept) throws {
    let found = try written("---\ndetected_at: 2026-11-12T00:00:00Z\n\(kept.field)\n---\n")
    #expect(found.summaries == [kept.summary])
    #expect((found.incident != nil) == kept.isKept)
  }

  @Test(arguments: [
    ("# Something broke\n", "GP5152 1:0"), ("---\nid: a\n---\n", "GP5001 2:1"),
    ("---\n[a]\n---\n", "GP5002 2:1"),
  ])
  func `a record without a time, or without fields, is left out`(
    _ text: String, summary: String
  ) throws {
    let found = try written(text)
    #expect(found.summaries == [summary])
    #expect(found.incident == nil)
  }
}
