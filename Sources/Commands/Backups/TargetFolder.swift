import Formats

/// A folder to be made, or an empty one to be filled: its parent, opened, and its name there.
struct TargetFolder: ~Copyable {
  let parent: Folder
  let name: String

  private init(parent: consuming Folder, name: String) {
    self.parent = parent
    self.name = name
  }

  /// Throws where something is there that is no empty folder.
  static func open(_ path: String) throws -> TargetFolder {
    let resolved = Folder.resolve(path)
    let plain = resolved ?? trimmed(path)
    let parts = plain.split(separator: "/", omittingEmptySubsequences: false)
    guard let last = parts.last.map(String.init), !last.isEmpty, last != ".", last != ".." else {
      throw CommandFailure.usage("\(path) cannot be a new folder", hint: "name it with --to")
    }
    let above = parts.dropLast().joined(separator: "/")
    let isAbsolute = plain.hasPrefix("/")
    let parent = try Folder.openMaking(above.isEmpty ? (isAbsolute ? "/" : ".") : above)
    try refuseContent(of: last, in: parent, path)
    return TargetFolder(parent: parent, name: last)
  }

  private static func refuseContent(
    of name: String, in parent: borrowing Folder, _ path: String
  ) throws {
    guard let kind = try parent.kind(name) else { return }
    guard kind == .folder else {
      throw CommandFailure(.io, "\(path) is no folder, and stays as it is")
    }
    guard try parent.folder(name).entries().isEmpty else {
      throw CommandFailure(
        .io, "\(path) is not empty, and nothing is written over",
        hint: "name a folder that does not exist yet")
    }
  }

  private static func trimmed(_ path: String) -> String {
    var rest = Substring(path)
    while rest.utf8.count > 1, rest.utf8.last == UInt8(ascii: "/") { rest = rest.dropLast() }
    return String(rest)
  }
}
