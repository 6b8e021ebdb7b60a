import Formats
import Model

/// The digests of the files of the log after its fold: for the manifest, and for the next run.
struct WholeDigests {
  let stage: PartStage
  /// By source.
  let compressed: [Int: SHA256.Stream]

  /// By path; without files that cannot be read to their end.
  var fingerprints: [String: FileFingerprint] {
    var fingerprints: [String: FileFingerprint] = [:]
    for (file, source) in stage.sources.enumerated() {
      let sha256 =
        source.isCompressed
        ? compressed[file]?.finish() : stage.digests[file]?.finished(count: source.partCount)
      guard let sha256 else { continue }
      fingerprints[source.path] = FileFingerprint(
        path: source.path, sha256: sha256, byteCount: source.byteCount)
    }
    return fingerprints
  }

  /// What the next run may know of the files, from the parts in order.
  func files(of parts: [FoldedPart]) -> KnownFiles {
    var files = KnownFiles()
    for (file, source) in stage.sources.enumerated() {
      let own = parts.filter { $0.file == file }
      let keys = own.compactMap(\.key)
      if source.isCompressed {
        guard keys.count == own.count, let digest = compressed[file] else { continue }
        files.add(source, keys, digest)
      } else {
        let settled = source.settledPartCount
        guard let digest = stage.digests[file]?.stateAtMark, own.prefix(settled).count == settled,
          own.prefix(settled).allSatisfy({ $0.key != nil })
        else { continue }
        files.add(source, Array(keys.prefix(settled)), digest)
      }
    }
    return files
  }
}
