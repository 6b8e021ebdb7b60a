import Diagnostics
import Model

/// The three verdict vocabularies and the two scales of severity in use, read into one.
enum ReviewVocabulary {
  private static let verdicts = ["APPROVED", "NEEDS_REVISION", "BLOCKED"]

  static func verdict(
    _ text: String, at place: SourceLocation, _ reading: FileReading
  ) -> ReviewVerdict {
    switch Words.status(text) {
    case "approved", "approve", "accepted", "pass", "passed": return .approved
    case "needs_revision", "needs_changes", "needs_work", "rejected", "changes_requested":
      return .needsRevision
    case "blocked": return .blocked
    default:
      if !text.isEmpty {
        reading.report(.unknownWord(text, "verdict", known: verdicts, at: place))
      }
      return .unknown(text)
    }
  }

  static func severity(
    _ text: String, at place: SourceLocation, _ reading: FileReading
  ) -> String {
    let word = Words.status(text)
    switch word {
    case "critical", "major", "minor", "suggestion": return word
    case "high": return "major"
    case "medium": return "minor"
    case "low": return "suggestion"
    default:
      let known = ["CRITICAL", "MAJOR", "MINOR", "SUGGESTION", "HIGH", "MEDIUM", "LOW"]
      reading.report(.unknownWord(text, "severity", known: known, at: place))
      return word
    }
  }
}
