import Diagnostics
import Ingest

/// The report at the end of an import: what was read, what was written where, and what could not
/// be mapped.
struct ImportText {
  let request: ImportRequest
  let records: ImportedRecords
  let results: [ImportedFile.Result]
  let report: ImportReport

  var text: String {
    ([head] + results.map(line) + notes).map { DiagnosticPrinter.visible($0) + "\n" }.joined()
  }

  private var head: String {
    let counts: [(ImportedKind, Int, String)] = [
      (.deployments, records.deployments.count, "deployment"),
      (.changes, records.changes.count, "change"),
      (.incidents, records.incidents.count, "incident"),
    ]
    let parts = counts.filter { request.kinds.contains($0.0) }
      .map { "\($0.1) \($0.2)\($0.1 == 1 ? "" : "s")" }
    let what =
      request.source == .git ? "git history of \(request.service ?? "")" : request.source.title
    let end =
      results.isEmpty
      ? "; nothing to write" : results.allSatisfy(\.isUnchanged) ? "; nothing new" : ""
    return "\(what): \(parts.joined(separator: ", "))\(end)"
  }

  private func line(_ result: ImportedFile.Result) -> String {
    let lines = result.count == 1 ? "1 line" : "\(result.count) lines"
    var parts: [String] = []
    if !result.newLines.isEmpty { parts.append("\(result.newLines.count) new or changed") }
    if result.removedCount > 0 { parts.append("\(result.removedCount) gone or changed") }
    let state = parts.isEmpty ? "unchanged" : parts.joined(separator: ", ")
    let path = request.root == "." ? result.path : "\(request.root)/\(result.path)"
    let verb = request.isDryRun && !parts.isEmpty ? "would be written" : ""
    return "\(path): \(lines), \(state)\(verb.isEmpty ? "" : "; \(verb)")"
  }

  private var notes: [String] {
    if report.entries.isEmpty { return [] }
    return ["not mapped, or not as the source has it:"]
      + report.entries.map { "  \($0.count) × \($0.kind): \($0.reason); first: \($0.first)" }
  }
}
