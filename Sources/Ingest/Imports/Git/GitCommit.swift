import Model

/// A commit as `git log` tells it, cut down to what an import needs.
struct GitCommit: Sendable {
  struct Person: Hashable, Sendable {
    let name: String
    let email: String

    /// As in the commit: `Ada <ada@example.org>`.
    var text: String { "\(name) <\(email)>" }
  }

  let sha: String
  let parents: [String]
  /// nil where it is no time of the years 1 to 9999.
  let authoredAt: Instant?
  let committedAt: Instant?
  let author: Person
  let committer: Person
  /// As the trailers have them: `Ada <ada@example.org>`.
  let coAuthors: [String]
  let message: GitMessage

  /// The fields of one record, in the order of `GitLogParser.format`; nil where they are none.
  init?(_ fields: [[UInt8]]) {
    guard fields.count == GitLogParser.fieldCount, GitHash.isHash(fields[0]) else { return nil }
    let texts = fields.map { String(decoding: $0, as: UTF8.self) }
    sha = texts[0]
    parents = texts[1].split(separator: " ").map(String.init)
    authoredAt = Self.instant(texts[2])
    committedAt = Self.instant(texts[3])
    author = Person(name: texts[4], email: texts[5])
    committer = Person(name: texts[6], email: texts[7])
    coAuthors = texts[8].split(separator: "\u{1F}").map { Words.trimmed($0) }
    message = GitMessage(texts[9])
  }

  /// Seconds since 1970, as git prints them.
  static func instant(_ text: String) -> Instant? {
    guard let seconds = Int64(text), (-62_135_596_800...253_402_300_799).contains(seconds) else {
      return nil
    }
    return Instant(seconds: seconds)
  }
}

/// Object names of git.
enum GitHash {
  /// Forty or sixty-four hexadecimal digits in small letters.
  static func isHash(_ bytes: some Collection<UInt8>) -> Bool {
    (bytes.count == 40 || bytes.count == 64)
      && bytes.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}
