import Formats

/// A folder that is filled under a hidden name and gets its own in one step: whenever the run ends,
/// it is whole or not there.
enum StagedFolder {
  /// Fills a new folder. Throws where something of the name is there, unless that is an empty
  /// folder and may be replaced. What was staged is removed where the body throws.
  static func make(
    _ name: String, in parent: borrowing Folder, replacingEmpty: Bool = false,
    _ fill: (borrowing FolderTree) throws -> Void
  ) throws {
    Interruption.beginStaging()
    defer { Interruption.endStaging() }
    let staged = ".\(name).partial"
    if try parent.kind(staged) != nil { try parent.remove(staged) }
    try parent.make(staged)
    do {
      try fill(FolderTree(try parent.folder(staged)))
      if Interruption.wasRequested { throw InterruptedError() }
      try parent.syncFileSystem()
      if replacingEmpty, try parent.kind(name) == .folder {
        try replace(name, by: staged, in: parent)
      } else {
        try parent.rename(staged, to: name)
      }
      try parent.sync()
    } catch {
      if (try? parent.kind(staged)) != nil { try? parent.remove(staged) }
      throw error
    }
  }

  /// Lets the staged folder take the place of an empty one, and gives the place back where somebody
  /// wrote into it meanwhile.
  private static func replace(
    _ name: String, by staged: String, in parent: borrowing Folder
  ) throws {
    try parent.exchange(staged, name)
    guard try parent.folder(staged).entries().isEmpty else {
      try parent.exchange(staged, name)
      throw CommandFailure(.io, "\(name) is not empty any more; nothing was written")
    }
    try parent.remove(staged)
  }
}
