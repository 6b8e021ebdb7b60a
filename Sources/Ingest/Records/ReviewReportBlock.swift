import Diagnostics
import Formats
import Model

/// A report in the `reviews` block: verdict, counts and the four dimensions.
enum ReviewReportBlock {
  private static let dimensions: [(key: String, dimension: ReviewDimension, percentage: String)] = [
    ("quality_check", .quality, ""),
    ("requirements_check", .requirements, "coverage_percentage"),
    ("completeness_check", .completeness, "completeness_percentage"),
    ("optimization_check", .optimization, ""),
  ]

  static func report(_ node: YAMLNode, task: String, _ reading: FileReading) -> ReviewReport? {
    guard var reader = MappingReader(node, ReviewSchema.report, reading) else { return nil }
    let verdict = reader.requiredText("verdict")
    var report = ReviewReport(
      id: reader.requiredText("report_id"), taskID: reader.text("task_id") ?? task,
      reviewer: reader.text("reviewer_agent_id"), builder: reader.text("builder_agent_id"),
      sessionID: reader.text("review_session_id"), round: reader.integer("revision_number"),
      reviewedAt: reader.instant("reviewed_at"),
      verdict: ReviewVocabulary.verdict(verdict, at: reader.location(of: "verdict"), reading),
      personas: reader.texts("personas_used"), source: reader.location)
    if let summary = reader.node("summary") { addCounts(summary, reading, to: &report) }
    for entry in dimensions {
      guard let node = reader.node(entry.key) else { continue }
      if let result = dimension(node, entry.dimension, entry.percentage, reading) {
        report.dimensions.append(result)
      }
    }
    return reader.isSound ? report : nil
  }

  private static func addCounts(
    _ node: YAMLNode, _ reading: FileReading, to report: inout ReviewReport
  ) {
    guard var reader = MappingReader(node, ReviewSchema.summary, reading) else {
      return
    }
    report.criticalCount = reader.integer("critical_count") ?? 0
    report.majorCount = reader.integer("major_count") ?? 0
    report.minorCount = reader.integer("minor_count") ?? 0
    report.suggestionCount = reader.integer("suggestion_count") ?? 0
  }

  private static func dimension(
    _ node: YAMLNode, _ dimension: ReviewDimension, _ percentageKey: String, _ reading: FileReading
  ) -> ReviewDimensionResult? {
    guard var reader = MappingReader(node, ReviewSchema.check, reading) else {
      return nil
    }
    var result = ReviewDimensionResult(dimension: dimension, passed: reader.bool("passed"))
    if !percentageKey.isEmpty { result.percentage = reader.number(percentageKey) }
    for node in reader.items("issues") + reader.items("suggestions") {
      if let issue = issue(node, reading) {
        result.issues.append(issue)
      } else {
        reading.reject(.reviews)
      }
    }
    return result
  }

  private static func issue(_ node: YAMLNode, _ reading: FileReading) -> ReviewIssue? {
    guard var reader = MappingReader(node, ReviewSchema.issue, reading) else {
      return nil
    }
    let severity = reader.text("severity") ?? "suggestion"
    let issue = ReviewIssue(
      checkID: reader.requiredText("check_id"),
      severity: ReviewVocabulary.severity(
        severity, at: reader.location(of: "severity"), reading),
      detail: reader.text("description") ?? "", filePath: reader.text("file_path"),
      line: reader.integer("line_start"), source: reader.location)
    return reader.isSound ? issue : nil
  }
}
