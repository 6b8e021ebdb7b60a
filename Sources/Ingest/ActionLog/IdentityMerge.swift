import Formats
import Model

/// Compares the ids of all lines: which line has an id that an earlier one has, which is superseded,
/// which starts before its parent, and which call of a model consists of others.
///
/// One value looks at some buckets of every part; what it needs is some bytes for each id in them.
struct IdentityMerge {
  private struct Owner {
    var part: UInt32
    var line: UInt32
    var second: UInt32
    var isModelCall: Bool
  }

  private struct Reference {
    var row: IdentityRow
    var part: UInt32
  }

  private var index: HashIndex
  private var owners: [Owner] = []
  private var references: [Reference] = []
  /// By part.
  private(set) var exclusions: [Int: PartExclusions] = [:]

  /// How many ids one merge may hold, so that it needs some 16 MB.
  static let idLimit = 150_000

  init(_ parts: [StoredPart], buckets: Range<Int>) throws(FileError) {
    index = HashIndex(capacity: 1 << 12)
    for (part, stored) in parts.enumerated() {
      for row in try stored.rows(.identities, IdentityRow.self, buckets: buckets) {
        take(row, part)
      }
    }
    for reference in references { resolve(reference) }
  }

  private mutating func take(_ row: IdentityRow, _ part: Int) {
    switch row.role {
    case .own, .ownModelCall:
      let (owner, isNew) = index.row(row.high, row.low)
      if isNew {
        owners.append(
          Owner(
            part: UInt32(part), line: row.line, second: row.second,
            isModelCall: row.role == .ownModelCall))
      } else {
        // Parts and their lines come in order; within a bucket too.
        _ = owner
        exclusions[part, default: PartExclusions()].lines[row.line] = .duplicate
      }
    case .superseded, .parent, .parentOfModelCall:
      references.append(Reference(row: row, part: UInt32(part)))
    }
  }

  private mutating func resolve(_ reference: Reference) {
    let row = reference.row
    guard let found = index.find(row.high, row.low) else { return }
    let owner = owners[found]
    let (part, own) = (Int(reference.part), Int(owner.part))
    if row.role == .superseded {
      // A line cannot supersede itself.
      if part != own || row.line != owner.line {
        exclusions[own, default: PartExclusions()].lines[owner.line] = .superseded
      }
      return
    }
    if row.second < owner.second {
      let id = TextHash(high: row.high, low: row.low)
      exclusions[part, default: PartExclusions()].parents[id] = owner.second
    }
    if row.role == .parentOfModelCall, owner.isModelCall {
      exclusions[own, default: PartExclusions()].parentCalls.insert(owner.line)
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
