import Checks
import Diagnostics
import Formats
import Model

/// `check`: what is wrong with the files and with the record, for people, editors and pull
/// requests.
struct CheckCommand: Command {
  let name = "check"
  let summary = "print what is wrong with the files and with the record"
  let operands = ""
  let operandCount = 0...0
  let flags: [Flag] =
    [.format("text, json, sarif or github (annotations)", example: "sarif")]
    + WorkspaceOptions.flags + [.failOn, .quiet, .verbose, .help]
  let details = """
    A line is `path:line: severity: message [check]`. JSON is one object: `as_of`, `counts` by
    severity, and `notices`, each with type (diagnostic or finding), severity, code, message, path,
    line, column, subject and hint.
    """

  enum Format: String, CaseIterable {
    case text, json, sarif, github
  }

  func run(_ typed: TypedArguments, _ console: Console) async throws -> ExitStatus {
    let format: Format =
      if let word = typed.format { try Choice.read(word, flag: "format") } else { .text }
    let pipeline = Pipeline(try WorkspaceOptions(typed, console), console)
    let assessment = try await pipeline.assess()
    let notices = pipeline.notices(assessment)
    console.endReport()
    console.print(text(notices, assessment, pipeline, format))
    let limit = pipeline.options.failOn ?? FailOn(assessment.facts.settings.failOn)
    return limit.status(of: notices.map(\.severity))
  }

  private func text(
    _ notices: [Notice], _ assessment: Assessment, _ pipeline: Pipeline, _ format: Format
  ) -> String {
    switch format {
    case .text:
      let count = NoticeCount(notices).text
      let summary = pipeline.options.detail == .quiet ? "" : "\(count)\n"
      return notices.map { $0.text() + "\n" }.joined() + summary
    case .json: return json(notices, assessment).page
    case .github: return notices.map { $0.workflowCommand + "\n" }.joined()
    case .sarif: return ""
    }
  }

  private func json(_ notices: [Notice], _ assessment: Assessment) -> JSONValue {
    let count = NoticeCount(notices)
    let counts = Severity.allCases.reversed().map { severity in
      (severity.rawValue, JSONValue.int(count.count(severity)))
    }
    return .object([
      ("as_of", .string(assessment.facts.zone.format(assessment.asOf))),
      ("counts", .object(counts)),
      ("notices", .array(notices.map(\.json))),
    ])
  }
}
