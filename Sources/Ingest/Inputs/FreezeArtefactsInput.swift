import Diagnostics
import Formats
import Model

/// `ops/freeze/*.yaml`: files frozen with their hash, each beside a snapshot of its bytes.
struct FreezeArtefactsInput: Input {
  let kind = InputKind.freezeArtefacts
  let pathKey = "freezes"
  let places = ["ops/freeze/"]

  func accepts(_ path: String) -> Bool { RecordFileName.isYAML(path) }

  func recordCount(in facts: Facts) -> Int { facts.freezeArtefacts.count }

  func newest(in facts: Facts) -> Instant? { facts.freezeArtefacts.compactMap(\.frozenAt).max() }

  func read(_ reading: FileReading, into facts: inout Facts) {
    guard let root = reading.topLevel(kind),
      var reader = MappingReader(root, FreezeSchema.artefact, reading)
    else { return }
    let path = reader.requiredText("artifact_path")
    let hash = reader.text("content_hash")?.lowercased()
    let artefact = FreezeArtefact(
      artefactPath: path, version: reader.text("version"), frozenAt: reader.instant("frozen_at"),
      frozenBy: reader.text("frozen_by"), contentHash: hash,
      fileState: Self.state(of: path, hash: hash, reading),
      reason: reader.node("metadata")?["reason"]?.string, source: reading.place)
    if reader.isSound { facts.freezeArtefacts.append(artefact) } else { reading.reject(kind) }
  }

  /// Compares the bytes as they are now; where the file is gone, those of the snapshot.
  private static func state(
    of path: String, hash: String?, _ reading: FileReading
  ) -> FrozenFileState {
    guard let hash, !hash.isEmpty else { return .unverifiable }
    let folder = reading.context.folder
    if let present = folder.sha256(path) { return present == hash ? .unchanged : .changed }
    let record = reading.path.utf8
    let stem = record.lastIndex(of: 0x2E).map { String(reading.path[..<$0]) } ?? reading.path
    return folder.sha256(stem + ".snapshot") == hash ? .missing : .unverifiable
  }
}
