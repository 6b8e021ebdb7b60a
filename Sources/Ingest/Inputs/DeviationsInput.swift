import Diagnostics
import Model

/// `ops/deviations/*.md`: declared departures from a specification.
struct DeviationsInput: Input {
  let kind = InputKind.deviations
  let pathKey = "deviations"
  let places = ["ops/deviations/"]

  func accepts(_ path: String) -> Bool { RecordFileName.isMarkdown(path) }

  func recordCount(in facts: Facts) -> Int { facts.deviations.count }

  func read(_ reading: FileReading, into facts: inout Facts) {
    facts.deviations.append(DeviationRecord.written(RecordText(reading), reading))
  }
}
