import Diagnostics
import Formats
import Model

/// What is wrong with the lines of one file: the first of each kind are listed, the rest counted.
struct LogDiagnostics {
  /// Lines with errors, and as many with warnings, that are listed.
  private static let limit = 20

  let path: String
  private var listed: [Severity: Int] = [:]
  private var unlisted: [Severity: (count: Int, line: Int)] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  private var naiveTimes = 0
  private var firstNaive = 0

  init(path: String) { self.path = path }

  /// Takes a part of the file; `firstLine` is its first line's number.
  mutating func take(
    _ issues: [IssueRow], texts: [String], excluded: [Int], header: StoredPart.Header,
    firstLine: Int
  ) {
    var taken: [Severity: Int] = [:]
    for issue in issues {
      let exclusion = LogExclusion.allCases[Int(issue.exclusion)]
      let diagnostic = diagnostic(issue, exclusion, texts, firstLine)
      taken[diagnostic.severity, default: 0] += 1
      if listed[diagnostic.severity, default: 0] < Self.limit {
        listed[diagnostic.severity, default: 0] += 1
        diagnostics.append(diagnostic)
      } else {
        leaveOut(1, diagnostic.severity, line: diagnostic.location?.line ?? 0)
      }
    }
    // Of a part with very many the others are only counted.
    for (index, exclusion) in LogExclusion.allCases.enumerated() where exclusion != .afterAsOf {
      let own = issues.count { Int($0.exclusion) == index }
      leaveOut(excluded[index] - own, Self.severity(exclusion), line: firstLine)
    }
    if header.naiveTimes > 0 {
      if naiveTimes == 0 { firstNaive = firstLine + Int(header.firstNaive) }
      naiveTimes += Int(header.naiveTimes)
    }
  }

  private mutating func leaveOut(_ count: Int, _ severity: Severity, line: Int) {
    guard count > 0 else { return }
    let before = unlisted[severity] ?? (0, line)
    unlisted[severity] = (before.count + count, before.line)
  }

  /// All of the file, when its last part is taken.
  func finished() -> [Diagnostic] {
    var result = diagnostics
    if naiveTimes > 0 {
      result.append(.naiveTimes(naiveTimes, at: SourceLocation(path: path, line: firstNaive)))
    }
    for severity in [Severity.error, .warning] {
      guard let rest = unlisted[severity] else { continue }
      result.append(
        .unlistedLines(rest.count, severity, at: SourceLocation(path: path, line: rest.line)))
    }
    return result
  }

  static func severity(_ exclusion: LogExclusion) -> Severity {
    switch exclusion {
    case .unreadable, .endBeforeStart, .beforeItsParent: .error
    case .duplicate, .tornLine: .warning
    case .superseded, .afterAsOf: .note
    }
  }

  private func diagnostic(
    _ issue: IssueRow, _ exclusion: LogExclusion, _ texts: [String], _ firstLine: Int
  ) -> Diagnostic {
    let number = firstLine + Int(issue.line)
    let place = SourceLocation(path: path, line: number, column: Int(issue.column))
    let excerpt = texts[Int(issue.excerpt)]
    switch exclusion {
    case .unreadable:
      let reason = ActionLogFault.Reason(rawValue: UInt8(issue.reason)) ?? .unexpected
      let fault = ActionLogFault(reason: reason, field: UInt8(truncatingIfNeeded: issue.field))
      return .badLogLine(number, fault, at: place, excerpt: excerpt)
    case .tornLine: return .tornLogLine(number, at: place, excerpt: excerpt)
    case .duplicate: return .duplicateLogLine(number, at: place, excerpt: excerpt)
    case .superseded: return .supersededLogLine(number, at: place, excerpt: excerpt)
    case .endBeforeStart: return .endsBeforeStart(number, at: place, excerpt: excerpt)
    case .beforeItsParent: return .startsBeforeParent(number, at: place, excerpt: excerpt)
    case .afterAsOf: preconditionFailure("lines after the as-of are no issues")
    }
  }
}

extension Diagnostic {
  fileprivate static func badLogLine(
    _ number: Int, _ fault: ActionLogFault, at place: SourceLocation, excerpt: String
  ) -> Diagnostic {
    Diagnostic(
      "GP5200", .error, "line \(number) is not read: \(fault.text)", at: place, excerpt: excerpt)
  }

  fileprivate static func tornLogLine(
    _ number: Int, at place: SourceLocation, excerpt: String
  ) -> Diagnostic {
    Diagnostic(
      "GP5201", .warning, "line \(number) is cut off; it is not read", at: place,
      excerpt: excerpt, hint: "it is read once its rest has been written")
  }

  fileprivate static func duplicateLogLine(
    _ number: Int, at place: SourceLocation, excerpt: String
  ) -> Diagnostic {
    Diagnostic(
      "GP5202", .warning, "line \(number) has the id of an earlier line; it is not counted",
      at: place, excerpt: excerpt,
      hint: "to correct a line, write another id and name the old one in 'supersedes'")
  }

  fileprivate static func supersededLogLine(
    _ number: Int, at place: SourceLocation, excerpt: String
  ) -> Diagnostic {
    Diagnostic(
      "GP5203", .note, "line \(number) is superseded; it is not counted", at: place,
      excerpt: excerpt)
  }

  fileprivate static func endsBeforeStart(
    _ number: Int, at place: SourceLocation, excerpt: String
  ) -> Diagnostic {
    Diagnostic(
      "GP5204", .error, "line \(number) ends ('end_ts') before it starts ('ts'); it is not counted",
      at: place, excerpt: excerpt)
  }

  fileprivate static func startsBeforeParent(
    _ number: Int, at place: SourceLocation, excerpt: String
  ) -> Diagnostic {
    Diagnostic(
      "GP5205", .error,
      "line \(number) starts before the action that it is a part of; it is not counted", at: place,
      excerpt: excerpt, hint: "set the clocks of the machines by one time server")
  }

  fileprivate static func naiveTimes(_ count: Int, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      "GP5206", .warning,
      "\(count == 1 ? "a time has" : "\(count) times have") no offset from UTC; the first is "
        + "here, and all are read in naive_time_zone", at: place)
  }

  fileprivate static func unlistedLines(
    _ count: Int, _ severity: Severity, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      "GP5207", severity,
      "\(count) more line\(count == 1 ? "" : "s") with "
        + "\(severity == .error ? "errors" : "warnings"), from here on, "
        + "\(count == 1 ? "is" : "are") not listed", at: place,
      hint: "mend the first ones and run again")
  }
}
