import Diagnostics
import Model

/// `ops/acceptance/*.yaml`: the acts by which artefacts became accepted.
struct AcceptancesInput: Input {
  let kind = InputKind.acceptances
  let pathKey = "acceptances"
  let places = ["ops/acceptance/"]

  func accepts(_ path: String) -> Bool { RecordFileName.isYAML(path) }

  func recordCount(in facts: Facts) -> Int { facts.acceptances.count }

  func newest(in facts: Facts) -> Instant? { facts.acceptances.compactMap(\.acceptedAt).max() }

  func read(_ reading: FileReading, into facts: inout Facts) {
    guard let root = reading.topLevel(kind),
      var reader = MappingReader(root, AcceptanceSchema.record, reading)
    else { return }
    let acceptance = Acceptance(
      artefactPath: reader.requiredText("artifact_path"),
      acceptedAt: reader.instant("accepted_at"), acceptedBy: reader.text("accepted_by"),
      authority: reader.text("authority"), contentHash: reader.text("content_hash")?.lowercased(),
      source: reading.place)
    if reader.isSound { facts.acceptances.append(acceptance) } else { reading.reject(kind) }
  }
}
