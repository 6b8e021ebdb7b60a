import Diagnostics
import Formats

/// `render FILE.md`: a file as govpack would publish it, on standard output.
struct RenderCommand: Command {
  let name = "render"
  let summary = "print a Markdown file as govpack would publish it"
  let operands = "FILE.md"
  let operandCount = 1...1
  let flags: [Flag] = [.format("html (the body, default) or markdown", example: "markdown"), .help]
  let details = "What is wrong with the file is printed on standard error."

  enum Format: String, CaseIterable {
    case html, markdown
  }

  func run(_ typed: TypedArguments, _ console: Console) async throws -> ExitStatus {
    let format: Format =
      if let word = typed.format { try Choice.read(word, flag: "format") } else { .html }
    let log = DiagnosticLog()
    let file = try Self.file(typed.operands.first ?? "", log, console)
    let options = MarkdownOptions(.authored)
    let text =
      switch format {
      case .html: MarkdownRenderer.html(file, options, log: log)
      case .markdown: MarkdownRenderer.markdown(file, options, log: log)
      }
    Self.report(log, console)
    console.printDocument(text)
    return .fine
  }

  /// Throws where there is no such file (status 74), and where it is no text (65).
  private static func file(
    _ path: String, _ log: DiagnosticLog, _ console: Console
  ) throws -> SourceFile {
    guard let file = try NamedFile(path).read(log: log) else {
      report(log, console)
      throw CommandFailure(.nothingBuilt, "cannot read \(path)")
    }
    return file
  }

  private static func report(_ log: DiagnosticLog, _ console: Console) {
    for diagnostic in log.sorted {
      console.note(DiagnosticPrinter.text(diagnostic, severityText: console.painted))
    }
  }
}
