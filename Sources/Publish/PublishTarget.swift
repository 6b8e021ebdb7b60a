import Formats

/// Where the site goes, and what may stand there and beside it.
struct PublishTarget: ~Copyable, Sendable {
  /// The folder that holds the target; everything is done relative to it.
  let parent: Folder
  /// The target's own name in it.
  let name: String
  /// As a person would write it.
  let path: String

  /// Files that may stand alone in a folder that is to become a site.
  private static let bystanders = [
    "README.md", ".git", ".gitattributes", ".gitignore", ".gitkeep", ".nojekyll", "CNAME",
  ]

  /// Makes the folders above the target where they are absent. A target that is a symbolic link
  /// stands for what it leads to.
  init(path given: String) throws(PublishError) {
    let resolved = Folder.resolve(given) ?? given
    let names = resolved.split(separator: "/")
    guard let last = names.last, last != ".", last != ".." else { throw .noName(path: given) }
    let above = names.dropLast().joined(separator: "/")
    let isAbsolute = resolved.utf8.first == UInt8(ascii: "/")
    let folder = isAbsolute ? "/\(above)" : above.isEmpty ? "." : above
    parent = try PublishError.wrap { () throws(FileError) in try Folder.openMaking(folder) }
    name = String(last)
    path = given
  }

  /// Beside the target. It is never removed.
  func lock() throws(PublishError) -> FileLock {
    let file = "\(parent.path)/.\(name).lock"
    do {
      return try FileLock.take(path: file)
    } catch {
      switch error {
      case .held(let holder): throw .locked(path: path, holder: holder)
      case .file(let error): throw .file(error)
      }
    }
  }

  /// Throws where the target is something that must not be replaced.
  func checkReplaceable() throws(PublishError) {
    let isReplaceable = try PublishError.wrap { () throws(FileError) in
      switch try parent.kind(name) {
      case nil: return true
      case .folder:
        let folder = try parent.folder(name)
        if let bytes = try folder.read(Manifest.fileName) { return Manifest.isManifest(bytes) }
        return try folder.entries().allSatisfy { Self.bystanders.contains($0.name) }
      default: return false
      }
    }
    if !isReplaceable { throw .notASite(path: path) }
  }

  /// What the site that stands here says of its past. Throws where its ledger does not hold.
  func published() throws(PublishError) -> PublishedSite {
    try PublishedSite(path: "\(parent.path)/\(name)")
  }

  private var stagingPrefix: String { ".\(name).staging-" }

  /// Removes what runs left that were killed. The caller holds the lock.
  func removeStaleStaging() throws(PublishError) {
    try PublishError.wrap { () throws(FileError) in
      for entry in try parent.entries() where entry.name.hasPrefix(stagingPrefix) {
        try parent.remove(entry.name)
      }
    }
  }

  /// Makes a new folder with a name that nobody could have prepared, and returns the name.
  func makeStaging() throws(PublishError) -> String {
    let letters = (0..<12).map { _ in String(Int.random(in: 0..<36), radix: 36) }
    let staging = stagingPrefix + letters.joined()
    try PublishError.wrap { () throws(FileError) in try parent.make(staging) }
    return staging
  }
}
