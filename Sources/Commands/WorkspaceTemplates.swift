import Diagnostics
import Formats
import Model
import Render
import Templates

/// The templates of the workspace's own `Templates/` folder, which replace the built-in ones. All
/// are read at the start: a template is an input like any other.
struct WorkspaceTemplates: Sendable {
  private let files: [String: SourceFile]

  /// Of pages, or of what `new` writes.
  enum Kind {
    case pages, scaffolds

    func holds(_ name: String) -> Bool {
      switch self {
      case .scaffolds: name.hasPrefix("scaffolds/")
      case .pages:
        ["packs/", "assets/", "site/", "layout.html", "copy.html"].contains { name.hasPrefix($0) }
      }
    }
  }

  init(_ kind: Kind, of folder: WorkspaceFolder, log: DiagnosticLog) {
    var files: [String: SourceFile] = [:]
    if folder.exists("Templates", log: log) {
      for name in TemplateLibrary.names where kind.holds(name) {
        let path = "Templates/\(name)"
        guard folder.exists(path, log: log), let file = folder.read(path, log: log) else {
          continue
        }
        files[name] = file
      }
    }
    self.files = files
  }

  var source: TemplateSource { TemplateSource { files[$0] } }

  /// By path.
  var fingerprints: [FileFingerprint] {
    files.values.map { file in
      FileFingerprint(
        path: file.path, sha256: SHA256.hexadecimal(of: file.bytes), byteCount: file.bytes.count)
    }
    .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}
