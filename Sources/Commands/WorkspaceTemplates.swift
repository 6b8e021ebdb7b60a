import Diagnostics
import Formats
import Model
import Render
import Synchronization

/// The templates of the workspace's own `Templates/` folder, which replace the built-in ones.
/// Remembers what was read: a template is an input like any other.
final class WorkspaceTemplates: Sendable {
  private let folder: WorkspaceFolder
  private let log: DiagnosticLog
  private let read = Mutex<[String: FileFingerprint]>([:])

  init(_ folder: WorkspaceFolder, log: DiagnosticLog) {
    self.folder = folder
    self.log = log
  }

  var source: TemplateSource { TemplateSource { [self] in file($0) } }

  /// The templates read so far, by path.
  var fingerprints: [FileFingerprint] {
    read.withLock { Array($0.values) }
      .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private func file(_ name: String) -> SourceFile? {
    let path = "Templates/\(name)"
    guard folder.exists(path), let file = folder.read(path, log: log) else { return nil }
    let fingerprint = FileFingerprint(
      path: path, sha256: SHA256.hexadecimal(of: file.bytes), byteCount: file.bytes.count)
    read.withLock { $0[path] = fingerprint }
    return file
  }
}
