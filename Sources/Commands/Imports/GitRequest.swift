import Ingest

/// Which repository an import of git history reads, and as which service.
struct GitRequest {
  let git: GitProgram
  let source: GitImport.Source
  let service: String
  let isShallow: Bool

  /// Throws where there is no git, or no repository.
  init(_ typed: TypedArguments, _ console: Console, root: String) throws {
    let folder = typed.repository ?? root
    let opened = try GitFailure.wrap { () throws(GitError) in
      let git = try GitProgram(
        folder: folder, searchPath: console.searchPath, home: console.homeFolder)
      return (git, try git.place(), try git.origin())
    }
    let (git, place, origin) = opened
    self.git = git
    isShallow = place.isShallow
    source =
      if let branch = typed.merges { .merges(branch: branch) } else {
        .tags(typed.tags.map { Glob($0) })
      }
    service = typed.service ?? Self.name(origin: origin, repository: place.repository)
  }

  /// The last part of the remote's address, which is the same in every clone; else of the folder's
  /// path. What cannot be in a service's name becomes `-`.
  static func name(origin: String?, repository: String) -> String {
    let address = origin ?? repository
    var parts = address.split { $0 == "/" || $0 == ":" || $0 == "\\" }
    if parts.last == ".git" { parts.removeLast() }
    var name = String(parts.last ?? "repository")
    if name.utf8.suffix(4).elementsEqual(".git".utf8) { name = String(name.dropLast(4)) }
    let allowed = name.utf8.map { byte -> UInt8 in
      switch byte {
      case 0..<0x21, 0x7F..., UInt8(ascii: "@"), UInt8(ascii: "#"), UInt8(ascii: "!"):
        UInt8(ascii: "-")
      default: byte
      }
    }
    return allowed.isEmpty ? "repository" : String(decoding: allowed.prefix(120), as: UTF8.self)
  }
}
