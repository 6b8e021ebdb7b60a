import Diagnostics
import Formats
import Model
import Synchronization

/// Folds the parts of all files over some threads.
struct PartStage: Sendable {
  let folder: WorkspaceFolder
  let sources: [LogSource]
  let options: FoldOptions
  let jobs: Int
  let cache: RollupCache?
  let store: SpillFile
  let log: DiagnosticLog

  /// One part of a plain file, or a compressed file whole.
  private struct Job: Sendable {
    var file: Int
    var part: Int?
  }

  /// By file, then number.
  func fold() async throws(FileError) -> [FoldedPart] {
    // Compressed files first: one of them may take longer than all the rest.
    var work: [Job] = []
    for (file, source) in sources.enumerated() where source.isCompressed {
      work.append(Job(file: file))
    }
    for (file, source) in sources.enumerated() where !source.isCompressed {
      for part in 0..<source.partCount { work.append(Job(file: file, part: part)) }
    }
    let parts = try await Threads.each(work, jobs: jobs, start: { Worker(self) }) {
      (worker, job) throws(FileError) in
      if let part = job.part { return [try worker.fold(job.file, part: part)].compactMap(\.self) }
      return try worker.foldStream(job.file)
    }
    return parts.flatMap(\.self).sorted { ($0.file, $0.number) < ($1.file, $1.number) }
  }

  /// What `visit` makes of the lines of some parts that count; each thread has its own list.
  func collect<Output: Sendable>(
    _ indices: [Int], of parts: [FoldedPart], without exclusions: [Int: PartExclusions],
    _ visit: @escaping @Sendable (Int, ActionLogLine, Moment, LogLines) -> Output?
  ) async throws(FileError) -> [Output] {
    let work = grouped(indices, of: parts)
    let results = try await Threads.each(work, jobs: jobs, start: { Worker(self) }) {
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
    guard !exclusions.isEmpty else { return }
    let work = grouped(exclusions.keys.sorted(), of: parts)
    let all = parts
    let results = try await Threads.each(work, jobs: jobs, start: { Worker(self) }) {
      (worker, indices) throws(FileError) in
      try worker.foldAgain(indices.map { ($0, all[$0], exclusions[$0] ?? PartExclusions()) })
    }
    for (index, again) in results.flatMap(\.self) { parts[index].again = again }
  }

  /// What one thread uses for one part after the other.
  private final class Worker {
    private let stage: PartStage
    private let lines = LogLines()
    private let fold: PartFold

    init(_ stage: PartStage) {
      self.stage = stage
      fold = PartFold(stage.options)
    }

    // MARK: First fold

    func fold(_ file: Int, part: Int) throws(FileError) -> FoldedPart? {
      let source = stage.sources[file]
      var key: RollupCache.Key?
      let summary: PartSummary
      do throws(LogReadError) {
        if let known = try known(source, part) {
          return FoldedPart(
            file: file, number: part, part: known.part, key: known.key, isNew: false)
        }
        try lines.begin(source, part: part)
        summary = fold.fold(lines)
        if let fault = fold.fault {
          stage.log.add(fault.diagnostic(source.path))
        } else if stage.cache != nil, !summary.isCut {
          key = try lines.partKey().map(Self.key)
        }
      } catch {
        stage.log.add(error.diagnostic(source.path))
        return nil
      }
      return FoldedPart(
        file: file, number: part, part: try stage.keep(summary), key: key, isNew: true)
    }

    /// The part of the cache that came of the same bytes.
    private func known(
      _ source: LogSource, _ part: Int
    ) throws(LogReadError) -> (part: StoredPart, key: RollupCache.Key)? {
      guard let cache = stage.cache, !cache.isEmpty else { return nil }
      let key = Self.key(try lines.partKey(of: source, part: part))
      return cache.part(key, asOf: stage.options.asOf).map { ($0, key) }
    }

    private static func key(_ hash: TextHash) -> RollupCache.Key {
      RollupCache.Key(high: hash.high, low: hash.low)
    }

    private static func key(_ sha256: String, part: Int, of count: Int) -> RollupCache.Key? {
      guard var key = RollupCache.key(sha256) else { return nil }
      key.part = UInt32(part)
      key.partCount = UInt32(count)
      return key
    }

    func foldStream(_ file: Int) throws(FileError) -> [FoldedPart] {
      let source = stage.sources[file]
      let sha256 = stage.cache == nil ? nil : stage.folder.sha256(source.path)
      if let cache = stage.cache, let sha256,
        let stored = cache.parts(sha256, asOf: stage.options.asOf)
      {
        return stored.enumerated().map { number, part in
          FoldedPart(
            file: file, number: number, part: part,
            key: Self.key(sha256, part: number, of: stored.count), isNew: false)
        }
      }
      var parts: [FoldedPart] = []
      var isWhole = true
      try eachPart(file) { (number, summary, fault) throws(FileError) in
        if let fault { stage.log.add(fault.diagnostic(source.path)) }
        isWhole = isWhole && fault == nil && !summary.isCut
        parts.append(
          FoldedPart(
            file: file, number: number, part: try stage.keep(summary), key: nil, isNew: true))
      }
      if isWhole, let sha256 {
        let count = parts.count
        for index in 0..<count { parts[index].key = Self.key(sha256, part: index, of: count) }
      }
      return parts
    }

    /// Folds a compressed file from start to end.
    private func eachPart(
      _ file: Int, excluding exclusions: [Int: PartExclusions] = [:],
      _ body: (Int, PartSummary, LogReadError?) throws(FileError) -> Void
    ) throws(FileError) {
      guard let stream = stage.folder.logStream(stage.sources[file].path, log: stage.log) else {
        return
      }
      do throws(LogReadError) {
        try lines.begin(stream)
      } catch {
        stage.log.add(error.diagnostic(stage.sources[file].path))
        return
      }
      var number = 0
      repeat {
        let summary = fold.fold(lines, excluding: exclusions[number] ?? PartExclusions())
        try body(number, summary, fold.fault)
        number += 1
      } while lines.beginNextPart()
    }

    // MARK: Reading again

    /// Shows `visit` the lines of some parts of one file that count.
    func visit(
      _ parts: [(index: Int, part: FoldedPart, exclusions: PartExclusions)],
      _ visit: @escaping (Int, ActionLogLine, Moment, LogLines) -> Void
    ) throws(FileError) {
      defer { fold.onLine = nil }
      guard let first = parts.first?.part, stage.sources[first.file].isCompressed else {
        for part in parts {
          fold.onLine = { visit(part.index, $0, $1, $2) }
          _ = try foldAgain(part.part, part.exclusions)
        }
        return
      }
      let numbers = Dictionary(uniqueKeysWithValues: parts.map { ($0.part.number, $0.index) })
      let exclusions = Dictionary(
        uniqueKeysWithValues: parts.map { ($0.part.number, $0.exclusions) })
      var number = 0
      fold.onLine = { line, moment, lines in
        if let index = numbers[number] { visit(index, line, moment, lines) }
      }
      try eachPart(first.file, excluding: exclusions) { (part, _, _) in number = part + 1 }
    }

    // MARK: Second fold

    func foldAgain(
      _ parts: [(index: Int, part: FoldedPart, exclusions: PartExclusions)]
    ) throws(FileError) -> [(Int, FoldedPart.Again)] {
      guard let first = parts.first else { return [] }
      var results: [(Int, FoldedPart.Again)] = []
      var left: [(index: Int, part: FoldedPart, exclusions: PartExclusions)] = []
      for part in parts {
        let key = part.part.key.map { part.exclusions.key(of: $0) }
        if let key, let stored = stage.cache?.part(key, asOf: stage.options.asOf) {
          results.append((part.index, FoldedPart.Again(part: stored, key: key)))
        } else {
          left.append(part)
        }
      }
      guard !left.isEmpty else { return results }
      if !stage.sources[first.part.file].isCompressed {
        for part in left { results.append((part.index, try foldAgain(part.part, part.exclusions))) }
        return results
      }
      let exclusions = Dictionary(uniqueKeysWithValues: left.map { ($0.part.number, $0.exclusions) })
      let byNumber = Dictionary(uniqueKeysWithValues: left.map { ($0.part.number, $0) })
      try eachPart(first.part.file, excluding: exclusions) {
        (number, summary, _) throws(FileError) in
        guard let part = byNumber[number] else { return }
        let key = part.part.key.map { part.exclusions.key(of: $0) }
        results.append(
          (part.index, FoldedPart.Again(part: try stage.keep(summary), key: key)))
      }
      return results
    }

    private func foldAgain(
      _ part: FoldedPart, _ exclusions: PartExclusions
    ) throws(FileError) -> FoldedPart.Again {
      do throws(LogReadError) {
        try lines.begin(stage.sources[part.file], part: part.number)
      } catch {
        // It could be read a moment ago: what came of it then is kept.
        stage.log.add(error.diagnostic(stage.sources[part.file].path))
        return FoldedPart.Again(part: part.part, key: nil)
      }
      let summary = fold.fold(lines, excluding: exclusions)
      return FoldedPart.Again(
        part: try stage.keep(summary), key: part.key.map { exclusions.key(of: $0) })
    }
  }

  fileprivate func keep(_ summary: PartSummary) throws(FileError) -> StoredPart {
    let bytes = StoredPart.bytes(summary)
    let place = try store.append(bytes)
    guard let part = StoredPart(bytes[...], at: place, in: store) else {
      preconditionFailure("a part can be read that was just written")
    }
    return part
  }
}

extension PartExclusions {
  /// The key of the part without these lines.
  func key(of part: RollupCache.Key) -> RollupCache.Key {
    var high = part.high
    var low = part.low
    func take(_ first: UInt64, _ second: UInt64) {
      high = HashIndex.mix(high ^ first, second &+ 1)
      low = HashIndex.mix(low &+ second, first ^ high)
    }
    take(UInt64(lines.count), UInt64(parents.count))
    for (line, reason) in lines.sorted(by: { $0.key < $1.key }) {
      take(UInt64(line), UInt64(ExcludedLines.index(reason)))
    }
    for (id, second) in parents.sorted(by: {
      ($0.key.high, $0.key.low) < ($1.key.high, $1.key.low)
    }) {
      take(id.high ^ UInt64(second), id.low)
    }
    for line in parentCalls.sorted() { take(UInt64(line), .max) }
    return RollupCache.Key(high: high, low: low, part: part.part, partCount: part.partCount)
  }
}
