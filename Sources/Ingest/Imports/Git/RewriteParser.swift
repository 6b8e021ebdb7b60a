/// Reads what `git log --patch --unified=0` prints, line by line, and keeps what was taken away.
struct RewriteParser {
  /// `commit HASH DATE PARENTS%x09AUTHOR`; no line of a patch begins so.
  static let format = "commit %H %aI %p%x09%an"
  /// Of a line; longer ones are cut.
  private static let lineLimit = 64 << 10

  private(set) var entries: [RewrittenEntry] = []
  private let limit: Int
  private var line: [UInt8] = []
  private var commit = Commit()
  private var path = ""
  private var hunk = Hunk()
  private var isFileGone = false

  private struct Commit {
    var name: String?
    var date = ""
    var author = ""
    var isMerge = false
  }

  private struct Hunk {
    var start = 0
    /// Lines still to come.
    var removedLeft = 0
    var addedLeft = 0
    var removed: [String] = []
    var added: [String] = []
    var isOpen: Bool { removedLeft > 0 || addedLeft > 0 }
  }

  init(limit: Int) { self.limit = limit }

  /// False where there is no use in going on.
  mutating func consume(_ piece: ArraySlice<UInt8>) -> Bool {
    var rest = piece
    while let end = rest.firstIndex(of: 0x0A) {
      append(rest[..<end])
      rest = rest[(end + 1)...]
      finishLine()
      if entries.count >= limit { return false }
    }
    append(rest)
    return true
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>) {
    line += bytes.prefix(max(0, Self.lineLimit - line.count))
  }

  private mutating func finishLine() {
    let text = String(decoding: line, as: UTF8.self)
    line.removeAll(keepingCapacity: true)
    if hunk.isOpen {
      readChange(text)
    } else if text.hasPrefix("commit ") {
      readCommit(text)
    } else if text.hasPrefix("deleted file mode ") {
      isFileGone = true
    } else if text.hasPrefix("diff --git ") {
      isFileGone = false
    } else if text.hasPrefix("--- ") {
      path = Self.name(text)
    } else if text.hasPrefix("Binary files "), !text.hasPrefix("Binary files /dev/null ") {
      let names = text.dropFirst("Binary files ".count)
      path = names.split(separator: " and ").first.map { String($0) } ?? ""
      add(line: 0, count: 0, text: "", isDeleted: isFileGone)
    } else if text.hasPrefix("@@ ") {
      readHunk(text)
    }
  }

  private mutating func readCommit(_ text: String) {
    let parts = text.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
    let words = parts[0].split(separator: " ")
    commit = Commit(
      name: words.count > 1 ? String(words[1]) : nil, date: words.count > 2 ? String(words[2]) : "",
      author: parts.count > 1 ? String(parts[1]) : "", isMerge: words.count > 4)
  }

  /// `path` of `--- path`; a tab follows a name with blanks.
  private static func name(_ text: String) -> String {
    let name = text.dropFirst(4)
    return String(name.hasSuffix("\t") ? name.dropLast() : name)
  }

  /// `@@ -12,2 +12,3 @@`
  private mutating func readHunk(_ text: String) {
    let words = text.split(separator: " ")
    guard words.count > 2 else { return }
    let (old, new) = (Self.range(words[1]), Self.range(words[2]))
    hunk = Hunk(start: old.start, removedLeft: old.count, addedLeft: new.count)
  }

  private static func range(_ word: Substring) -> (start: Int, count: Int) {
    let terms = word.dropFirst().split(separator: ",")
    return (
      terms.first.flatMap { Int($0) } ?? 0, terms.count > 1 ? Int(terms[1]) ?? 0 : 1
    )
  }

  private mutating func readChange(_ text: String) {
    if text.utf8.first == UInt8(ascii: "-") {
      hunk.removedLeft -= 1
      hunk.removed.append(String(text.dropFirst()))
    } else if text.utf8.first == UInt8(ascii: "+") {
      hunk.addedLeft -= 1
      hunk.added.append(String(text.dropFirst()))
    }
    if !hunk.isOpen { finishHunk() }
  }

  /// A comma or a line end that the next entry asked for changes nothing.
  private mutating func finishHunk() {
    if isFileGone {
      add(line: 0, count: hunk.removed.count, text: hunk.removed.first ?? "", isDeleted: true)
      return
    }
    var added = hunk.added.map(Self.bare)
    let gone = hunk.removed.indices.filter { index in
      guard let same = added.firstIndex(of: Self.bare(hunk.removed[index])) else { return true }
      added.remove(at: same)
      return false
    }
    guard let first = gone.first, AppendOnlyPath.isProtected(hunk.removed[first], in: path) else {
      return
    }
    add(
      line: hunk.start + first, count: gone.count, text: hunk.removed[first],
      isDeleted: added.isEmpty)
  }

  private static func bare(_ line: String) -> String {
    var bytes = Array(line.utf8)
    while let last = bytes.last, [0x20, 0x09, 0x0D, 0x2C].contains(last) { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func add(line: Int, count: Int, text: String, isDeleted: Bool) {
    entries.append(
      RewrittenEntry(
        commit: commit.name, date: commit.date, author: commit.author, path: path, line: line,
        count: count, text: text, isDeleted: isDeleted, isOfMerge: commit.isMerge))
  }
}

/// Which lines of an append-only file may never go.
enum AppendOnlyPath {
  /// Words that begin the lines of a decision or a freeze that are meant to move on.
  private static let moving = ["status", "superseded", "supersedes", "review", "ended", "end"]

  /// In files of records, such as `ops/decision-log/ADR-1.md`, the state moves on; a line of a log
  /// stays for good.
  static func isProtected(_ line: String, in path: String) -> Bool {
    let isRecord = path.hasSuffix(".md") && !path.contains("audit/")
    guard isRecord else { return true }
    let words = line.lowercased().drop { !$0.isLetter }
    return !moving.contains { words.hasPrefix($0) }
  }
}
