/// Reads what `git log --patch --unified=1` prints, line by line, and keeps what was taken away, and
/// what was put in between.
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
    /// The line of the file before that comes next.
    var place = 0
    /// Lines still to come, of the file before and of the one after.
    var oldLeft = 0
    var newLeft = 0
    /// The change that is being read, and where it starts.
    var start = 0
    var removed: [String] = []
    var added: [String] = []
    var isOpen: Bool { oldLeft > 0 || newLeft > 0 }
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
    hunk = Hunk(place: old.start, oldLeft: old.count, newLeft: new.count)
  }

  private static func range(_ word: Substring) -> (start: Int, count: Int) {
    let terms = word.dropFirst().split(separator: ",")
    return (
      terms.first.flatMap { Int($0) } ?? 0, terms.count > 1 ? Int(terms[1]) ?? 0 : 1
    )
  }

  private mutating func readChange(_ text: String) {
    switch text.utf8.first {
    case UInt8(ascii: "-"):
      if hunk.removed.isEmpty { hunk.start = hunk.place }
      hunk.removed.append(String(text.dropFirst()))
      hunk.oldLeft -= 1
      hunk.place += 1
    case UInt8(ascii: "+"):
      hunk.added.append(String(text.dropFirst()))
      hunk.newLeft -= 1
    case UInt8(ascii: "\\"):
      // "No newline at end of file"
      return
    default:
      // A line of both files: what was read stands before it.
      finishChange(before: hunk.place)
      hunk.oldLeft -= 1
      hunk.newLeft -= 1
      hunk.place += 1
    }
    if !hunk.isOpen { finishChange(before: nil) }
  }

  /// A comma or a line end that the next entry asked for changes nothing. `next` is the line that
  /// follows the change; nil where nothing does, so that all that was added stands at the end.
  private mutating func finishChange(before next: Int?) {
    defer { (hunk.removed, hunk.added) = ([], []) }
    if isFileGone, !hunk.removed.isEmpty {
      add(line: 0, count: hunk.removed.count, text: hunk.removed.first ?? "", isDeleted: true)
      return
    }
    var added = hunk.added.map(Self.bare)
    let gone = hunk.removed.indices.filter { index in
      guard let same = added.firstIndex(of: Self.bare(hunk.removed[index])) else { return true }
      added.remove(at: same)
      return false
    }
    guard let first = gone.first else {
      if let next { noteInserted(added, before: next) }
      return
    }
    guard AppendOnlyPath.isProtected(hunk.removed[first], in: path) else { return }
    add(
      line: hunk.start + first, count: gone.count, text: hunk.removed[first],
      isDeleted: added.isEmpty)
  }

  /// Entries put before others. A merge of two branches that both added puts those of one before
  /// those of the other, and is fine.
  private mutating func noteInserted(_ lines: [String], before next: Int) {
    let entries = lines.filter { AppendOnlyPath.isEntry($0, in: path) }
    guard let first = entries.first, !commit.isMerge else { return }
    add(line: next, count: entries.count, text: first, isDeleted: false, isInserted: true)
  }

  private static func bare(_ line: String) -> String {
    var bytes = Array(line.utf8)
    while let last = bytes.last, [0x20, 0x09, 0x0D, 0x2C].contains(last) { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func add(
    line: Int, count: Int, text: String, isDeleted: Bool, isInserted: Bool = false
  ) {
    entries.append(
      RewrittenEntry(
        commit: commit.name, date: commit.date, author: commit.author, path: path, line: line,
        count: count, text: text, isDeleted: isDeleted, isInserted: isInserted,
        isOfMerge: commit.isMerge))
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

  /// Whether the line begins an entry of a log, whose order is the order of time: a line of JSON
  /// lines, or the heading of an audit entry, which is its time.
  static func isEntry(_ line: String, in path: String) -> Bool {
    if path.hasSuffix(".jsonl") { return line.hasPrefix("{") }
    return path.hasSuffix(".md") && path.contains("audit/") && line.hasPrefix("## 2")
  }
}
