import Diagnostics
@testable import Formats

/// The lines of the log of actions, one by one, with every text that can be asked of them.
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
      for part in 0..<source.partCount {
        try lines.begin(source, part: part)
        try readPart()
      }
    } catch {
      preconditionFailure("the file can be read: \(error.diagnostic(Self.path))")
    }
  }

  private func readPart() throws(LogReadError) {
    var line = ActionLogLine()
    while true {
      switch try lines.next(&line) {
      case .end: return
      case .fault:
        _ = lines.fault.reason
        _ = lines.excerpt
      case .line: readTexts(of: line)
      }
    }
  }

  private func readTexts(of line: ActionLogLine) {
    for field in ActionLogField.allCases { _ = lines.string(field) }
    for text in [line.workflow, line.model, line.lane, line.tool, line.reason, line.detail] {
      _ = lines.string(text)
    }
    _ = lines.text
    var offsets: [Int] = []
    lines.eachNoticeableText(of: line) { offsets.append($1) }
    for offset in offsets { _ = lines.fieldPath(at: offset) }
  }
}
