import Diagnostics
import Formats
import Model

/// The rules of the zones that the settings name.
enum ZoneRules {
  /// UTC with an error where the system's tz database has no such zone.
  static func load(
    _ name: String, setting: String, at place: SourceLocation?, log: DiagnosticLog
  ) -> TimeZoneRules {
    if name == "UTC" { return .utc }
    guard let file = TimeZoneFile.load(name) else {
      log.add(.unknownZone(name, setting: setting, at: place))
      return .utc
    }
    return TimeZoneRules(
      name: name, initialOffsetSeconds: file.initialOffsetSeconds,
      transitions: file.transitions.map { .init(at: $0.at, offsetSeconds: $0.offsetSeconds) })
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
}
