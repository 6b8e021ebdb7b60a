import Formats
import Model
import Synchronization

/// Compares the ids of all parts, some buckets after the other, over some threads.
struct IdentityStage: Sendable {
  let parts: [StoredPart]
  let jobs: Int

  /// The lines that do not count, by part.
  func exclusions() async throws(FileError) -> [Int: PartExclusions] {
    let count = parts.reduce(0) { $0 + $1.count(.identities, IdentityRow.self) }
    let ranges = Buckets.ranges(rows: count, limit: IdentityMerge.idLimit, jobs: jobs)
    let merges = try await Threads.each(ranges, jobs: jobs, start: { IdentityMerge(parts) }) {
      (merge, buckets) throws(FileError) in
      try merge.exclusions(buckets)
    }
    var result: [Int: PartExclusions] = [:]
    for merge in merges {
      for (part, exclusions) in merge {
        result[part, default: PartExclusions()].add(exclusions)
      }
    }
    return result
  }
}

/// Puts the units of all parts together, some buckets after the other, over some threads.
struct UnitStage: Sendable {
  let parts: [StoredPart]
  let numbers: [[UInt32]]
  let lines: [UInt32]
  let options: FoldOptions
  let jobs: Int

  /// The units' cells, and what `other` comes to, which one of the threads does meanwhile.
  func merged<Other: Sendable>(
    beside other: @escaping @Sendable () throws(FileError) -> Other
  ) async throws(FileError) -> (cells: UnitCells, other: Other) {
    let count = parts.reduce(0) { $0 + $1.count(.units, UnitRow.self) }
    let ranges = Buckets.ranges(rows: count, limit: UnitMerge.rowLimit, jobs: jobs)
    // One set of cells for each thread, and not one for each range: they are the same ones each time.
    let sets = Mutex<[UnitCells]>([])
    // The other work is the longest piece, so it comes first.
    let others = try await Threads.each([nil] + ranges, jobs: jobs, start: { UnitMerge(self) }) {
      (merge, buckets) throws(FileError) -> Other? in
      guard let buckets else { return try other() }
      var cells = sets.withLock { $0.popLast() } ?? UnitCells(options)
      _ = try merge.merge(buckets, into: &cells)
      sets.withLock { [cells] in $0.append(cells) }
      return nil
    }
    guard case let other?? = others.first else {
      preconditionFailure("the first piece of work has a result")
    }
    var total = UnitCells(options)
    for cells in sets.withLock({ $0 }) { total.merge(cells) }
    return (total, other)
  }

  /// The units that were completed in the cells that are wanted.
  func completedUnits(
    _ isWanted: @escaping @Sendable (CellKey) -> Bool
  ) async throws(FileError) -> Set<TextHash> {
    let count = parts.reduce(0) { $0 + $1.count(.units, UnitRow.self) }
    let ranges = Buckets.ranges(rows: count, limit: UnitMerge.rowLimit, jobs: jobs)
    let found = try await Threads.each(
      ranges, jobs: jobs, start: { UnitMerge(self, wanting: isWanted) }
    ) {
      (merge, buckets) throws(FileError) in
      var cells = UnitCells(options)
      return try merge.merge(buckets, into: &cells)
    }
    return Set(found.flatMap(\.self))
  }
}

extension Buckets {
  /// All buckets in ranges of about `limit` rows, as many for each thread where there are few.
  static func ranges(rows: Int, limit: Int, jobs: Int) -> [Range<Int>] {
    var pieces = 1
    while pieces < count, rows > limit * pieces || (rows > 20_000 && pieces < jobs) { pieces *= 2 }
    let width = count / pieces
    return (0..<pieces).map { ($0 * width)..<(($0 + 1) * width) }
  }
}
