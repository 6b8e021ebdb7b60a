import Diagnostics
import Model

/// `tasks/**/*.md`: task cards; those in `inbox/` are new requests.
struct TaskCardsInput: Input {
  let kind = InputKind.taskCards
  let pathKey = "cards"
  let places = ["tasks/"]

  func accepts(_ path: String) -> Bool { RecordFileName.isMarkdown(path) }

  func recordCount(in facts: Facts) -> Int { facts.taskCards.count }

  func read(_ reading: FileReading, into facts: inout Facts) {
    facts.taskCards.append(CardRecord(RecordText(reading), reading).card())
  }
}
