import Diagnostics
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// `state/services.yaml`: services, teams, their calendars and zones.
struct ServicesTests {
  private static func read(_ text: String) async throws -> ReadWorkspace {
    try await ReadWorkspace(["state/services.yaml": text])
  }

  @Test func `services and teams are read, in order of their ids`() async throws {
    let read = try await Self.read(
      """
      services:
      - id: web
        name: Shop
        team: one
        tier: "1"
        timezone: America/New_York
        repos: [shop, shop-theme]
        blast_radius: high
      - id: api
      teams:
      - id: two
        timezone: Asia/Kolkata
      - id: one
        calendar:
          hours: {mon-thu: "08:30-17:00", fri: "08:30–12:00", Saturday: off}
          holidays: [2026-12-25, 2026-10-03, 2026-10-03]
      """)
    #expect(read.summaries == [])
    #expect(read.facts.services.map(\.id) == ["api", "web"])
    let web = try #require(read.facts.services.last)
    #expect([web.name, web.team, web.tier, web.blastRadius] == ["Shop", "one", "1", "high"])
    #expect(web.repositories == ["shop", "shop-theme"])
    #expect(web.timeZoneName == "America/New_York")
    #expect(web.source.description == "state/services.yaml:2:3")
    let team = try #require(read.facts.teams.first)
    // 08:30 is 30 600 seconds after midnight, 17:00 61 200, noon 43 200.
    let day = 30_600..<61_200
    #expect(
      team.calendar?.hours == [
        .monday: day, .tuesday: day, .wednesday: day, .thursday: day, .friday: 30_600..<43_200,
      ])
    #expect(team.calendar?.holidays.map(\.description) == ["2026-10-03", "2026-12-25"])
    #expect(read.facts.teams.last?.calendar == nil)
    #expect(read.facts.zones.keys.sorted() == ["America/New_York", "Asia/Kolkata"])
    let noon = try #require(Instant(rfc3339: "2026-11-20T12:00:00Z"))
    #expect(read.facts.zones["Asia/Kolkata"]?.offset(at: noon) == 19_800)
  }

  @Test(arguments: [
    (
      "\"10:00-18:30\"", [Weekday.monday, .tuesday, .wednesday, .thursday, .friday], 36_000..<66_600
    ),
    ("{sun: \"00:00-24:00\"}", [.sunday], 0..<86_400), ("{mon: off}", [], 0..<0),
    ("{tue-wed: \"09:00 - 09:01\"}", [.tuesday, .wednesday], 32_400..<32_460),
  ])
  func `hours of a calendar`(_ hours: String, days: [Weekday], span: Range<Int>) async throws {
    let read = try await Self.read("teams:\n- {id: t, calendar: {hours: \(hours)}}\n")
    #expect(read.summaries == [])
    var expected: [Weekday: Range<Int>] = [:]
    for day in days { expected[day] = span }
    #expect(read.facts.teams.first?.calendar?.hours == expected)
  }

  @Test(arguments: [
    ("calendar: 9 to 5", "GP5002 state/services.yaml:2:21"),
    ("calendar: {hours: 9-17}", "GP5002 state/services.yaml:2:29"),
    ("calendar: {hours: \"17:00-09:00\"}", "GP5002 state/services.yaml:2:29"),
    ("calendar: {hours: [mon]}", "GP5002 state/services.yaml:2:29"),
    ("calendar: {hours: {fri-mon: \"09:00-17:00\"}}", "GP5002 state/services.yaml:2:30"),
    ("calendar: {hours: {moon: off}}", "GP5002 state/services.yaml:2:30"),
    ("calendar: {hours: {mon-tue: off, tue: \"09:00-10:00\"}}", "GP5002 state/services.yaml:2:44"),
    ("calendar: {hours: {mon: \"09:00-24:01\"}}", "GP5002 state/services.yaml:2:35"),
    ("calendar: {holidays: 2026-12-25}", "GP5002 state/services.yaml:2:32"),
    ("calendar: {holidays: [2026-02-30]}", "GP5002 state/services.yaml:2:33"),
    ("calendar: {hollidays: []}", "GP5003 state/services.yaml:2:22"),
    ("timezone: Mars/Olympus", "GP5154 state/services.yaml:2:21"),
    ("timezone: ../../etc/passwd", "GP5154 state/services.yaml:2:21"),
    ("timezones: UTC", "GP5003 state/services.yaml:2:11"),
  ])
  func `a bad team is named at its place`(_ text: String, summary: String) async throws {
    let read = try await Self.read("teams:\n- {id: t, \(text)}\n- {id: u}\n")
    #expect(read.summaries == [summary])
    #expect(read.diagnostics.allSatisfy { $0.excerpt != nil })
    #expect(read.facts.teams.last?.id == "u")
  }

  @Test func `an unknown zone is left out, its team kept`() async throws {
    let read = try await Self.read("teams: [{id: t, timezone: Mars/Olympus}]\n")
    #expect(read.facts.teams.map(\.id) == ["t"])
    #expect(read.facts.teams.map(\.timeZoneName) == [nil])
    #expect(read.facts.zones.isEmpty)
  }

  @Test func `the first of two services of one id is kept`() async throws {
    let read = try await Self.read("services:\n- {id: a, team: x}\n- {id: a, team: y}\n")
    #expect(read.summaries == ["GP5010 state/services.yaml:3:3"])
    #expect(read.facts.services.map(\.team) == ["x"])
  }

  @Test func `failure modes are words, or words with a name`() async throws {
    let read = try await ReadWorkspace([
      "state/failure_modes.yaml": """
      failure_modes:
      - timeout
      - {id: bad-config, name: Bad configuration, summary: A value nobody checked., hue: red}
      - {name: nameless}
      - timeout
      """
    ])
    #expect(
      read.summaries == [
        "GP5003 state/failure_modes.yaml:3:79", "GP5001 state/failure_modes.yaml:4:3",
        "GP5010 state/failure_modes.yaml:5:3",
      ])
    #expect(read.facts.failureModes.map(\.id) == ["bad-config", "timeout"])
    #expect(read.facts.failureModes.map(\.name) == ["Bad configuration", nil])
    #expect(read.facts.failureModes.first?.summary == "A value nobody checked.")
    #expect(read.facts.source(.failureModes).status == .incomplete(rejected: 1))
  }
}
