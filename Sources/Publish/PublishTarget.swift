import Formats
import Glibc

/// Where a site goes: a name in a folder. Lock and staging stand beside it under hidden names,
/// on the same file system, so that one rename can put the new site in place.
struct PublishTarget: Sendable {
  /// The folder that holds the site, with links resolved.
  let parent: String
  let name: String

  var path: String { parent == "/" ? "/" + name : "\(parent)/\(name)" }
  var lockName: String { ".\(name).lock" }
  var stagingPrefix: String { ".\(name).staging-" }

  /// `path` may be relative, and may be a link to the site's folder.
  init(_ path: String) throws(PublishError) {
    var trimmed = path[...]
    while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed = trimmed.dropLast() }
    let resolved = Self.resolve(String(trimmed)) ?? String(trimmed)
    let parts = resolved.split(separator: "/", omittingEmptySubsequences: true)
    guard let last = parts.last, last != ".", last != ".." else {
      throw .badTarget(path: path, reason: "it names no folder of its own")
    }
    let holder = resolved.dropLast(last.utf8.count)
    let folder = holder.isEmpty ? "." : String(holder)
    guard let parent = Self.resolve(folder) else {
      throw .failed(FileError(path: folder, operation: "open", code: errno))
    }
    self.parent = parent
    name = String(last)
  }

  private static func resolve(_ path: String) -> String? {
    guard let text = realpath(path, nil) else { return nil }
    defer { free(text) }
    return String(cString: text)
  }
}
