import CSystem
package import Diagnostics
import Glibc

extension WorkspaceFolder {
  /// All regular files (and links to such) below `folder`, relative to the root, in byte order.
  /// Skips dot files and dot folders. What cannot be listed (unreadable folder, dangling link,
  /// link out of the workspace, a device) is a diagnostic. Links to folders are not followed.
  /// An absent folder is empty.
  package func files(below folder: String, log: DiagnosticLog) -> [String] {
    var found: [String] = []
    // An explicit stack: the depth of a folder tree is the user's, the call stack ours.
    var pending = [Self.trimmed(folder)]
    while let path = pending.popLast() {
      let entries: [Entry]
      do {
        entries = try list(path, log: log)
      } catch {
        let isFile = error.code == ENOTDIR && exists(path)
        if let diagnostic = isFile ? .notAFolder(path) : explain(error) { log.add(diagnostic) }
        continue
      }
      for entry in entries {
        let child = path.isEmpty ? entry.name : "\(path)/\(entry.name)"
        switch kind(of: child, entry.type, log: log) {
        case .file: found.append(child)
        case .folder: pending.append(child)
        case nil: break
        }
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private struct Entry {
    var name: String
    /// A DT_… value.
    var type: Int32
  }

  private enum Kind { case file, folder }

  /// Without `./` in front and `/` behind.
  private static func trimmed(_ path: String) -> String {
    var rest = Substring(path)
    while rest.utf8.starts(with: "./".utf8) { rest = rest.dropFirst(2) }
    while rest.utf8.count > 1, rest.utf8.last == UInt8(ascii: "/") { rest = rest.dropLast() }
    return rest == "." ? "" : String(rest)
  }

  private func list(_ path: String, log: DiagnosticLog) throws(FileError) -> [Entry] {
    let descriptor = try self.folder.open(
      path.isEmpty ? "." : path, flags: O_RDONLY | O_DIRECTORY)
    var entries: [Entry] = []
    _ = try descriptor.eachEntry(path: path) { name, type in
      if let name {
        if name.utf8.first != UInt8(ascii: ".") { entries.append(Entry(name: name, type: type)) }
      } else {
        log.add(.nameNotUTF8(in: path))
      }
      return true
    }
    return entries
  }

  private func kind(of path: String, _ type: Int32, log: DiagnosticLog) -> Kind? {
    if type == Int32(DT_REG) { return .file }
    if type == Int32(DT_DIR) { return .folder }
    do {
      // A link, or a file system that does not say: the type of what it leads to decides.
      let status = try self.folder.open(path, flags: gp_path_only).status(path: path)
      if status.isRegularFile { return .file }
      if status.isFolder, type == Int32(DT_UNKNOWN), !isLink(path) { return .folder }
      log.add(status.isFolder ? .linkedFolder(path) : .isSpecial(path))
    } catch {
      if let diagnostic = explain(error) { log.add(diagnostic) }
    }
    return nil
  }
}
