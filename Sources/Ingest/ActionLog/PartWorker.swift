import Diagnostics
import Formats
import Model

/// What one thread uses to fold one part after the other.
final class PartWorker {
  private let stage: PartStage
  private let lines: LogLines
  private let fold: PartFold
  /// What is read of the cache.
  private var buffer: [UInt8] = []

  /// `hashes`: whether it is for the first fold, whose parts get keys and go into digests.
  init(_ stage: PartStage, hashes: Bool = false) {
    self.stage = stage
    lines = LogLines(holdsParts: hashes)
    fold = PartFold(stage.options, before: stage.before)
  }

  // MARK: First fold

  func fold(_ file: Int, part: Int) throws(FileError) -> FoldedPart? {
    let trusted = stage.known[file].keys
    if part < trusted.count, let known = known(trusted[trusted.startIndex + part]) {
      return folded(file, part, known, .trusted)
    }
    let output: PartFold.Output
    var key: RollupCache.Key?
    do throws(LogReadError) {
      try lines.begin(stage.sources[file], part: part, digest: stage.digests[file])
      if stage.cache != nil { key = try lines.partKey().map(RollupCache.Key.init) }
      if let key, let known = known(key) { return folded(file, part, known, .read) }
      output = fold.fold(lines)
    } catch {
      stage.log.add(error.diagnostic(stage.sources[file].path))
      return nil
    }
    if let fault = fold.fault {
      stage.log.add(fault.diagnostic(stage.sources[file].path))
      key = nil
    }
    return folded(file, part, try keep(output, key), .parsed)
  }

  private func folded(
    _ file: Int, _ number: Int, _ rows: Rows, _ origin: FoldedPart.Origin
  ) -> FoldedPart {
    FoldedPart(
      file: file, number: number, key: rows.key, rows: rows.rows, earlier: rows.earlier,
      origin: origin)
  }

  /// The rows of a part as of both instants, and the key of the bytes that they came of.
  private struct Rows {
    var key: RollupCache.Key?
    var rows: KeyedRows
    var earlier: KeyedRows?
  }

  /// Those of the cache that came of the same bytes.
  private func known(_ key: RollupCache.Key) -> Rows? {
    guard let cache = stage.cache, let part = cache.part(key, asOf: stage.options.asOf, &buffer)
    else {
      return nil
    }
    let rows = KeyedRows(part: part, key: key)
    guard let before = stage.before, part.header.latest > before.microseconds else {
      return Rows(key: key, rows: rows)
    }
    let earlierKey = key.asOf(before)
    return cache.part(earlierKey, asOf: before, &buffer).map { earlier in
      Rows(key: key, rows: rows, earlier: KeyedRows(part: earlier, key: earlierKey))
    }
  }

  private func keep(_ output: PartFold.Output, _ key: RollupCache.Key?) throws(FileError) -> Rows {
    // What was cut off holds for this as-of alone.
    let isKept = !output.summary.isCut
    var rows = Rows(
      key: key,
      rows: KeyedRows(part: try stage.keep(output.summary), key: isKept ? key : nil))
    if let earlier = output.earlier, let before = stage.before {
      rows.earlier = KeyedRows(
        part: try stage.keep(earlier), key: isKept ? key?.asOf(before) : nil)
    }
    return rows
  }

  // MARK: Compressed files

  /// The parts of a compressed file, and its digest.
  func foldStream(
    _ file: Int
  ) throws(FileError) -> (parts: [FoldedPart], digest: SHA256.Stream?) {
    let known = stage.known[file]
    if let parts = parts(file, Array(known.keys), .trusted) { return (parts, known.digest) }
    if let cache = stage.cache, !cache.isEmpty,
      let digest = stage.folder.digest(stage.sources[file].path),
      let parts = parts(file, cache.keys(of: digest.finish()), .read)
    {
      return (parts, digest)
    }
    return try foldStreamAnew(file)
  }

  /// nil unless the cache has all of them.
  private func parts(
    _ file: Int, _ keys: [RollupCache.Key], _ origin: FoldedPart.Origin
  ) -> [FoldedPart]? {
    var parts: [FoldedPart] = []
    for (number, key) in keys.enumerated() {
      guard let rows = known(key) else { return nil }
      parts.append(folded(file, number, rows, origin))
    }
    return parts.isEmpty ? nil : parts
  }

  private func foldStreamAnew(
    _ file: Int
  ) throws(FileError) -> (parts: [FoldedPart], digest: SHA256.Stream?) {
    var parts: [FoldedPart] = []
    var isWhole = true
    let digest = try eachPart(file) { (number, output, fault) throws(FileError) in
      if let fault { stage.log.add(fault.diagnostic(stage.sources[file].path)) }
      isWhole = isWhole && fault == nil && !output.summary.isCut
      parts.append(folded(file, number, try keep(output, nil), .parsed))
    }
    guard isWhole, stage.cache != nil, let digest, let key = RollupCache.key(digest.finish())
    else { return (parts, digest) }
    for index in parts.indices {
      var own = key
      own.part = UInt32(index)
      own.partCount = UInt32(parts.count)
      parts[index].key = own
      parts[index].rows.key = own
      if let before = stage.before { parts[index].earlier?.key = own.asOf(before) }
    }
    return (parts, digest)
  }

  /// Folds a compressed file from start to end. Its digest.
  @discardableResult
  private func eachPart(
    _ file: Int, excluding exclusions: [Int: PartExclusions] = [:],
    _ body: (Int, PartFold.Output, LogReadError?) throws(FileError) -> Void
  ) throws(FileError) -> SHA256.Stream? {
    let path = stage.sources[file].path
    guard let stream = stage.folder.logStream(path, log: stage.log) else { return nil }
    do throws(LogReadError) {
      try lines.begin(stream)
    } catch {
      stage.log.add(error.diagnostic(path))
      return stream.digest()
    }
    var number = 0
    repeat {
      let output = fold.fold(lines, excluding: exclusions[number] ?? PartExclusions())
      try body(number, output, fold.fault)
      number += 1
    } while lines.beginNextPart()
    return stream.digest()
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
  ) throws(FileError) -> [(Int, KeyedRows)] {
    guard let first = parts.first else { return [] }
    var results: [(Int, KeyedRows)] = []
    var left: [(index: Int, part: FoldedPart, exclusions: PartExclusions)] = []
    for part in parts {
      let key = part.part.rows.key.map { part.exclusions.key(of: $0) }
      if let key, let stored = stage.cache?.part(key, asOf: stage.options.asOf, &buffer) {
        results.append((part.index, KeyedRows(part: stored, key: key)))
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
      (number, output, _) throws(FileError) in
      guard let part = byNumber[number] else { return }
      let key = part.part.rows.key.map { part.exclusions.key(of: $0) }
      results.append((part.index, KeyedRows(part: try stage.keep(output.summary), key: key)))
    }
    return results
  }

  private func foldAgain(
    _ part: FoldedPart, _ exclusions: PartExclusions
  ) throws(FileError) -> KeyedRows {
    do throws(LogReadError) {
      try lines.begin(stage.sources[part.file], part: part.number)
    } catch {
      // It could be read a moment ago: what came of it then is kept.
      stage.log.add(error.diagnostic(stage.sources[part.file].path))
      return KeyedRows(part: part.rows.part, key: nil)
    }
    let output = fold.fold(lines, excluding: exclusions)
    return KeyedRows(
      part: try stage.keep(output.summary), key: part.rows.key.map { exclusions.key(of: $0) })
  }
}
