import Diagnostics
@testable import Formats

/// The lines of the log of actions, one by one, with every text that can be asked of them. What was
/// read before changes nothing: a reader that knows the shapes of earlier lines finds in each what one
/// that knows none does.
struct ActionLinesTarget: FuzzTarget {
  private static let path = "lines.jsonl"
  private let lines = LogLines()

  func take(_ bytes: [UInt8]) {
    WorkingFolder.write(Self.path, bytes)
    let log = DiagnosticLog()
    guard let source = WorkingFolder.folder.logSource(Self.path, log: log) else {
      preconditionFailure("the file is there: \(log.sorted)")
    }
    do throws(LogReadError) {
      let found = try Self.read(source, lines)
      let again = try Self.read(source, lines)
      let anew = try Self.read(source, LogLines())
      precondition(found == anew && again == anew, "lines differ by what was read before")
    } catch {
      preconditionFailure("the file can be read: \(error.diagnostic(Self.path))")
    }
  }

  /// All that is said of each line.
  private static func read(
    _ source: LogSource, _ lines: LogLines
  ) throws(LogReadError) -> [[String]] {
    var found: [[String]] = []
    var line = ActionLogLine()
    for part in 0..<source.partCount {
      try lines.begin(source, part: part)
      reading: while true {
        switch try lines.next(&line) {
        case .end: break reading
        case .fault: found.append(["\(lines.fault)", lines.excerpt])
        case .line: found.append(["\(line)"] + texts(of: line, lines))
        }
      }
      found.append(["\(lines.lineCount)"])
    }
    return found
  }

  private static func texts(of line: ActionLogLine, _ lines: LogLines) -> [String] {
    var texts = [lines.text]
    for field in ActionLogField.allCases { texts.append(lines.string(field) ?? "-") }
    for text in [line.workflow, line.model, line.lane, line.tool, line.reason, line.detail] {
      texts.append(lines.string(text))
    }
    var offsets: [Int] = []
    lines.eachNoticeableText(of: line) { offsets.append($1) }
    for offset in offsets { texts.append("\(offset) \(lines.fieldPath(at: offset))") }
    return texts
  }
}
