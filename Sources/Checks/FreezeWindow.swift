package import Model

/// A stop of change as a window in time, with what it covers and what it lets through.
package struct FreezeWindow: Sendable {
  package let record: FreezeRecord
  /// From its start to its end; to the as-of while nobody lifted it.
  package let range: Range<Instant>
  /// The services that its scope names, by themselves or by a risk scope of theirs; nil where it
  /// names none, and so covers all.
  package let services: Set<String>?

  /// nil for a freeze that does not say when it began or that had not begun, and for one that is
  /// over but does not say since when.
  package init?(_ record: FreezeRecord, facts: Facts, asOf: Instant) {
    let closed: Set<String> = ["lifted", "ended", "closed", "released", "cancelled", "expired"]
    let isClosed = closed.contains((record.status ?? "").lowercased())
    guard let start = record.start, start < asOf, record.status != "draft",
      !isClosed || record.end != nil
    else { return nil }
    // Past its end a freeze stands until somebody lifts it.
    let end = isClosed ? min(record.end ?? asOf, asOf) : asOf
    guard start < end else { return nil }
    self.record = record
    range = start..<end
    services = Self.services(namedIn: record.scope ?? "", facts)
  }

  private static func services(namedIn scope: String, _ facts: Facts) -> Set<String>? {
    let words = MentionedWords(scope)
    let services = facts.services.map(\.id).filter { words.contains($0) }
    let scopes = facts.riskBudget.scopes.filter { words.contains($0.id) }
    // A scope without services stands for all of them.
    if scopes.contains(where: \.services.isEmpty) { return nil }
    let named = services + scopes.flatMap(\.services)
    return named.isEmpty ? nil : Set(named)
  }

  package static func all(in context: CheckContext) -> [FreezeWindow] {
    context.facts.freezeRecords.compactMap {
      FreezeWindow($0, facts: context.facts, asOf: context.asOf)
    }
  }

  package func covers(service: String) -> Bool { services?.contains(service) ?? true }

  /// Whether one of the freeze's exceptions names the deployment, or a change that it brought.
  package func excepts(_ deployment: Deployment) -> Bool {
    record.exceptions.contains { text in
      let words = MentionedWords(text)
      return ([deployment.id] + deployment.changes).contains { words.contains($0) }
    }
  }
}

extension Deployment {
  /// A repair: what a freeze lets through without an exception of its own.
  package var isRepair: Bool {
    switch kind {
    case .rollback: true
    case .hotfix, .revert: remediates != nil || rollbackOf != nil || incident != nil
    case .normal: false
    }
  }
}
