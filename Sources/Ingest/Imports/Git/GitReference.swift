import Model

/// A branch or tag and the commit that it stands for.
struct GitReference: Hashable, Sendable {
  /// In full: `refs/tags/v1.0.0`. Bytes that are no UTF-8 are U+FFFD.
  let name: String
  let commit: String
  /// When an annotated tag was made; nil for branches and light tags.
  let taggedAt: Instant?

  /// Without `refs/tags/`; nil for what is no tag.
  var tag: String? { Self.tag(name) }

  static func tag(_ name: String) -> String? {
    let start = "refs/tags/".utf8
    return name.utf8.starts(with: start) ? String(Substring(name.utf8.dropFirst(start.count))) : nil
  }
}

/// Puts together what git tells of references in three answers.
struct GitReferences {
  /// For `git for-each-ref`.
  static let format = "%(refname)%00%(objectname)%00%(taggerdate:unix)%00"

  /// In git's order, by name.
  let all: [GitReference]
  /// In full, those that stand for no commit.
  private let withoutCommit: [String]

  /// `listing` is in `format`, `peeled` what `git show-ref --dereference` prints, `commits` the
  /// object names that are commits.
  init(listing: [UInt8], peeled: [String: String], commits: Set<String>) {
    var all: [GitReference] = []
    var withoutCommit: [String] = []
    for (name, object, date) in Self.rows(listing) {
      let commit = peeled[name] ?? object
      if commits.contains(commit) {
        all.append(GitReference(name: name, commit: commit, taggedAt: GitCommit.instant(date)))
      } else {
        withoutCommit.append(name)
      }
    }
    self.all = all
    self.withoutCommit = withoutCommit
  }

  /// The tags of that name that stand for no commit but, for instance, for a file.
  func withoutCommit(matching pattern: Glob) -> [String] {
    withoutCommit.compactMap(GitReference.tag).filter(pattern.matches)
  }

  /// The objects that the references name, each once.
  static func objects(listing: [UInt8], peeled: [String: String]) -> [String] {
    var seen: Set<String> = []
    return rows(listing).map { peeled[$0.name] ?? $0.object }
      .filter { GitHash.isHash($0.utf8) && seen.insert($0).inserted }
  }

  private static func rows(
    _ listing: [UInt8]
  ) -> [(name: String, object: String, date: String)] {
    let fields = listing.split(separator: 0, omittingEmptySubsequences: false)
      .map { String(decoding: $0.first == 0x0A ? $0.dropFirst() : $0, as: UTF8.self) }
    return stride(from: 0, to: fields.count - 2, by: 3).map {
      (fields[$0], fields[$0 + 1], fields[$0 + 2])
    }
  }

  /// What annotated tags stand for in the end, by name: the lines that end in `^{}`.
  static func peeled(_ output: [UInt8]) -> [String: String] {
    var result: [String: String] = [:]
    for line in output.split(separator: 0x0A) {
      let text = String(decoding: line, as: UTF8.self)
      guard text.hasSuffix("^{}"), let blank = text.utf8.firstIndex(of: 0x20) else { continue }
      result[String(text[text.utf8.index(after: blank)...].dropLast(3))] = String(text[..<blank])
    }
    return result
  }

  /// The object names that `git cat-file --batch-check` calls commits.
  static func commits(_ output: [UInt8]) -> Set<String> {
    var result: Set<String> = []
    for line in output.split(separator: 0x0A) {
      let words = line.split(separator: 0x20)
      if words.count == 3, words[1].elementsEqual("commit".utf8) {
        result.insert(String(decoding: words[0], as: UTF8.self))
      }
    }
    return result
  }
}
