import Diagnostics
import Formats
import Ingest

/// The files of a workspace that are its record: what govpack reads, and what lies beside it.
struct RecordFiles {
  let folder: WorkspaceFolder
  let places: WorkspacePlaces

  /// Folders of the record that hold more than the inputs: frozen files, templates.
  private static let folders = ["state/", "ops/", "Templates/"]

  /// The folders whose content belongs to the record, without `/` behind.
  var roots: [String] {
    let all = (Self.folders + places.all).filter { $0.hasSuffix("/") }.map { String($0.dropLast()) }
    return Set(all.filter { !$0.isEmpty }).sorted()
  }

  /// All of them in byte order, each once. Dot files are none of it. What cannot be listed is in
  /// the log.
  func paths(log: DiagnosticLog) -> [String] {
    let files = places.all.filter { !$0.hasSuffix("/") && isFile($0) }
    let found = roots.filter { folder.exists($0) }.flatMap { folder.files(below: $0, log: log) }
    return Set(files + found).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func isFile(_ path: String) -> Bool { folder.sha256(path) != nil }
}
