/// Why a line of the log does not count.
package enum LogExclusion: String, CaseIterable, Hashable, Sendable {
  /// No JSON, no record, or a value that cannot be read.
  case unreadable
  /// The beginning of a last line that is still being written.
  case tornLine = "torn-line"
  /// Another line with the same id comes before it, by path and line.
  case duplicate
  /// Another line names its id in `supersedes`.
  case superseded
  case endBeforeStart = "end-before-start"
  /// It starts before the action that it is a part of, by whole seconds.
  case beforeItsParent = "before-its-parent"
  /// Later than the as-of: it does not exist yet.
  case afterAsOf = "after-as-of"
}

/// One file of the log.
package struct LogFile: Hashable, Sendable {
  package var path: String
  /// Lines that are not blank.
  package var lines: Int
  /// How many of them do not count, by reason; reasons without any are left out.
  package var excluded: [LogExclusion: Int]

  package init(path: String, lines: Int = 0, excluded: [LogExclusion: Int] = [:]) {
    self.path = path
    self.lines = lines
    self.excluded = excluded
  }
}
