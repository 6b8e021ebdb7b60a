import Diagnostics
import Model

/// `ops/decision-log/`, `ops/decision_log/`, `decisions/` and the decisions of projects.
struct DecisionsInput: Input {
  let kind = InputKind.decisions
  let pathKey = "decisions"
  let places = [
    "ops/decision-log/", "ops/decision_log/", "decisions/", "projects/*/decisions/",
  ]

  func accepts(_ path: String) -> Bool {
    RecordFileName.isMarkdown(path)
      || (RecordFileName.isYAML(path) && !ProposalsInput.isSpecChange(path))
  }

  func recordCount(in facts: Facts) -> Int { facts.decisions.count }

  func read(_ reading: FileReading, into facts: inout Facts) {
    if RecordFileName.isMarkdown(reading.path) {
      facts.decisions.append(DecisionRecord.written(RecordText(reading), reading))
    } else if let root = reading.topLevel(kind) {
      if let decision = DecisionRecord.project(root, reading) {
        facts.decisions.append(decision)
      } else {
        reading.reject(kind)
      }
    }
  }
}
