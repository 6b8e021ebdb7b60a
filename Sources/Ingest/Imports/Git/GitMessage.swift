import Model

/// What a commit's message says of the change that it ends.
struct GitMessage: Hashable, Sendable {
  /// A pull or merge request that the message names.
  enum Request: Hashable, Sendable {
    /// `#12`, as GitHub writes it.
    case pull(Int)
    /// `!12`, as GitLab writes it.
    case merge(Int)

    var text: String {
      switch self {
      case .pull(let number): "#\(number)"
      case .merge(let number): "!\(number)"
      }
    }
  }

  /// The subject, or for a forge's merge commit the request's title; at most 500 bytes.
  let title: String
  let request: Request?
  /// The branch that was merged, where the subject tells it.
  let branch: String?
  /// Whether it undoes a commit.
  let isRevert: Bool

  init(_ text: String) {
    let lines = text.utf8.split(separator: 0x0A).lazy.map { Self.head($0) }.filter { !$0.isEmpty }
    let subject = lines.first ?? ""
    let pull = Self.pullRequest(subject)
    let branch = pull?.branch ?? Self.mergedBranch(subject)
    let merge = branch == nil ? nil : lines.lazy.compactMap(Self.mergeRequest).first
    let isForgeMerge = pull != nil || merge != nil
    let title = isForgeMerge ? lines.dropFirst().first { _ in true } ?? subject : subject
    self.title = title
    self.branch = branch
    request =
      pull.map { .pull($0.number) } ?? merge.map { .merge($0) }
      ?? ChangeTitle(text: title).number.map { .pull($0) }
    isRevert = Self.isRevert(title: title, second: lines.dropFirst().first { _ in true } ?? "")
  }

  /// git's own words stand right below the subject; further down they are another commit's, as in
  /// the message of a squash.
  private static func isRevert(title: String, second: String) -> Bool {
    if ChangeTitle(text: title).isRevert { return true }
    let bringsBack = ["Revert \"Revert \"", "Reapply \""].contains {
      title.utf8.starts(with: $0.utf8)
    }
    return !bringsBack && second.utf8.starts(with: "This reverts commit ".utf8)
  }

  private static func head(_ line: Substring.UTF8View) -> String {
    Words.trimmed(String(decoding: line.prefix(500), as: UTF8.self))
  }

  /// `Merge pull request #12 from owner/branch`
  private static func pullRequest(_ subject: String) -> (number: Int, branch: String?)? {
    guard let rest = after("Merge pull request #", in: subject) else { return nil }
    let words = rest.split(separator: " ", maxSplits: 2)
    guard let first = words.first, let number = Digits.value(first.utf8) else { return nil }
    guard words.count == 3, words[1] == "from" else { return (number, nil) }
    let branch = words[2].split(separator: "/", maxSplits: 1).last.map(String.init)
    return (number, branch)
  }

  /// `Merge branch 'name'`, `Merge branch 'name' into 'main'`, `Merge remote-tracking branch …`
  private static func mergedBranch(_ subject: String) -> String? {
    guard
      let rest = after("Merge branch '", in: subject)
        ?? after("Merge remote-tracking branch 'origin/", in: subject),
      let end = rest.utf8.firstIndex(of: UInt8(ascii: "'"))
    else { return nil }
    return String(rest[..<end])
  }

  /// `See merge request group/project!12`
  private static func mergeRequest(_ line: String) -> Int? {
    guard let rest = after("See merge request ", in: line),
      let mark = rest.utf8.lastIndex(of: UInt8(ascii: "!"))
    else { return nil }
    return Digits.value(rest.utf8[rest.utf8.index(after: mark)...])
  }

  private static func after(_ start: String, in text: String) -> Substring? {
    text.utf8.starts(with: start.utf8) ? Substring(text.utf8.dropFirst(start.utf8.count)) : nil
  }
}
