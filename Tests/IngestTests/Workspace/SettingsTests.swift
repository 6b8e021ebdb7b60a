import Diagnostics
@testable import Ingest
import Model
import Testing
import WorkspaceFixtures

/// `govpack.yaml`: values, defaults, and what is said of bad ones.
struct SettingsTests {
  @Test func `all settings are read`() async throws {
    let settings = try await ReadWorkspace([
      "govpack.yaml": """
      name: Example
      example: true
      timezone: Europe/Berlin
      naive_time_zone: America/New_York
      currency: USD
      week_review: {weekday: thursday, time: "09:30"}
      targets:
        os.tasks_completed: {min: 10, owner: project-owner}
        os.task_cycle_time: {max: 3d}
        os.session_success_rate: {min: 95%}
      packs: [friday]
      min_n: 3
      pending_proposal_days: 7
      orphaned_task_days: 5
      success_reasons: [done]
      source_url: https://example.org/{path}#L{line}
      fail_on: never
      """
    ]).facts.settings
    #expect(settings.name == "Example")
    #expect(settings.isExample)
    #expect(settings.timeZoneName == "Europe/Berlin")
    #expect(settings.naiveTimeZoneName == "America/New_York")
    #expect(settings.currency == "USD")
    #expect(settings.reviewWeekday == .thursday)
    #expect(settings.reviewMinute == 9 * 60 + 30)
    #expect(
      settings.targets.map(\.figure) == [
        "os.session_success_rate", "os.task_cycle_time", "os.tasks_completed",
      ])
    #expect(settings.targets.map(\.minimum) == [Rational(19, 20), nil, 10])
    #expect(settings.targets.map(\.maximum) == [nil, 259_200, nil])
    #expect(settings.targets.last?.owner == "project-owner")
    #expect(settings.packs == ["friday"])
    #expect(settings.minimumCount == 3)
    #expect(settings.pendingProposalDays == 7)
    #expect(settings.orphanedTaskDays == 5)
    #expect(settings.successReasons == ["done"])
    #expect(settings.sourceURL == "https://example.org/{path}#L{line}")
    #expect(settings.failOn == nil)
  }

  @Test func `delivery's settings are read`() async throws {
    let settings = try await ReadWorkspace([
      "govpack.yaml": """
      calendar: {hours: "08:00-16:30", holidays: [2026-12-25]}
      review_sla_business_hours: 7.5
      attribution_window: 36h
      maturity_days: 10
      production_environments: [live]
      top_failure_modes: 5
      """
    ]).facts.settings
    #expect(settings.calendar.hours[.friday] == 28_800..<59_400)
    #expect(settings.calendar.hours[.saturday] == nil)
    #expect(settings.calendar.holidays.map(\.description) == ["2026-12-25"])
    #expect(settings.reviewSLA == .seconds(27_000))
    #expect(settings.attributionWindow == .seconds(129_600))
    #expect(settings.maturity == .seconds(864_000))
    #expect(settings.productionEnvironments == ["live"])
    #expect(settings.topFailureModes == 5)
  }

  @Test func `delivery's settings have defaults`() async throws {
    let settings = try await ReadWorkspace(["govpack.yaml": "name: x\n"]).facts.settings
    #expect(settings.calendar.hours.count == 5)
    #expect(settings.calendar.hours[.monday] == 32_400..<61_200)
    #expect(settings.reviewSLA == .seconds(86_400))
    #expect(settings.attributionWindow == .seconds(86_400))
    #expect(settings.maturity == .seconds(604_800))
    #expect(settings.productionEnvironments == ["production", "prod"])
    #expect(settings.topFailureModes == 3)
  }

  @Test(arguments: [
    ("nmae: x", "GP6001 govpack.yaml:1:1"), ("name: [x]", "GP6002 govpack.yaml:1:7"),
    ("example: yes", "GP6002 govpack.yaml:1:10"), ("currency: Euro", "GP6002 govpack.yaml:1:11"),
    ("timezone: Mars/Olympus", "GP6003 govpack.yaml:1"),
    ("timezone: ../etc/passwd", "GP6003 govpack.yaml:1"),
    ("week_review: {weekday: someday}", "GP6002 govpack.yaml:1:24"),
    ("week_review: {time: \"24:00\"}", "GP6002 govpack.yaml:1:21"),
    ("targets: {a: 3}", "GP6002 govpack.yaml:1:14"),
    ("targets: {a: {owner: b}}", "GP6004 govpack.yaml:1:11"),
    ("min_n: 0", "GP6002 govpack.yaml:1:8"), ("packs: friday", "GP6002 govpack.yaml:1:8"),
    ("fail_on: always", "GP6002 govpack.yaml:1:10"),
    ("calendar: {hours: 9-5}", "GP6002 govpack.yaml:1:19"),
    ("calendar: {holiday: []}", "GP5003 govpack.yaml:1:12"),
    ("review_sla_business_hours: 0", "GP6002 govpack.yaml:1:28"),
    ("review_sla_business_hours: a day", "GP6002 govpack.yaml:1:28"),
    ("attribution_window: 24", "GP6002 govpack.yaml:1:21"),
    ("attribution_window: 50%", "GP6002 govpack.yaml:1:21"),
    ("attribution_window: 0h", "GP6002 govpack.yaml:1:21"),
    ("attribution_window: 99999d", "GP6002 govpack.yaml:1:21"),
    ("maturity_days: -1", "GP6002 govpack.yaml:1:16"),
    ("production_environments: []", "GP6002 govpack.yaml:1:26"),
    ("top_failure_modes: 0", "GP6002 govpack.yaml:1:20"),
    ("paths: {cardz: x}", "GP6005 govpack.yaml:1:9"),
    ("paths: {cards: ../x}", "GP6006 govpack.yaml:1:16"),
    ("paths: {cards: /x}", "GP6006 govpack.yaml:1:16"),
    ("paths: {tasks: gone.yaml}", "GP6007 govpack.yaml:1:16"),
  ])
  func `a bad setting is named at its place`(_ text: String, summary: String) async throws {
    #expect(try await ReadWorkspace(["govpack.yaml": text + "\n"]).summaries == [summary])
  }

  @Test func `a misspelt setting is offered the right one`() async throws {
    let read = try await ReadWorkspace(["govpack.yaml": "timezon: UTC\n"])
    #expect(read.diagnostics.map(\.hint) == ["did you mean 'timezone'?"])
  }

  @Test func `paths move inputs`() async throws {
    let read = try await ReadWorkspace([
      "govpack.yaml": """
      paths:
        tasks: state/work.yaml
        cards: state/cards
        decisions: [log/a/, log/b]
      """,
      "state/work.yaml": "tasks:\n  T1: {}\n", "state/tasks.yaml": "tasks:\n  T2: {}\n",
      "state/cards/inbox/T1.md": "# T1\n", "tasks/T2.md": "# T2\n", "log/a/D1.md": "# D1\n",
      "log/b/D2.md": "# D2\n", "ops/decision-log/D3.md": "# D3\n",
    ])
    #expect(read.summaries == [])
    #expect(read.facts.tasks.map(\.id) == ["T1"])
    #expect(read.facts.taskCards.map(\.folder) == ["inbox"])
    #expect(read.facts.decisions.map(\.id) == ["D1", "D2"])
  }

  @Test(arguments: [
    ("3", Rational(3)), ("-1.5", Rational(-3, 2)), ("95%", Rational(19, 20)),
    ("99.5 %", Rational(199, 200)), ("3d", Rational(259_200)), ("72h", Rational(259_200)),
    ("90m", Rational(5400)), ("2w", Rational(1_209_600)), ("0.5d", Rational(43_200)),
    ("30s", Rational(30)), ("d", nil), ("3 apples", nil), ("1e3", nil), ("", nil),
  ])
  func `bounds are exact`(_ text: String, value: Rational?) {
    #expect(TargetDecoder.value(text) == value)
  }

  @Test func `a naive time is read in its own zone, a date in the workspace's`() async throws {
    let read = try await ReadWorkspace([
      "govpack.yaml": "timezone: Asia/Kolkata\nnaive_time_zone: America/New_York\n",
      "state/tasks.yaml": """
      tasks:
        T1:
          status: running
          last_updated: "2026-02-02"
          events:
          - {timestamp: "2026-02-02T21:28:12.5", action: x}
          - {timestamp: "2026-07-02 21:28", action: x}
      """,
    ])
    let task = try #require(read.facts.tasks.first)
    // New York is five hours behind UTC in February, four in July; Kolkata 5:30 ahead.
    #expect(
      task.events.map(\.at) == [
        Instant(rfc3339: "2026-02-03T02:28:12.5Z"), Instant(rfc3339: "2026-07-03T01:28:00Z"),
      ])
    #expect(task.lastUpdated == Instant(rfc3339: "2026-02-01T18:30:00Z"))
    #expect(read.summaries == ["GP5006 state/tasks.yaml:6:19", "GP5006 state/tasks.yaml:7:19"])
  }
}
