/// What of an export became no line, or one that says less than its source: counted by kind,
/// reason and the instrumentation that wrote it.
package struct ImportTally: Sendable {
  private struct Key: Hashable {
    var kind: String
    var reason: String
  }

  private var counts: [Key: (count: Int, first: String)] = [:]
  /// Kinds and scopes come out of the file: so many are told apart, and no more.
  private static let limit = 2000

  mutating func count(_ kind: String, _ reason: String, first: String, by number: Int = 1) {
    var key = Key(kind: kind, reason: reason)
    if counts[key] == nil, counts.count >= Self.limit {
      key = Key(kind: "other thing", reason: "more kinds than can be listed")
    }
    counts[key, default: (0, first)].count += number
  }

  package struct Entry: Hashable, Sendable {
    /// What it is, in the singular.
    package let kind: String
    /// What was done instead, and why.
    package let reason: String
    package let count: Int
    /// The first one met, by its id or place.
    package let first: String
  }

  /// The commonest first, then by name.
  var entries: [Entry] {
    counts.map {
      Entry(kind: $0.key.kind, reason: $0.key.reason, count: $0.value.count, first: $0.value.first)
    }.sorted {
      if $0.count != $1.count { return $0.count > $1.count }
      if $0.kind != $1.kind { return ByteOrder.precedes($0.kind, $1.kind) }
      return ByteOrder.precedes($0.reason, $1.reason)
    }
  }
}
