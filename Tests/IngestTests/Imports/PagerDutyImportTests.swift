import Model
import Testing

@testable import Ingest

/// The answers and the table are synthetic, with the members and columns that PagerDuty gives.
@Suite struct PagerDutyImportTests {
  static let incidents = """
    {"incidents": [{"id": "PT4KHLK", "type": "incident", "summary": "[#1234] The server is slow",
      "incident_number": 1234, "title": "The server is slow", "status": "resolved",
      "created_at": "2026-11-06T02:30:00Z", "urgency": "high",
      "last_status_change_at": "2026-11-06T03:10:00Z", "resolved_at": "2026-11-06T03:10:00Z",
      "service": {"id": "PIJ90N7", "type": "service_reference", "summary": "shop"},
      "priority": {"id": "P53ZZH5", "type": "priority_reference", "summary": "P2"}},
     {"id": "PT4KHLL", "type": "incident", "incident_number": 1235, "title": "Slow again",
      "status": "triggered", "created_at": "2026-11-07T02:30:00Z", "urgency": "low",
      "last_status_change_at": "2026-11-07T02:30:00Z", "resolved_at": null,
      "service": {"id": "PIJ90N7", "type": "service_reference", "summary": "shop"},
      "priority": null}], "limit": 25, "offset": 0, "total": null, "more": false}
    """

  static func entry(
    _ type: String, _ user: String, _ at: String, status: String = "success", zone: String? = nil
  ) -> String {
    let time = zone.map { ", \"time_zone\": \"\($0)\"" } ?? ""
    return """
      {"id": "E\(at)", "type": "\(type)_log_entry", "created_at": "2026-11-06T02:\(at)Z",
       "channel": {"type": "auto", "notification": {"type": "sms", "status": "\(status)"}},
       "incident": {"id": "PT4KHLK", "type": "incident_reference"},
       "\(type == "notify" ? "user" : "agent")":
         {"id": "U\(user)", "type": "user_reference", "summary": "\(user)"\(time)}}
      """
  }

  /// By hand: Ada is called three times before she acknowledges (one page), Bob's text fails and
  /// then arrives, Ada is called again after she acknowledged (a second page).
  @Test func `messages up to the acknowledgement are one page`() {
    let entries = [
      Self.entry("notify", "Ada", "30:10", zone: "Europe/Berlin"),
      Self.entry("notify", "Ada", "31:00"), Self.entry("notify", "Bob", "32:00", status: "failed"),
      Self.entry("notify", "Ada", "32:10"), Self.entry("acknowledge", "Ada", "33:00"),
      Self.entry("notify", "Bob", "34:00", zone: "Eastern Time (US & Canada)"),
      Self.entry("acknowledge", "Eve", "35:00"), Self.entry("notify", "Ada", "50:00"),
      Self.entry("annotate", "Ada", "51:00"),
    ]
    let outcome = ImportOutcome.pagerduty(
      Self.incidents, "{\"log_entries\": [\(entries.reversed().joined(separator: ","))]}",
      options: ImportOptions(environment: "production", zone: "America/New_York"))
    let incident = outcome.records.incidents[0]
    #expect(incident.id == "pd:PT4KHLK")
    #expect(incident.severity == .sev2)
    #expect(incident.services == ["shop"])
    #expect(incident.resolvedAt == instant("2026-11-06T03:10:00Z"))
    #expect(incident.pages.map(\.responder) == ["Ada", "Bob", "Ada"])
    #expect(
      incident.pages.map(\.at) == [
        instant("2026-11-06T02:30:10Z"), instant("2026-11-06T02:34:00Z"),
        instant("2026-11-06T02:50:00Z"),
      ])
    #expect(incident.pages.map(\.acknowledgedAt) == [instant("2026-11-06T02:33:00Z"), nil, nil])
    #expect(
      incident.pages.map(\.zone) == ["Europe/Berlin", "America/New_York", "Europe/Berlin"])
    let open = outcome.records.incidents[1]
    #expect(open.severity == nil)
    #expect(open.resolvedAt == nil)
    #expect(
      outcome.notes == [
        "1 × notification that did not arrive",
        "1 × time zone that is no name of the tz database",
        "1 × acknowledgement by somebody who was not notified",
        "1 × incident without a severity",
      ])
  }

  static let table = """
    id,incident_number,description,service_id,service_name,escalation_policy_id,\
    escalation_policy_name,created_on,resolved_on,seconds_to_first_ack,seconds_to_resolve,\
    auto_resolved,escalation_count,auto_escalation_count,acknowledge_count,assignment_count,\
    acknowledged_by_user_ids,acknowledged_by_user_names,assigned_to_user_ids,\
    assigned_to_user_names,resolved_by_user_id,resolved_by_user_name,urgency
    Q1,1,"Slow, again",PS1,shop,PE1,Shop,2026-11-06T02:30:00+01:00,2026-11-06T02:54:00+01:00,\
    120,1440,0,0,0,2,1,"U1,U2","Ada,Bob",U1,Ada,U1,Ada,high
    Q2,2,Down,PS1,shop,PE1,Shop,2026-11-07 02:30:00,,,,0,0,0,0,1,,,U3,Eve,,,low
    Q3,3,No time,PS1,shop,PE1,Shop,yesterday,,,,0,0,0,0,1,,,U3,Eve,,,low

    """

  @Test func `the table gives incidents and whom they reached`() {
    let outcome = ImportOutcome.pagerduty(
      Self.table, options: ImportOptions(environment: "production", zone: "Europe/Berlin"))
    let incidents = outcome.records.incidents
    #expect(incidents.map(\.id) == ["pd:Q1", "pd:Q2"])
    #expect(incidents[0].detectedAt == instant("2026-11-06T01:30:00Z"))
    #expect(incidents[0].resolvedAt == instant("2026-11-06T01:54:00Z"))
    #expect(incidents[0].title == "Slow, again")
    #expect(incidents[0].pages.map(\.responder) == ["Ada", "Bob"])
    #expect(incidents[0].pages.map(\.acknowledgedAt) == [instant("2026-11-06T01:32:00Z"), nil])
    #expect(incidents[0].pages.map(\.zone) == ["Europe/Berlin", "Europe/Berlin"])
    #expect(incidents[1].detectedAt == instant("2026-11-07T02:30:00Z"))
    #expect(incidents[1].pages.map(\.responder) == ["Eve"])
    #expect(incidents[1].pages.map(\.acknowledgedAt) == [nil])
    #expect(outcome.notes.contains("1 × row without an id or a time"))
    #expect(outcome.notes.contains("3 × page out of the table"))
  }

  @Test func `an incident that is given twice is taken from the answers`() {
    let row = Self.table.replacing("\nQ1,", with: "\nPT4KHLK,")
    let outcome = ImportOutcome.pagerduty(Self.incidents, row)
    #expect(outcome.records.incidents.count == 3)
    #expect(outcome.records.incidents.first?.title == "The server is slow")
    #expect(outcome.notes.contains("1 × row of an incident that is also given as JSON"))
  }

  @Test func `a table of something else is refused`() {
    let outcome = ImportOutcome.pagerduty("a,b\n1,2\n")
    #expect(outcome.records == ImportedRecords())
    #expect(outcome.codes == ["GP7003"])
  }
}
