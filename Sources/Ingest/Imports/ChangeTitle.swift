import Model

/// What the title of a change says of it: a commit's subject, or a pull request's title.
struct ChangeTitle {
  let text: String

  /// Types of "Conventional Commits" and of the Angular convention that it builds on.
  private static let types: Set<String> = [
    "feat", "fix", "docs", "style", "refactor", "perf", "test", "build", "ci", "chore", "revert",
    "trivial",
  ]

  /// The type before the colon, as in `fix(parser)!: …`, in small letters; `revert` where git's or
  /// the forge's own words say so; nil for any other title.
  var kind: String? {
    if isRevert { return "revert" }
    guard let colon = text.utf8.prefix(60).firstIndex(of: UInt8(ascii: ":")) else { return nil }
    var word = text[..<colon]
    if word.utf8.last == UInt8(ascii: "!") { word = word.dropLast() }
    if word.utf8.last == UInt8(ascii: ")"), let open = word.utf8.firstIndex(of: UInt8(ascii: "(")) {
      word = word[..<open]
    }
    let type = word.lowercased()
    return Self.types.contains(type) ? type : nil
  }

  /// `Revert "…"`, as git and the forges write it; a revert of a revert, which brings the change
  /// back, is none.
  var isRevert: Bool {
    text.utf8.starts(with: "Revert \"".utf8) && !text.utf8.starts(with: "Revert \"Revert \"".utf8)
  }

  /// The number in `… (#123)` at the end, as squash merges have it.
  var number: Int? {
    let words = Words.trimmed(text).utf8
    guard words.last == UInt8(ascii: ")"), let open = words.lastIndex(of: UInt8(ascii: "(")) else {
      return nil
    }
    let inner = words[words.index(after: open)...].dropLast()
    return inner.first == UInt8(ascii: "#") ? Digits.value(inner.dropFirst()) : nil
  }
}
