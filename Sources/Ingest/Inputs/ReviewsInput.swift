import Diagnostics
import Model

/// `docs/reviews/`: review reports and patches as Markdown. (The `reviews` block of the task file
/// comes with the task file.)
struct ReviewsInput: Input {
  let kind = InputKind.reviews
  let pathKey = "reviews"
  let places = ["docs/reviews/", "Docs/reviews/"]

  func accepts(_ path: String) -> Bool { RecordFileName.isMarkdown(path) }

  func recordCount(in facts: Facts) -> Int { facts.reviews.count }

  func newest(in facts: Facts) -> Instant? {
    facts.reviews.flatMap { review in
      review.reports.map(\.reviewedAt) + review.responses.map(\.at)
        + [review.submittedAt, review.approvedAt]
    }.compactMap { $0 }.max()
  }

  func read(_ reading: FileReading, into facts: inout Facts) {
    let record = ReviewRecord(RecordText(reading), reading)
    if RecordFileName.name(reading.path).hasPrefix("PATCH") {
      facts.reviews.append(record.patch())
    } else if let review = record.review() {
      facts.reviews.append(review)
    } else {
      reading.reject(kind)
    }
  }
}
