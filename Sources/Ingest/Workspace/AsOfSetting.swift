import Diagnostics
package import Formats
import Model

/// `as_of` of govpack.yaml: the as-of of a record that has ended, such as an example's.
///
/// It is asked for before the workspace is read, because what is read is judged by it.
package enum AsOfSetting {
  /// The text, unless there is none or it is no time; the reading of the settings says why.
  package static func text(in folder: WorkspaceFolder) -> String? {
    let log = DiagnosticLog()
    guard let path = SettingsInput().places.first, folder.exists(path),
      let file = folder.read(path, log: log),
      let text = YAMLDocument.parse(file, log: log).root?["as_of"]?.string, isOne(text)
    else { return nil }
    return text
  }

  /// A day, or a time with its offset.
  static func isOne(_ text: String) -> Bool {
    CivilDate(iso8601: text) != nil || WrittenTime(text)?.instant != nil
  }
}
