/// Attributes that no alias knows and no pattern ignores, by the instrumentation that wrote them.
struct UnmappedNames {
  private struct Key: Hashable {
    var name: String
    var scope: String
  }

  private let ignored: [NamePattern]
  private let aliases: Set<String>
  private let families: [String]
  private var known: [String: Bool] = [:]
  private var counts: [Key: (count: Int, first: String)] = [:]
  /// Names come out of the file: so many are remembered.
  private static let limit = 10_000

  init(_ table: AliasTable) {
    ignored = table.ignored
    let all = table.allAliases
    families = all.filter { $0.hasSuffix(".*") }.map { String($0.dropLast()) }
    // The value of `a` is used where an alias leads into it.
    aliases = Set(
      all.flatMap { alias -> [String] in
        let parts = alias.split(separator: ".")
        return parts.indices.map { parts[...$0].joined(separator: ".") }
      })
  }

  mutating func add(_ span: ForeignSpan) {
    for name in span.attributes.names where !isKnown(name) {
      let key = Key(name: Self.numberless(name), scope: span.scope)
      if counts[key] == nil, counts.count >= Self.limit { continue }
      counts[key, default: (0, span.id)].count += 1
    }
  }

  private mutating func isKnown(_ name: String) -> Bool {
    if let answer = known[name] { return answer }
    let answer =
      aliases.contains(name) || families.contains { name.hasPrefix($0) }
      || ignored.contains { $0.matches(name) }
    if known.count < Self.limit { known[name] = answer }
    return answer
  }

  /// `a.0.b` and `a.17.b` are one name.
  private static func numberless(_ name: String) -> String {
    let parts = name.prefix(200).split(separator: ".", omittingEmptySubsequences: false)
    return parts.map { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } ? "N" : $0 }
      .joined(separator: ".")
  }

  func write(to tally: inout ImportTally) {
    let sorted = counts.sorted {
      ($0.value.count, $1.key.scope, $1.key.name) > ($1.value.count, $0.key.scope, $0.key.name)
    }
    for (key, value) in sorted {
      tally.count(
        "attribute '\(key.name)' by \(key.scope)", "no field of the log is its", first: value.first,
        by: value.count)
    }
  }
}
