import Diagnostics
import Formats
import Model

/// `govpack.yaml`: how this workspace is read, judged and printed.
struct SettingsInput: Input {
  let kind = InputKind.settings
  let pathKey = "settings"
  let places = ["govpack.yaml"]

  func recordCount(in facts: Facts) -> Int { facts.settings.source == nil ? 0 : 1 }

  func read(_ reading: FileReading, into facts: inout Facts) {
    if let root = reading.topLevel(kind) {
      facts.settings = SettingsDecoder(root, reading).settings
    }
  }
}
