import Diagnostics
import Formats

/// A file that was named on the command line, anywhere.
struct NamedFile {
  /// As typed.
  let path: String

  init(_ path: String) { self.path = path }

  /// The bytes under the path as typed. Throws where there is no such file (status 74); nil with a
  /// diagnostic where it cannot be read as text.
  func read(limit: Int = 64 << 20, log: DiagnosticLog) throws -> SourceFile? {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let name = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
    let workspace = try WorkspaceFolder(root: folder)
    guard workspace.exists(name) else {
      throw CommandFailure(.io, "there is no file \(path)")
    }
    return workspace.read(name, limit: limit, log: log)
      .map { SourceFile(path: path, bytes: $0.bytes) }
  }
}
