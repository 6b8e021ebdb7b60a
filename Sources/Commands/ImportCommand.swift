import Diagnostics
import Formats
import Ingest

/// `import SOURCE`: what people already have, turned into event files of the workspace; never into
/// figures.
struct ImportCommand: Command {
  let name = "import"
  let summary = "turn git history, forge, pager or trace exports into files of the workspace"
  let operands = "SOURCE [FILE…]"
  let operandCount = 1...Int.max
  let flags: [Flag] =
    [
      .root, .repository, .service, .tags, .merges, .agentPattern, .environment, .incidentLabel,
      .zone, .only,
    ] + AgentImportRun.flags + [.dryRun, .help]
  let details = """
    Sources: git (no files), github, gitlab and pagerduty (files that were downloaded; \
    Docs/IMPORTS.md says how). Written are files named import-SOURCE below ops/deployments, \
    ops/changes and ops/incidents, one record a line. The same input twice changes nothing, and a \
    file that no import wrote, or that was changed by hand, stays as it is. Traces of agents come \
    from otel, openinference, langfuse and litellm, and go to ops/actions.
    """

  func run(_ typed: TypedArguments, _ console: Console) async throws -> ExitStatus {
    if let run = try AgentImportRun(typed, console) { return try run.run() }
    let request = try ImportRequest(typed, console)
    let log = DiagnosticLog()
    var report = ImportReport()
    console.report("reading \(request.source.title)")
    let records = try request.records(console, report: &report, log: log)
    var results: [ImportedFile.Result] = []
    console.report("writing")
    for file in request.files {
      let result = try file.write(
        records, root: request.root, isDryRun: request.isDryRun, log: log)
      if let result { results.append(result) }
    }
    console.endReport()
    for diagnostic in log.sorted {
      console.note(DiagnosticPrinter.text(diagnostic, severityText: console.painted))
    }
    let text = ImportText(request: request, records: records, results: results, report: report)
    if request.isDryRun {
      let lines = results.flatMap(\.newLines).map { $0 + "\n" }.joined()
      console.printData(Array(lines.utf8), isJSON: true)
      console.note(text.text)
    } else {
      console.print(text.text)
    }
    return log.worst == .error ? .findings : .fine
  }
}
