import Checks
import Diagnostics
import Figures
import Model
import RecordFixtures
import Testing

/// Days by a paper calendar: 20 November 2026 and 1 January 2027 are Fridays, 2026 has a week 53.
@Suite struct `Calendar of meetings` {
  static func minutes(
    _ cadence: String, _ date: String, actions: [ActionItem] = [], ticks: [String] = []
  ) -> Minutes {
    let place = line(1, "ops/reviews/\(cadence)/\(date).md")
    return Minutes(
      cadence: cadence, date: day(date), actions: actions,
      ticks: ticks.map { ChecklistTick(itemID: $0, done: true, source: place) }, source: place)
  }

  /// `2026-W46 held 2026-11-13`, from the first meeting that was counted.
  static func words(
    _ cadence: MeetingCadence, _ held: [(String, String)], today: String,
    settings: Settings = Settings()
  ) -> [String] {
    let minutes = held.map { Self.minutes($0.0, $0.1) }.sorted { $0.date < $1.date }
    let calendar = MeetingCalendar(minutes, settings, today: day(today))
    return calendar.meetings(of: cadence).compactMap { meeting in
      switch meeting.state {
      case .held(let minutes): "\(meeting.period) held \(minutes.date)"
      case .missed: "\(meeting.period) missed"
      case .due: "\(meeting.period) due by \(meeting.day)"
      case .toCome: "\(meeting.period) to come \(meeting.day)"
      case .beforeRecord: nil
      }
    }
  }

  @Test func `a review moved by a day is held, over the end of a year too`() {
    #expect(
      Self.words(
        .friday, [("friday", "2026-12-18"), ("friday", "2026-12-24"), ("friday", "2026-12-31")],
        today: "2027-01-09") == [
          "2026-W51 held 2026-12-18", "2026-W52 held 2026-12-24", "2026-W53 held 2026-12-31",
          "2027-W01 due by 2027-01-08", "2027-W02 to come 2027-01-15",
        ])
    #expect(
      Self.words(
        .friday, [("friday", "2026-12-18"), ("friday", "2027-01-04")], today: "2027-01-06")
        == [
          "2026-W51 held 2026-12-18", "2026-W52 missed", "2026-W53 held 2027-01-04",
          "2027-W01 to come 2027-01-08", "2027-W02 to come 2027-01-15",
        ])
  }

  /// Monday 16 November is three days from the 13th and four from the 20th.
  @Test func `the nearest review day counts, and each minutes once`() {
    let before = [("friday", "2026-11-06"), ("friday", "2026-11-16")]
    #expect(
      Self.words(.friday, before, today: "2026-11-18").prefix(3) == [
        "2026-W45 held 2026-11-06", "2026-W46 held 2026-11-16", "2026-W47 to come 2026-11-20",
      ])
    #expect(
      Self.words(.friday, before + [("friday", "2026-11-20")], today: "2026-11-20").prefix(3) == [
        "2026-W45 held 2026-11-06", "2026-W46 held 2026-11-16", "2026-W47 held 2026-11-20",
      ])
    // Tuesday 17 November is nearer to the 20th: the review of the 13th was missed.
    #expect(
      Self.words(
        .friday, [("friday", "2026-11-06"), ("friday", "2026-11-17")], today: "2026-11-18"
      ).prefix(3) == [
        "2026-W45 held 2026-11-06", "2026-W46 missed", "2026-W47 held 2026-11-17",
      ])
  }

  @Test func `a meeting of a month that slips into the next counts for its own`() {
    let december = [("autonomy-risk", "2026-11-30"), ("autonomy-risk", "2027-01-04")]
    #expect(
      Self.words(.autonomyRisk, december, today: "2027-01-20") == [
        "2026-11 held 2026-11-30", "2026-12 missed", "2027-01 held 2027-01-04",
        "2027-02 to come 2027-02-28",
      ])
    #expect(
      Self.words(
        .autonomyRisk, december + [("autonomy-risk", "2027-01-28")], today: "2027-01-30"
      ) == [
        "2026-11 held 2026-11-30", "2026-12 held 2027-01-04", "2027-01 held 2027-01-28",
        "2027-02 to come 2027-02-28",
      ])
    #expect(
      Self.words(
        .vendorModel,
        [("friday", "2026-10-01"), ("vendor-model", "2027-01-05"), ("vendor-model", "2027-03-20")],
        today: "2027-03-31") == [
          "2026-Q4 held 2027-01-05", "2027-Q1 held 2027-03-20", "2027-Q2 to come 2027-06-30",
        ])
  }

  @Test func `February of a leap year has its 29th`() {
    #expect(
      Self.words(
        .maintenance, [("maintenance", "2028-01-31"), ("maintenance", "2028-02-29")],
        today: "2028-02-29") == [
          "2028-01 held 2028-01-31", "2028-02 held 2028-02-29", "2028-03 to come 2028-03-31",
        ])
    #expect(
      Self.words(.maintenance, [("maintenance", "2028-01-31")], today: "2028-02-29").last(2) == [
        "2028-02 due by 2028-02-29", "2028-03 to come 2028-03-31",
      ])
  }

  @Test func `what was due before the first minutes is not counted`() {
    #expect(
      Self.words(.agentOps, [("friday", "2026-11-06")], today: "2026-11-18") == [
        "2026-W46 missed", "2026-W47 due by 2026-11-22", "2026-W48 to come 2026-11-29",
      ])
    #expect(Self.words(.agentOps, [], today: "2026-11-18").count == 2)
  }

  /// The 16th is a holiday; Saturday and Sunday are off.
  @Test func `the digest is asked for on working days, from its first minutes on`() {
    let settings = Settings(calendar: BusinessCalendar(holidays: [day("2026-11-16")]))
    #expect(
      Self.words(
        .daily, [("daily", "2026-11-12"), ("daily", "2026-11-13"), ("daily", "2026-11-18")],
        today: "2026-11-18", settings: settings) == [
          "2026-11-12 held 2026-11-12", "2026-11-13 held 2026-11-13", "2026-11-17 missed",
          "2026-11-18 held 2026-11-18", "2026-11-19 to come 2026-11-19",
        ])
    let never = Self.words(.daily, [("friday", "2026-11-06")], today: "2026-11-18")
    #expect(never.filter { $0.hasSuffix("missed") } == [])
    let closed = Settings(calendar: BusinessCalendar(hours: [:]))
    #expect(Self.words(.daily, [], today: "2026-11-18", settings: closed) == [])
  }

  // MARK: Checks

  static func facts(_ minutes: [Minutes]) -> Facts {
    Facts(minutes: minutes.sorted { $0.date < $1.date }, sources: fresh(.minutes))
  }

  static let weekly = ["2026-10-30", "2026-11-06", "2026-11-13", "2026-11-20"].map {
    minutes("friday", $0)
  }

  @Test func `meeting-missed says once for each cadence which were`() {
    var all = Self.weekly
    #expect(
      MeetingMissed().messages(in: Self.facts(all)) == [
        "agent-ops: of 2 meetings that were due, these have no minutes: 2026-W45, 2026-W46"
      ])
    all += ["2026-11-05", "2026-11-12", "2026-11-19"].map { Self.minutes("agent-ops", $0) }
    #expect(MeetingMissed().messages(in: Self.facts(all)) == [])
    #expect(MeetingMissed().messages(in: Self.facts([])) == [])
  }

  /// In Berlin summer time begins on Sunday 29 March 2026; that day ends at 22:00 UTC. The weeks 12
  /// and 13 end on the 22nd and the 29th.
  @Test func `a week is over with its last local day, of 23 hours too`() {
    var facts = Self.facts([
      Self.minutes("friday", "2026-03-13"), Self.minutes("friday", "2026-03-20"),
      Self.minutes("friday", "2026-03-27"), Self.minutes("agent-ops", "2026-03-17"),
    ])
    facts.zone = berlin
    func missed(_ time: String) -> [String] {
      MeetingMissed().findings(
        in: CheckContext(facts: facts, figures: FigureSet([]), asOf: at(time))
      ).map(\.message)
    }
    #expect(missed("03-29 21:59") == [])
    #expect(
      missed("03-29 22:00") == [
        "of 2 meetings that were due, these have no minutes: 2026-W13"
      ])
  }

  static func action(_ id: String, due: String?, _ status: String = "open") -> ActionItem {
    ActionItem(id: id, title: id, owner: "lead", due: due.map(day), status: status, source: line(4))
  }

  @Test func `meeting-action-overdue goes by the last word, and leaves postmortems to their rule`()
  {
    var facts = Self.facts([
      Self.minutes(
        "friday", "2026-11-06",
        actions: [
          Self.action("A", due: "2026-11-10"), Self.action("B", due: "2026-11-10"),
          Self.action("C", due: "2026-11-21"), Self.action("D", due: nil),
          Self.action("PM-1-A1", due: "2026-11-10"),
        ]),
      // Another meeting closes it.
      Self.minutes("agent-ops", "2026-11-12", actions: [Self.action("B", due: nil, "done")]),
    ])
    facts.postmortems = [
      Postmortem(
        id: "PM-1", actions: [Self.action("PM-1-A1", due: "2026-11-10")], source: line(1))
    ]
    facts.nearMisses = [
      NearMiss(id: "NM-1", actions: [Self.action("N", due: "2026-11-20")], source: line(1))
    ]
    #expect(
      MeetingActionOverdue().messages(in: facts) == [
        "A: the action of the meeting friday of 2026-11-06 was due on 2026-11-10 and is open, "
          + "owner lead",
        "N: the action of NM-1 was due on 2026-11-20 and is open, owner lead",
      ])
  }

  /// The as-of is 21 November; 21 October is 31 days before.
  @Test func `backup-overdue asks for a tick of the last 31 days`() {
    func found(_ minutes: [Minutes]) -> [String] {
      BackupOverdue().messages(in: Self.facts(minutes))
    }
    #expect(found([Self.minutes("maintenance", "2026-10-21", ticks: ["backup-made"])]) == [])
    #expect(
      found([Self.minutes("maintenance", "2026-10-20", ticks: ["backup-made"])]) == [
        "backup-made: the last backup that the minutes name was made on 2026-10-20, 32 days ago; "
          + "the limit is 31"
      ])
    #expect(
      found([Self.minutes("maintenance", "2026-11-20", ticks: ["backup-verified"])]) == [
        "backup-made: no minutes of the maintenance say that a backup was made"
      ])
    let context = CheckContext(
      facts: Self.facts(Self.weekly), figures: FigureSet([]), asOf: at("11-21 00:00"))
    #expect(BackupOverdue().findings(in: context) == [])
    #expect(BackupOverdue().obstacle(in: context) != nil)
  }
}

extension Array {
  fileprivate func last(_ count: Int) -> [Element] { Array(suffix(count)) }
}
