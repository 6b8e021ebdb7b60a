import Diagnostics

/// A reason to stop, with the exit status it deserves and one line for the person.
struct CommandFailure: Error {
  var status: ExitStatus
  /// One sentence without a full stop.
  var message: String
  var hint: String?

  init(_ status: ExitStatus, _ message: String, hint: String? = nil) {
    self.status = status
    self.message = message
    self.hint = hint
  }

  /// The command line makes no sense.
  static func usage(_ message: String, hint: String? = nil) -> CommandFailure {
    CommandFailure(.usage, message, hint: hint)
  }

  /// "unknown command "buidl"", with the nearest of `names` as the hint.
  static func unknown(_ what: String, _ word: String, among names: [String]) -> CommandFailure {
    let nearest = Suggestion.nearest(to: word, among: names)
    let known = "known: \(names.joined(separator: ", "))"
    return .usage(
      "unknown \(what) \"\(word)\"",
      hint: nearest.map { "did you mean \"\($0)\"? \(known)" } ?? known)
  }
}
