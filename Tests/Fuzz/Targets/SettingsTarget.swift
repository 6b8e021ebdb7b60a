import Diagnostics
import Formats
@testable import Ingest
import Model

/// `govpack.yaml`: the settings and the places of the inputs.
struct SettingsTarget: FuzzTarget {
  func take(_ bytes: [UInt8]) {
    guard WorkingFolder.isText(bytes) else { return }
    let reading = FileReading(
      SourceFile(path: "govpack.yaml", bytes: bytes), WorkingFolder.context)
    guard let root = reading.topLevel(.settings) else { return }
    let settings = SettingsDecoder(root, reading).settings
    _ = ZoneRules.load(
      settings.timeZoneName, setting: "timezone", at: settings.source, log: reading.log)
    _ = PathSettings(root, reading)
    _ = Excerpts.filled(reading)
  }
}
