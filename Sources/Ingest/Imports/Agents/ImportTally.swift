/// What of an export became no line, or one that says less than its source: counted by kind,
/// reason and the instrumentation that wrote it.
struct ImportTally {
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

  /// The commonest first, then by name.
  var report: ImportReport {
    let sorted = counts.sorted {
      if $0.value.count != $1.value.count { return $0.value.count > $1.value.count }
      if $0.key.kind != $1.key.kind { return ByteOrder.precedes($0.key.kind, $1.key.kind) }
      return ByteOrder.precedes($0.key.reason, $1.key.reason)
    }
    var report = ImportReport()
    for (key, value) in sorted {
      report.note(key.kind, key.reason, value.first, count: value.count)
    }
    return report
  }
}
