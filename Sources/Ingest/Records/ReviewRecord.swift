import Diagnostics
import Model

/// A review report in Markdown: `REVIEW_n.md` and its patch, the report template, or what the
/// kernel prints.
struct ReviewRecord {

  private let text: RecordText
  private let reading: FileReading
  private let fields: RecordFields

  init(_ text: RecordText, _ reading: FileReading) {
    self.text = text
    self.reading = reading
    fields = RecordFields(text, reading)
    fields.noteUnknownKeys(of: ReviewSchema.markdown)
  }

  private var stem: String { RecordFileName.stem(reading.path) }

  /// Stated, or the name of the folder.
  private var taskID: String {
    if let id = fields.text("taskid", "task") { return id }
    let parts = reading.path.split(separator: "/")
    return parts.count >= 2 ? String(parts[parts.count - 2]) : stem
  }

  /// A report without a verdict is none.
  func review() -> TaskReview? {
    guard let verdict else {
      reading.report(.noVerdict(at: reading.place))
      return nil
    }
    var report = ReviewReport(
      id: fields.text("reportid") ?? titleID ?? "\(taskID)/\(stem)", taskID: taskID,
      reviewer: fields.text("reviewerid", "revieweragentid", "reviewer"),
      builder: fields.text("builderagentid", "builder", "coderid"),
      sessionID: fields.text("reviewsessionid", "session"),
      round: fields.integer("reviewround", "revisionnumber", "revision", "round"),
      reviewedAt: fields.instant("timestamp", "reviewedat", "reviewed", "date"),
      verdict: ReviewVocabulary.verdict(verdict.text, at: verdict.place, reading),
      personas: fields.list("personasused", "personas"), source: reading.place)
    addIssues(to: &report)
    return TaskReview(taskID: taskID, reports: [report], source: reading.place)
  }

  /// The builder's answer to a report.
  func patch() -> TaskReview {
    let response = ReviewResponse(
      action: "revision_submitted", at: fields.instant("timestamp", "date"),
      notes: fields.text("addressesreview"), source: reading.place)
    return TaskReview(taskID: taskID, responses: [response], source: reading.place)
  }

  /// A field, or the heading `## Verdict: X`.
  private var verdict: (text: String, place: SourceLocation)? {
    if let field = fields.field(["verdict", "结论"], anywhere: true) {
      return (field.value, field.location)
    }
    for heading in text.headings where heading.text.hasPrefix("Verdict:") {
      let word = Words.trimmed(heading.text.dropFirst("Verdict:".count))
      return (word, text.location(of: text.lines[heading.index]))
    }
    return nil
  }

  /// `# Code Review Report: ID`.
  private var titleID: String? {
    guard let title = text.title?.text, let colon = title.firstIndex(of: ":"),
      title.hasPrefix("Code Review Report")
    else { return nil }
    return Words.trimmed(title[title.index(after: colon)...])
  }

  /// The issues of `# | Severity | File | Line | Description`, and the counts: of a table that
  /// states them, else of the issues.
  private func addIssues(to report: inout ReviewReport) {
    var issues: [ReviewIssue] = []
    var stated: [String: Int] = [:]
    for table in text.tables(in: 0..<text.lines.count) {
      guard let severity = table.column("severity") else { continue }
      if let count = table.column("count") {
        for row in table.rows {
          stated[Words.status(row.cell(severity))] = Int(FieldLine.clean(row.cell(count)))
        }
      } else {
        issues += table.rows.compactMap { issue($0, table, severity) }
      }
    }
    func count(_ word: String) -> Int {
      stated[word] ?? issues.count { $0.severity == word }
    }
    report.criticalCount = count("critical")
    report.majorCount = count("major")
    report.minorCount = count("minor")
    report.suggestionCount = count("suggestion")
    addDimensions(issues, to: &report)
  }

  /// An issue without a check id belongs to no dimension that the table names: it counts as
  /// quality.
  private func addDimensions(_ issues: [ReviewIssue], to report: inout ReviewReport) {
    for dimension in ReviewDimension.allCases {
      let own = issues.filter { issue in
        let first = ReviewDimension(rawValue: String(issue.checkID.prefix(1)))
        return (issue.checkID.dropFirst().first == "-" ? first ?? .quality : .quality) == dimension
      }
      if !own.isEmpty {
        report.dimensions.append(ReviewDimensionResult(dimension: dimension, issues: own))
      }
    }
  }

  private func issue(
    _ row: RecordTable.Row, _ table: RecordTable, _ severity: Int
  ) -> ReviewIssue? {
    let detail = row.cell(table.column("description", "issue"))
    guard !detail.isEmpty else { return nil }
    let place = row.location(reading.path)
    return ReviewIssue(
      checkID: FieldLine.clean(row.cell(table.column("checkid", "check", "id"))),
      severity: ReviewVocabulary.severity(row.cell(severity), at: place, reading), detail: detail,
      filePath: table.column("file").map { FieldLine.clean(row.cell($0)) },
      line: Int(FieldLine.clean(row.cell(table.column("line")))), source: place)
  }
}

extension Diagnostic {
  fileprivate static func noVerdict(at place: SourceLocation) -> Diagnostic {
    Diagnostic("GP5001", .error, "this review report has no 'verdict'", at: place)
  }
}
