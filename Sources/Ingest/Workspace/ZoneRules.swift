import Diagnostics
import Formats
import Model

/// The rules of time zones, out of the system's tz database.
enum ZoneRules {
  /// nil where the database has no such zone.
  static func named(_ name: String) -> TimeZoneRules? {
    if name == "UTC" { return .utc }
    return TimeZoneFile.load(name).map { file in
      TimeZoneRules(
        name: name, initialOffsetSeconds: file.initialOffsetSeconds,
        transitions: file.transitions.map { .init(at: $0.at, offsetSeconds: $0.offsetSeconds) })
    }
  }

  /// The zone of a setting; UTC with an error where there is no such zone.
  static func load(
    _ name: String, setting: String, at place: SourceLocation?, log: DiagnosticLog
  ) -> TimeZoneRules {
    if let rules = named(name) { return rules }
    log.add(.unknownZone(name, setting: setting, at: place))
    return .utc
  }

  /// Every zone that teams, services and pages name, each once; an unknown one is reported at the
  /// first record that names it and left out.
  static func all(in facts: Facts, log: DiagnosticLog) -> [String: TimeZoneRules] {
    var zones: [String: TimeZoneRules] = [:]
    var unknown: Set<String> = []
    for (name, place) in mentions(facts) where zones[name] == nil && !unknown.contains(name) {
      if let rules = named(name) {
        zones[name] = rules
      } else {
        unknown.insert(name)
        log.add(.noSuchZone(name, at: place))
      }
    }
    return zones
  }

  private static func mentions(_ facts: Facts) -> [(String, SourceLocation)] {
    var mentions: [(String, SourceLocation)] = []
    for team in facts.teams { team.timeZoneName.map { mentions.append(($0, team.source)) } }
    for service in facts.services {
      service.timeZoneName.map { mentions.append(($0, service.source)) }
    }
    for incident in facts.incidents {
      for page in incident.pages { page.zone.map { mentions.append(($0, page.source)) } }
    }
    return mentions
  }
}

extension Diagnostic {
  fileprivate static func unknownZone(
    _ name: String, setting: String, at place: SourceLocation?
  ) -> Diagnostic {
    Diagnostic(
      "GP6003", .error,
      "the setting '\(setting)' names no time zone: '\(Words.shortened(name))'; UTC is used",
      at: place, hint: "use a name of the tz database, such as Europe/Berlin")
  }

  static func noSuchZone(_ name: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      "GP5154", .error, "there is no time zone '\(Words.shortened(name))'; it is not used",
      at: place, hint: "use a name of the tz database, such as Europe/Berlin")
  }
}
