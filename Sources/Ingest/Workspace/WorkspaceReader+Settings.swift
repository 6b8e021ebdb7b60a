import Diagnostics
package import Formats
package import Model

extension WorkspaceReader {
  /// The settings of a workspace and its zone, without the rest of it. What is wrong with them is
  /// said when the workspace is read.
  package static func settings(
    of folder: WorkspaceFolder
  ) -> (settings: Settings, zone: TimeZoneRules) {
    let context = ReadingContext(
      folder: folder, zone: .utc, naiveZone: .utc, stateMachine: .builtIn)
    var results: [FileResult] = []
    let log = DiagnosticLog()
    let settings = readSettings(context, into: &results, log).0
    let zone = ZoneRules.load(
      settings.timeZoneName, setting: "timezone", at: settings.source, log: log)
    return (settings, zone)
  }
}
