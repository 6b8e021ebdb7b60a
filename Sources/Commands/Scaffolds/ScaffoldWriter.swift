import Diagnostics
import Formats

/// Does what a plan says, or only tells it.
struct ScaffoldWriter {
  let folder: WorkspaceFolder
  let isDryRun: Bool

  /// One line for each file; of a dry run, the text that would be written. Nothing is written
  /// where a step cannot be done.
  func write(_ plan: ScaffoldPlan) throws -> [String] {
    let changes = try plan.steps.map(change)
    if isDryRun { return changes.map(\.preview) }
    let files = NewFiles(root: folder.root)
    for change in changes {
      if let bytes = change.bytes {
        try files.replace(change.path, bytes)
      } else {
        try files.create(change.path, change.text)
      }
    }
    return changes.map(\.line)
  }

  private struct Change {
    let path: String
    let text: String
    /// Of a file that is there, all its new bytes; nil for a new file.
    var bytes: [UInt8]?

    var line: String { bytes == nil ? "wrote \(path)" : "added to \(path)" }
    var preview: String { "\(bytes == nil ? "would write" : "would add to") \(path):\n\(text)" }
  }

  private func change(_ step: ScaffoldPlan.Step) throws -> Change {
    switch step {
    case .create(let path, let text):
      guard !folder.exists(path) else {
        throw CommandFailure(.io, "\(path) is there already, and stays as it is")
      }
      return Change(path: path, text: text)
    case .add(let path, let addition, let start):
      guard let file = try present(path) else {
        let empty = SourceFile(path: path, text: start)
        let bytes = try addition.applied(to: empty)
        return Change(path: path, text: String(decoding: bytes, as: UTF8.self))
      }
      let bytes = try addition.applied(to: file, in: FrontMatterRange.of(file))
      return Change(path: path, text: addition.item, bytes: bytes)
    }
  }

  /// nil where there is no such file; throws where it cannot be read as text.
  private func present(_ path: String) throws -> SourceFile? {
    guard folder.exists(path) else { return nil }
    let log = DiagnosticLog()
    guard let file = folder.read(path, log: log) else {
      throw CommandFailure(
        .io, log.sorted.first.map { DiagnosticPrinter.text($0) } ?? "cannot read \(path)")
    }
    return file
  }
}

/// Where the YAML of a file is.
enum FrontMatterRange {
  /// Of Markdown, the lines between the first two lines of three hyphens (nothing where there are
  /// none); of any other file, all of it.
  static func of(_ file: SourceFile) -> Range<Int> {
    guard file.path.hasSuffix(".md") else { return 0..<file.bytes.count }
    var start: Int?
    var lineStart = 0
    while lineStart < file.bytes.count {
      let end = file.bytes[lineStart...].firstIndex(of: 0x0A) ?? file.bytes.count
      let line = file.bytes[lineStart..<end].filter { $0 != 0x0D && $0 != 0x20 }
      if line.elementsEqual([0x2D, 0x2D, 0x2D]) {
        if let start { return start..<lineStart }
        start = min(end + 1, file.bytes.count)
      } else if start == nil {
        break
      }
      lineStart = end + 1
    }
    return 0..<0
  }
}
