/// How much a diagnostic or a finding matters, from least to most.
package enum Severity: String, CaseIterable, Sendable, Comparable {
  /// For information: nothing was lost.
  case note
  /// Read, but in a way the author may not have meant.
  case warning
  /// A record, a file or a setting was not used.
  case error

  package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// One thing that is wrong with the user's files: collected, never thrown, and printed as
/// `path:line:column: severity: message [GP1234]` with the line and a caret under it.
package struct Diagnostic: Hashable, Sendable {
  /// `GP` and four digits; the thousands name the stage (`Docs/DIAGNOSTICS.md`).
  package var code: String
  package var severity: Severity
  /// One sentence without a full stop, in plain words.
  package var message: String
  package var location: SourceLocation?
  /// The text of the line, when the raiser had it at hand.
  package var excerpt: String?
  /// How many columns the caret underlines.
  package var length: Int
  /// What to do about it, when that is known.
  package var hint: String?

  package init(
    _ code: String, _ severity: Severity, _ message: String, at location: SourceLocation? = nil,
    excerpt: String? = nil, length: Int = 1, hint: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.location = location
    self.excerpt = excerpt
    self.length = length
    self.hint = hint
  }
}

extension Diagnostic {
  /// The same without the keys, tokens and passwords that it quotes.
  var masked: Diagnostic {
    var result = self
    result.message = SecretText.masked(message, padded: false)
    result.hint = hint.map { SecretText.masked($0, padded: false) }
    result.excerpt = excerpt.map { SecretText.masked($0, padded: true) }
    return result
  }
}

extension Diagnostic: Comparable {
  /// By place, then code, then message: the order in which diagnostics are always printed.
  package static func < (left: Self, right: Self) -> Bool {
    let first = left.location ?? SourceLocation(path: "")
    let second = right.location ?? SourceLocation(path: "")
    if first != second { return first < second }
    if left.code != right.code { return left.code < right.code }
    return left.message.utf8.lexicographicallyPrecedes(right.message.utf8)
  }
}
