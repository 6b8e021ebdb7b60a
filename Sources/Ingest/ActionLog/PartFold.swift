import Formats
import Model

/// Folds the lines of one part of the log after the other, for one thread.
///
/// Where a fold at an earlier instant is wanted too, it goes on from a copy of this one at the first
/// line that is later than that: no line is read twice, and a part without later lines is folded
/// once.
final class PartFold {
  private let options: FoldOptions
  /// The earlier instant; none is `.max`.
  private let before: Int64
  /// Those of the part before, whose room is used again.
  private var rows: PartRows?

  /// Sees every line that counts, with its place in the part.
  var onLine: ((ActionLogLine, Moment, LogLines) -> Void)?

  /// Why the last part ends before its end.
  private(set) var fault: LogReadError?

  init(_ options: FoldOptions, before: Instant? = nil) {
    self.options = options
    self.before = before?.microseconds ?? .max
  }

  /// What the lines of a part come to.
  struct Output {
    var summary: PartSummary
    /// As of the earlier instant, where that is something else.
    var earlier: PartSummary?
  }

  /// Folds the lines of the part with which `lines` has begun.
  func fold(
    _ lines: LogLines, excluding exclusions: PartExclusions = PartExclusions()
  ) -> Output {
    fault = nil
    // Apart from the class, so that no access to it need be guarded.
    var rows = self.rows.take() ?? PartRows(options)
    defer { self.rows = rows }
    var earlier: PartRows?
    var line = ActionLogLine()
    rows.clear(excluding: exclusions)
    do throws(LogReadError) {
      reading: while true {
        switch try lines.next(&line) {
        case .line:
          let moment = rows.moment(of: line)
          if moment.time > before, earlier == nil { earlier = rows.copy(asOf: before) }
          _ = earlier?.fold(line, moment, lines)
          if rows.fold(line, moment, lines), let onLine { onLine(line, moment, lines) }
        case .fault:
          rows.note(lines.fault, lines)
          earlier?.note(lines.fault, lines)
        case .end: break reading
        }
      }
    } catch {
      // What came before it is kept.
      fault = error
    }
    return Output(
      summary: rows.finish(lineCount: lines.lineCount),
      earlier: earlier?.finish(lineCount: lines.lineCount))
  }
}
