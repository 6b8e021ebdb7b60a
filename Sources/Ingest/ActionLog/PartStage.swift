import Diagnostics
import Formats
import Model

/// Folds the parts of all files over some threads.
struct PartStage: Sendable {
  let folder: WorkspaceFolder
  let sources: [LogSource]
  var options: FoldOptions
  /// The review before, where the log is wanted as of it too.
  var before: Instant?
  let jobs: Int
  let cache: RollupCache?
  /// By source, the digests of plain files that are wanted, or kept for the next run.
  let digests: [SharedDigest?]
  /// By source, what of the file need not be read.
  let known: [KnownFiles.Known]
  let store: SpillFile
  let log: DiagnosticLog

  /// One part of a plain file, or a compressed file whole.
  private struct Job: Sendable {
    var file: Int
    var part: Int?
  }

  /// What came of the files.
  struct Folded {
    /// By file, then number.
    var parts: [FoldedPart]
    /// Of compressed files, by source.
    var digests: [Int: SHA256.Stream]
  }

  func fold() async throws(FileError) -> Folded {
    // Compressed files first: one of them may take longer than all the rest.
    var work: [Job] = []
    for (file, source) in sources.enumerated() where source.isCompressed {
      work.append(Job(file: file))
    }
    // Then what has to be read, and last what is known, of which each takes little: no thread should
    // come to a long one when the others are done.
    var isKnown: [Job] = []
    for (file, source) in sources.enumerated() where !source.isCompressed {
      for part in 0..<source.partCount {
        let job = Job(file: file, part: part)
        if part < known[file].keys.count { isKnown.append(job) } else { work.append(job) }
      }
    }
    work += isKnown
    let hashes = cache != nil || digests.contains { $0 != nil }
    let results = try await Threads.each(
      work, jobs: jobs, start: { PartWorker(self, hashes: hashes) }
    ) {
      (worker, job) throws(FileError) -> (file: Int, parts: [FoldedPart], digest: SHA256.Stream?) in
      if let part = job.part {
        return (job.file, [try worker.fold(job.file, part: part)].compactMap(\.self), nil)
      }
      let (parts, digest) = try worker.foldStream(job.file)
      return (job.file, parts, digest)
    }
    let parts = results.flatMap(\.parts).sorted { ($0.file, $0.number) < ($1.file, $1.number) }
    var digests: [Int: SHA256.Stream] = [:]
    for result in results { digests[result.file] = result.digest }
    return Folded(parts: parts, digests: digests)
  }

  /// The stage that reads parts again as of one instant.
  func alone(asOf: Instant?) -> PartStage {
    var stage = self
    stage.options.asOf = asOf
    stage.before = nil
    return stage
  }

  /// What `visit` makes of the lines of some parts that count; each thread has its own list.
  func collect<Output: Sendable>(
    _ indices: [Int], of parts: [FoldedPart], without exclusions: [Int: PartExclusions],
    _ visit: @escaping @Sendable (Int, ActionLogLine, Moment, LogLines) -> Output?
  ) async throws(FileError) -> [Output] {
    let work = grouped(indices, of: parts)
    let results = try await Threads.each(work, jobs: jobs, start: { PartWorker(self) }) {
      (worker, indices) throws(FileError) -> [Output] in
      var found: [Output] = []
      try worker.visit(indices.map { ($0, parts[$0], exclusions[$0] ?? PartExclusions()) }) {
        index, line, moment, lines in
        if let output = visit(index, line, moment, lines) { found.append(output) }
      }
      return found
    }
    return results.flatMap(\.self)
  }

  /// One by one; those of a compressed file together, which can only be read from its start.
  private func grouped(_ indices: [Int], of parts: [FoldedPart]) -> [[Int]] {
    var work: [[Int]] = []
    for index in indices {
      if let last = work.last?.last, sources[parts[index].file].isCompressed,
        parts[last].file == parts[index].file
      {
        work[work.count - 1].append(index)
      } else {
        work.append([index])
      }
    }
    return work
  }

  /// Folds those parts again in which lines do not count.
  func foldAgain(
    _ parts: inout [FoldedPart], without exclusions: [Int: PartExclusions]
  ) async throws(FileError) {
    let wanted = exclusions.keys.filter { parts[$0].again == nil }.sorted()
    guard !wanted.isEmpty else { return }
    let work = grouped(wanted, of: parts)
    let all = parts
    let results = try await Threads.each(work, jobs: jobs, start: { PartWorker(self) }) {
      (worker, indices) throws(FileError) in
      try worker.foldAgain(indices.map { ($0, all[$0], exclusions[$0] ?? PartExclusions()) })
    }
    for (index, again) in results.flatMap(\.self) { parts[index].again = again }
  }

  /// Puts the rows of a part into the store.
  func keep(_ summary: PartSummary) throws(FileError) -> StoredPart {
    let bytes = StoredPart.bytes(summary)
    let place = try store.append(bytes)
    guard let part = StoredPart(bytes[...], at: place, in: store) else {
      preconditionFailure("a part can be read that was just written")
    }
    return part
  }
}
