import Diagnostics
import Formats
import Model

/// A task's entry in the `reviews` block of the task file.
enum ReviewBlock {

  static func review(
    _ key: YAMLNode, _ value: YAMLNode, _ reading: FileReading
  ) -> TaskReview? {
    guard let id = key.string, var reader = MappingReader(value, ReviewSchema.review, reading)
    else { return nil }
    var review = TaskReview(
      taskID: id, status: reader.text("status"), revisionCount: reader.integer("revision_count"),
      approvedAt: reader.instant("approved_at"), finalNotes: reader.text("final_notes"),
      source: key.location)
    addSubmission(reader, to: &review)
    review.session = session(reader, task: id)
    for node in reader.items("reports") {
      if let report = ReviewReportBlock.report(node, task: id, reading) {
        review.reports.append(report)
      } else {
        reading.reject(.reviews)
      }
    }
    for node in reader.items("responses") {
      if let response = response(node, reading) {
        review.responses.append(response)
      } else {
        reading.reject(.reviews)
      }
    }
    return reader.isSound ? review : nil
  }

  private static func addSubmission(_ parent: MappingReader, to review: inout TaskReview) {
    guard let node = parent.node("current_submission"),
      var reader = MappingReader(node, ReviewSchema.submission, parent.reading)
    else { return }
    review.submittedAt = reader.instant("submitted_at")
    review.submittedBy = reader.text("submitted_by")
    review.artifacts = reader.texts("artifacts")
    review.notes = reader.text("notes")
  }

  private static func session(_ parent: MappingReader, task: String) -> ReviewSession? {
    guard let node = parent.node("current_session"),
      var reader = MappingReader(node, ReviewSchema.session, parent.reading)
    else { return nil }
    let session = ReviewSession(
      id: reader.requiredText("review_session_id"),
      reviewer: reader.requiredText("reviewer_agent_id"),
      builder: reader.requiredText("builder_agent_id"), personas: reader.texts("personas"),
      createdAt: reader.instant("created_at"), status: reader.text("status"),
      source: reader.location)
    return reader.isSound ? session : nil
  }

  private static func response(_ node: YAMLNode, _ reading: FileReading) -> ReviewResponse? {
    guard var reader = MappingReader(node, ReviewSchema.response, reading) else {
      return nil
    }
    let response = ReviewResponse(
      action: reader.requiredText("action"), at: reader.instant("responded_at"),
      notes: reader.text("notes"), source: reader.location)
    return reader.isSound ? response : nil
  }
}
