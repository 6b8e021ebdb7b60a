import Formats
import Model

/// Compares the ids of all lines: which line has an id that an earlier one has, which is superseded,
/// which starts before its parent, and which call of a model consists of others.
///
/// It looks at some buckets of every part at a time, and of these at some thousand ids, so that what it
/// looks them up in stays in the processor's cache. One for each thread.
struct IdentityMerge {
  private struct Entry {
    var row: IdentityRow
    var part: UInt32
  }

  private let parts: [StoredPart]
  private var entries: [Entry] = []
  /// Those by share; behind them what earlier buckets left.
  private var sorted: [Entry] = []
  private var index = HashIndex()
  /// The lines whose own ids are in the index.
  private var owners: [Entry] = []
  private var references: [Entry] = []
  /// By part.
  private var exclusions: [Int: PartExclusions] = [:]

  /// How many ids are read at a time where buckets allow it: a few MB, that are used again and again.
  static let idLimit = 48_000
  /// Up to so many are sorted first; more of one bucket, such as an id that comes again and again, are
  /// taken as they come.
  private static let bucketLimit = 320_000
  /// How many are looked at at a time.
  private static let share = 4096

  init(_ parts: [StoredPart]) { self.parts = parts }

  /// The lines that do not count, by part, as the ids of some buckets say.
  mutating func exclusions(_ buckets: Range<Int>) throws(FileError) -> [Int: PartExclusions] {
    exclusions = [:]
    let count = parts.reduce(0) { $0 + $1.count(.identities, buckets: buckets) }
    if count <= Self.bucketLimit {
      try compareInShares(buckets)
    } else {
      // One id again and again, say: all of it lies in one bucket, and is held once.
      try compareInTurn(buckets)
    }
    return exclusions
  }

  private mutating func compareInTurn(_ buckets: Range<Int>) throws(FileError) {
    begin()
    for (part, stored) in parts.enumerated() {
      for row in try stored.rows(.identities, IdentityRow.self, buckets: buckets) {
        take(Entry(row: row, part: UInt32(part)))
      }
    }
    resolveAll()
  }

  private mutating func compareInShares(_ buckets: Range<Int>) throws(FileError) {
    entries.removeAll(keepingCapacity: true)
    for (part, stored) in parts.enumerated() {
      for row in try stored.rows(.identities, IdentityRow.self, buckets: buckets) {
        entries.append(Entry(row: row, part: UInt32(part)))
      }
    }
    var shares = 1
    while shares * Self.share < entries.count { shares *= 2 }
    // The upper bits of the key tell the buckets apart, the lower ones the shares.
    let starts = Buckets.sort(entries, into: &sorted, buckets: shares) {
      Int(truncatingIfNeeded: $0.row.high) & (shares - 1)
    }
    for share in 0..<shares {
      begin()
      for number in Int(starts[share])..<Int(starts[share + 1]) { take(sorted[number]) }
      resolveAll()
    }
  }

  private mutating func begin() {
    index.removeAll()
    owners.removeAll(keepingCapacity: true)
    references.removeAll(keepingCapacity: true)
  }

  private mutating func resolveAll() {
    for reference in references { resolve(reference) }
  }

  private mutating func take(_ entry: Entry) {
    let row = entry.row
    switch row.role {
    case .own, .ownModelCall:
      if index.row(row.high, row.low).isNew {
        owners.append(entry)
      } else {
        // Parts and their lines come in order.
        exclusions[Int(entry.part), default: PartExclusions()].lines[row.line] = .duplicate
      }
    case .superseded, .parent, .parentOfModelCall:
      references.append(entry)
    }
  }

  private mutating func resolve(_ reference: Entry) {
    let row = reference.row
    guard let found = index.find(row.high, row.low) else { return }
    let owner = owners[found]
    let (part, own) = (Int(reference.part), Int(owner.part))
    if row.role == .superseded {
      // A line cannot supersede itself.
      if part != own || row.line != owner.row.line {
        exclusions[own, default: PartExclusions()].lines[owner.row.line] = .superseded
      }
      return
    }
    if row.second < owner.row.second {
      let id = TextHash(high: row.high, low: row.low)
      exclusions[part, default: PartExclusions()].parents[id] = owner.row.second
    }
    if row.role == .parentOfModelCall, owner.row.role == .ownModelCall {
      exclusions[own, default: PartExclusions()].parentCalls.insert(owner.row.line)
    }
  }
}

extension PartExclusions {
  mutating func add(_ other: PartExclusions) {
    lines.merge(other.lines) { first, _ in first }
    parents.merge(other.parents) { first, _ in first }
    parentCalls.formUnion(other.parentCalls)
  }
}
