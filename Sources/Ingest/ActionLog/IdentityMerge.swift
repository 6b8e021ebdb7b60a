import Formats
import Model

/// Compares the ids of all lines: which line has an id that an earlier one has, which is superseded,
/// which starts before its parent, and which call of a model consists of others.
///
/// It looks at some buckets of every part at a time; what it needs is some bytes for each id in them,
/// in room that it keeps for the next ones. One for each thread.
final class IdentityMerge {
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

  private let parts: [StoredPart]
  private var index = HashIndex()
  private var owners: [Owner] = []
  private var references: [Reference] = []
  /// By part.
  private var exclusions: [Int: PartExclusions] = [:]

  /// How many ids are looked at at a time, so that they stay in the processor's cache.
  static let idLimit = 40_000

  init(_ parts: [StoredPart]) { self.parts = parts }

  /// The lines that do not count, by part, as the ids of some buckets say.
  func exclusions(_ buckets: Range<Int>) throws(FileError) -> [Int: PartExclusions] {
    index.removeAll()
    owners.removeAll(keepingCapacity: true)
    references.removeAll(keepingCapacity: true)
    exclusions = [:]
    for (part, stored) in parts.enumerated() {
      for row in try stored.rows(.identities, IdentityRow.self, buckets: buckets) {
        take(row, part)
      }
    }
    for reference in references { resolve(reference) }
    return exclusions
  }

  private func take(_ row: IdentityRow, _ part: Int) {
    switch row.role {
    case .own, .ownModelCall:
      if index.row(row.high, row.low).isNew {
        owners.append(
          Owner(
            part: UInt32(part), line: row.line, second: row.second,
            isModelCall: row.role == .ownModelCall))
      } else {
        // Parts and their lines come in order; within a bucket too.
        exclusions[part, default: PartExclusions()].lines[row.line] = .duplicate
      }
    case .superseded, .parent, .parentOfModelCall:
      references.append(Reference(row: row, part: UInt32(part)))
    }
  }

  private func resolve(_ reference: Reference) {
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
