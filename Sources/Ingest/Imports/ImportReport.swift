/// What of a source became no record, or one that says less or more than the source: counted by
/// kind and reason, in the order in which it was met.
package struct ImportReport: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    /// What it is, in the singular: `draft pull request`.
    package let kind: String
    /// What was done instead, and why.
    package let reason: String
    package fileprivate(set) var count: Int
    /// The first one met, by its id or place.
    package let first: String
  }

  package private(set) var entries: [Entry] = []

  package init() {}

  package mutating func note(_ kind: String, _ reason: String, _ example: String, count: Int = 1) {
    if let index = entries.firstIndex(where: { $0.kind == kind && $0.reason == reason }) {
      entries[index].count += count
    } else {
      entries.append(Entry(kind: kind, reason: reason, count: count, first: example))
    }
  }
}
