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
    // A span lends its elements; a map would copy each change.
    let changes = facts.changes.span
    var newest: Instant?
    for position in changes.indices {
      let times = changes[position].times
      let time = times.mergedAt ?? times.closedAt ?? times.createdAt
      if let time { newest = max(newest ?? time, time) }
    }
    return newest
  }

  func read(_ reading: FileReading, into facts: inout Facts) {
    var file = EventFile(reading, kind)
    file.read(into: &facts)
  }
}
