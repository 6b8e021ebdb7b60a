import Diagnostics
import Formats
import Model

/// `ops/deployments/**`: releases of services, as native lines or CDEvents.
struct DeploymentsInput: Input {
  let kind = InputKind.deployments
  let pathKey = "deployments"
  let places = ["ops/deployments/"]

  func accepts(_ path: String) -> Bool { EventFile.isOne(path) }

  func isStreamed(_ path: String) -> Bool { EventFile.isLines(path) }

  func recordCount(in facts: Facts) -> Int { facts.deployments.count }

  func newest(in facts: Facts) -> Instant? {
    facts.deployments.lazy.compactMap { $0.finishedAt ?? $0.startedAt }.max()
  }

  func read(_ reading: FileReading, into facts: inout Facts) {
    var file = EventFile(reading, kind)
    file.read(into: &facts)
  }
}
