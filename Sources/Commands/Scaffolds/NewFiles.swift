import Formats

/// Writes files below a folder: new ones where nothing is, and changed ones in one step. No link is
/// followed.
struct NewFiles {
  let root: String

  /// Makes the folders above it. Throws where something of the name is there.
  func create(_ path: String, _ text: String) throws { try create(path, Array(text.utf8)) }

  func create(_ path: String, _ bytes: [UInt8]) throws {
    let parent = try parent(of: path, isMade: true)
    try parent.folder.write(parent.name, bytes)
    try parent.folder.sync()
  }

  /// Puts other bytes in the place of a file: whenever the run ends, it is one or the other.
  func replace(_ path: String, _ bytes: [UInt8]) throws {
    let parent = try parent(of: path, isMade: false)
    let beside = ".\(parent.name).new"
    if try parent.folder.kind(beside) != nil { try parent.folder.remove(beside) }
    try parent.folder.write(beside, bytes)
    try parent.folder.syncFileSystem()
    try parent.folder.exchange(beside, parent.name)
    try parent.folder.remove(beside)
    try parent.folder.sync()
  }

  private struct Parent: ~Copyable {
    let folder: Folder
    let name: String
  }

  private func parent(of path: String, isMade: Bool) throws(FileError) -> Parent {
    var folder = try Folder.open(root)
    let parts = path.split(separator: "/").map(String.init)
    for part in parts.dropLast() {
      if isMade, try folder.kind(part) == nil { try folder.make(part) }
      folder = try folder.folder(part)
    }
    return Parent(folder: folder, name: parts[parts.count - 1])
  }
}
