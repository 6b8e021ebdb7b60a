import Diagnostics
import Figures
import Model

/// Whoever departs from a specification declares it.
package struct UndeclaredDeviation: Check {
  package init() {}

  package let rule = CheckRule(
    id: "undeclared-deviation", title: "Deviation that was not declared", severity: .error,
    why: "A departure nobody declared has no owner, no review and no way back. Found are deviation "
      + "ids that decisions, freezes or the audit trail name, and bypasses in the audit trail.",
    mend: "Declare it in ops/deviations/ with its review date, or undo it.",
    isViolation: true, inputs: [.decisions])

  package func findings(in context: CheckContext) -> [Finding] {
    let declared = Set(context.facts.deviations.map(\.id))
    let tasks = Set(context.facts.tasks.map(\.id)).union(context.cards.keys)
    var mentions: [Evidence] = []
    func read(_ text: String, _ source: SourceLocation, _ detail: String) {
      for id in DeviationIDs.all(in: text) where !declared.contains(id) && !tasks.contains(id) {
        mentions.append(Evidence(source, record: id, detail: detail))
      }
    }
    for decision in context.record.decisions {
      read(decision.body, decision.source, "decision \(decision.id)")
      for text in decision.evidence { read(text, decision.source, "decision \(decision.id)") }
    }
    for freeze in context.facts.freezeRecords {
      for text in freeze.exceptions { read(text, freeze.source, "exception of \(freeze.id)") }
    }
    for entry in context.record.auditEntries {
      for field in entry.details { read(field.value, entry.source, "audit entry") }
    }
    return named(mentions) + bypasses(context, declared)
  }

  private func named(_ mentions: [Evidence]) -> [Finding] {
    let groups = Dictionary(grouping: mentions, by: \.record)
    return groups.keys.sorted().compactMap { id in
      guard let evidence = groups[id]?.inOrderOfPlace, let first = evidence.first else {
        return nil
      }
      return Finding(
        rule, subject: id, "\(first.detail) names \(id), which is not declared", at: first.source,
        evidence: evidence)
    }
  }

  /// Audit entries that say themselves that a rule was passed over.
  private func bypasses(_ context: CheckContext, _ declared: Set<String>) -> [Finding] {
    let words: Set<String> = ["bypass", "override", "deviation", "review_bypassed"]
    return context.record.auditEntries.filter { entry in
      words.contains(entry.status)
        && !entry.details.contains {
          DeviationIDs.all(in: $0.value).contains(where: declared.contains)
        }
    }.map { entry in
      Finding(
        rule, subject: entry.subject,
        "\(entry.status) in the audit trail names no declared deviation",
        since: entry.at, at: entry.source)
    }
  }
}

/// Words of the form `DEV_…` or `DEV-…` in a text.
enum DeviationIDs {
  /// In order of the text, each once.
  static func all(in text: String) -> [String] {
    let bytes = Array(text.utf8)
    var result: [String] = []
    var seen: Set<String> = []
    var index = 0
    while index < bytes.count {
      guard isWord(bytes[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < bytes.count, isWord(bytes[index]) { index += 1 }
      let word = bytes[start..<index]
      guard word.count > 4, word.starts(with: "DEV".utf8), !isLetterOrDigit(word[start + 3]),
        let last = word.lastIndex(where: isLetterOrDigit), last > start + 3
      else { continue }
      let id = String(decoding: word[start...last], as: UTF8.self)
      if seen.insert(id).inserted { result.append(id) }
    }
    return result
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }
}
