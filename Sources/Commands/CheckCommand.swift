import Checks
import Diagnostics
import Formats
import Model
import Publish
import Render

/// `check`: what is wrong with the files and with the record, for people, editors and pull
/// requests.
struct CheckCommand: Command {
  let name = "check"
  let summary = "print what is wrong with the files and with the record"
  let operands = ""
  let operandCount = 0...0
  let flags: [Flag] =
    [.format("text, json, sarif or github (annotations)", example: "sarif")]
    + WorkspaceOptions.flags + [.history, .site, .failOn, .quiet, .verbose, .help]
  let details = """
    A line is `path:line: severity: message [check]`; --quiet leaves errors only, --verbose adds
    notes. The other formats have everything. JSON is one object: `as_of`, `counts` by
    severity, and `notices`, each with type (diagnostic or finding), severity, code, message, path,
    line, column, subject and hint. With --history the commits that the site in --site was built of \
    must be part of the history.
    """

  enum Format: String, CaseIterable {
    case text, json, sarif, github
  }

  func run(_ typed: TypedArguments, _ console: Console) async throws -> ExitStatus {
    let format: Format =
      if let word = typed.format { try Choice.read(word, flag: "format") } else { .text }
    let pipeline = Pipeline(try WorkspaceOptions(typed, console), console)
    let assessment = try await pipeline.assess()
    if typed.wantsHistory {
      let folder = try WorkspaceFolder(root: pipeline.options.root)
      let site = try PublishedSite(path: typed.site ?? "\(folder.root)/site")
      let history = AppendOnlyHistory(folder: folder, ledger: site.ledger, console: console)
      pipeline.log.add(contentsOf: await history.diagnostics())
    }
    let notices = pipeline.notices(assessment)
    console.endReport()
    console.printData(
      bytes(notices, assessment, pipeline, format), isJSON: format == .json || format == .sarif)
    let limit = pipeline.options.failOn ?? FailOn(assessment.facts.settings.failOn)
    return limit.status(of: notices.map(\.severity))
  }

  private func bytes(
    _ notices: [Notice], _ assessment: Assessment, _ pipeline: Pipeline, _ format: Format
  ) -> [UInt8] {
    switch format {
    case .text:
      let detail = pipeline.options.detail
      let summary = detail == .quiet ? "" : NoticeCount(notices).text + "\n"
      let lines = notices.filter { $0.severity >= detail.floor }.map { $0.text() + "\n" }
      return Array((lines.joined() + summary).utf8)
    case .json: return JSONWriter.indented(json(notices, assessment))
    case .github: return Array(notices.map { $0.workflowCommand + "\n" }.joined().utf8)
    case .sarif:
      return FindingsSARIF.bytes(
        rules: assessment.outcomes.map(\.rule), findings: assessment.findings,
        diagnostics: pipeline.log.sorted, version: Version.number)
    }
  }

  private func json(_ notices: [Notice], _ assessment: Assessment) -> JSONValue {
    return .object([
      ("as_of", .string(assessment.facts.zone.format(assessment.asOf))),
      ("counts", NoticeCount(notices).json),
      ("notices", .array(notices.map(\.json))),
    ])
  }
}
