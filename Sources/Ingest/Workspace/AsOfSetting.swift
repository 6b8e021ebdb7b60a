package import Diagnostics
package import Formats
import Model

/// `as_of` of govpack.yaml: the as-of of a record that has ended, such as an example's.
///
/// It is asked for before the workspace is read, because what is read is judged by it.
package enum AsOfSetting {
  /// The text, unless there is none or it is no time; the reading of the settings says why.
  ///
  /// Where the system does not let them be read, the log says so: a later reading may succeed, and
  /// the record would be judged as of now.
  package static func text(in folder: WorkspaceFolder, log: DiagnosticLog) -> String? {
    let own = DiagnosticLog()
    defer { log.add(contentsOf: own.sorted.filter(\.isUnreadable)) }
    guard let path = SettingsInput().places.first, folder.exists(path, log: own),
      let file = folder.read(path, log: own),
      let text = YAMLDocument.parse(file, log: own).root?["as_of"]?.string, isOne(text)
    else { return nil }
    return text
  }

  /// A day, or a time with its offset.
  static func isOne(_ text: String) -> Bool {
    CivilDate(iso8601: text) != nil || WrittenTime(text)?.instant != nil
  }
}
