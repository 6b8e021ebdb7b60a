import Diagnostics
import Formats
import Model

/// `ops/changes/**`: pull requests and commits, as native lines or CDEvents.
struct ChangesInput: Input {
  let kind = InputKind.changes
  let pathKey = "changes"
  let places = ["ops/changes/"]

  func accepts(_ path: String) -> Bool { EventFile.isOne(path) }

  func isStreamed(_ path: String) -> Bool { EventFile.isLines(path) }

  func recordCount(in facts: Facts) -> Int { facts.changes.count }

  func newest(in facts: Facts) -> Instant? {
    facts.changes.lazy.compactMap { $0.mergedAt ?? $0.closedAt ?? $0.createdAt }.max()
  }

  func read(_ reading: FileReading, into facts: inout Facts) {
    var file = EventFile(reading, kind)
    file.read(into: &facts)
  }
}
