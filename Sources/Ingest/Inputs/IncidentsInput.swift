import Diagnostics
import Formats
import Model

/// `ops/incidents/**`: incidents as native lines, CDEvents, or Markdown with front matter.
struct IncidentsInput: Input {
  let kind = InputKind.incidents
  let pathKey = "incidents"
  let places = ["ops/incidents/"]

  func accepts(_ path: String) -> Bool {
    RecordFileName.isMarkdown(path) || EventFile.isOne(path)
  }

  func isStreamed(_ path: String) -> Bool { EventFile.isLines(path) }

  func recordCount(in facts: Facts) -> Int { facts.incidents.count }

  func newest(in facts: Facts) -> Instant? {
    facts.incidents.lazy.compactMap { $0.detectedAt ?? $0.impactStart }.max()
  }

  func read(_ reading: FileReading, into facts: inout Facts) {
    if RecordFileName.isMarkdown(reading.path) {
      guard let incident = IncidentRecord.written(RecordText(reading), reading) else {
        return reading.reject(kind)
      }
      facts.incidents.append(incident)
    } else {
      var file = EventFile(reading, kind)
      file.read(into: &facts)
    }
  }
}
