import Diagnostics
import Foundation
import Model
import RecordFixtures
import WorkspaceFixtures

/// `Derivation/record`, which the script beside it reads too. The lines are decoded here, so that
/// these tests hold the figures and not the readers; `state/services.yaml` is written out below.
struct WorkedDeliveryRecord {
  let facts: Facts

  private static let folder =
    FixtureWorkspace.projectRoot + "/Tests/FiguresTests/WorkedDelivery/Derivation"

  static func expected() throws -> [String] {
    try String(contentsOfFile: "\(folder)/expected.txt", encoding: .utf8)
      .split(separator: "\n").map(String.init)
  }

  static func read() throws -> WorkedDeliveryRecord {
    let deployments = try lines(of: DeploymentLine.self, in: "deployments").map { $0.deployment }
    let changes = try lines(of: ChangeLine.self, in: "changes").map { $0.change }
    let incidents = try lines(of: IncidentLine.self, in: "incidents").map { $0.incident }
    var facts = Facts(
      settings: Settings(timeZoneName: "Europe/Berlin"), zone: berlin,
      agents: [Agent(id: "ai_claude-1", type: "ai_builder", source: line(1, "state/agents.yaml"))],
      deployments: deployments.sorted { left, right in
        (left.finishedAt ?? left.startedAt ?? now, left.id)
          < (right.finishedAt ?? right.startedAt ?? now, right.id)
      }, changes: changes, incidents: incidents, services: services, teams: teams,
      zones: ["Europe/Berlin": berlin, "Asia/Tokyo": tokyo, "America/New_York": newYork])
    facts.sources = fresh(.deployments, .changes, .incidents, .agents, .services)
    return WorkedDeliveryRecord(facts: facts)
  }

  // MARK: state/services.yaml

  private static let tokyo = TimeZoneRules(
    name: "Asia/Tokyo", initialOffsetSeconds: 32_400, transitions: [])
  /// Its clocks went back on 1 November.
  private static let newYork = TimeZoneRules(
    name: "America/New_York", initialOffsetSeconds: -18_000,
    transitions: [
      .init(at: 1_772_953_200, offsetSeconds: -14_400),
      .init(at: 1_793_512_800, offsetSeconds: -18_000),
    ])

  private static let services = [
    Service(id: "ledger", team: "core", source: place(2)),
    Service(id: "mobile", team: "apps", source: place(3)),
    Service(id: "payments", team: "core", source: place(4)),
    Service(id: "portal", timeZoneName: "America/New_York", source: place(5)),
  ]

  private static let teams = [
    Team(
      id: "apps", timeZoneName: "Asia/Tokyo",
      calendar: calendar(
        [.monday, .tuesday, .wednesday, .thursday, .friday], 10..<18, 11, [3, 23]),
      source: place(7)),
    Team(
      id: "core", timeZoneName: "Europe/Berlin",
      calendar: BusinessCalendar(
        hours: Dictionary(
          uniqueKeysWithValues: Weekday.allCases.filter { $0 != .saturday }
            .map { ($0, 0..<8 * 3600) }), holidays: [day("2026-11-11"), day("2026-12-25")]),
      source: place(10)),
  ]

  private static func place(_ number: Int) -> SourceLocation { line(number, "state/services.yaml") }

  private static func calendar(
    _ days: [Weekday], _ hours: Range<Int>, _ month: Int, _ holidays: [Int]
  ) -> BusinessCalendar {
    BusinessCalendar(
      hours: Dictionary(
        uniqueKeysWithValues: days.map {
          ($0, hours.lowerBound * 3600..<hours.upperBound * 3600)
        }),
      holidays: holidays.map { day("2026-\(month)-\($0 < 10 ? "0" : "")\($0)") })
  }

  // MARK: Lines

  /// Every line of a folder with its place.
  private static func lines<Line: PlacedLine>(
    of type: Line.Type, in name: String
  ) throws -> [Placed<Line>] {
    let path = "ops/\(name)"
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let files = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/record/\(path)")
    return try files.sorted().flatMap { file in
      try String(contentsOfFile: "\(folder)/record/\(path)/\(file)", encoding: .utf8)
        .split(separator: "\n").enumerated().map { number, text in
          Placed(
            line: try decoder.decode(Line.self, from: Data(text.utf8)),
            source: line(number + 1, "\(path)/\(file)"))
        }
    }
  }
}
