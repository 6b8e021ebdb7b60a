import Diagnostics
import Model

@testable import Ingest

/// What an import of literal files gave, as lines of text.
struct ImportOutcome {
  var records = ImportedRecords()
  var report = ImportReport()
  let log = DiagnosticLog()

  /// `count × kind`
  var notes: [String] { report.entries.map { "\($0.count) × \($0.kind)" } }

  var codes: [String] { log.sorted.map(\.code) }

  static let options = ImportOptions(environment: "production")

  /// The texts are synthetic: made by hand in the form of the sources' answers.
  static func github(_ texts: String..., options: ImportOptions = options) -> ImportOutcome {
    var outcome = ImportOutcome()
    outcome.records = GitHubImport.records(
      files(texts), options, report: &outcome.report, log: outcome.log)
    return outcome
  }

  static func gitlab(_ texts: String..., options: ImportOptions = options) -> ImportOutcome {
    var outcome = ImportOutcome()
    outcome.records = GitLabImport.records(
      files(texts), options, report: &outcome.report, log: outcome.log)
    return outcome
  }

  static func pagerduty(_ texts: String..., options: ImportOptions = options) -> ImportOutcome {
    var outcome = ImportOutcome()
    outcome.records = PagerDutyImport.records(
      files(texts), options, report: &outcome.report, log: outcome.log)
    return outcome
  }

  private static func files(_ texts: [String]) -> [SourceFile] {
    texts.enumerated().map { SourceFile(path: "file\($0.offset)", text: $0.element) }
  }
}

func instant(_ text: String) -> Instant? { Instant(rfc3339: text) }
