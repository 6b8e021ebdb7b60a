import Checks
import Figures
import Model

/// What is not audited, and the breaches by age.
struct AuditGapsSection: Section {
  let id = "audit-gaps"
  static let limit = 25

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    var blocks: [Block] = []
    if let figure = context.figure("os.unaudited_transitions") {
      blocks.append(.text("State changes without an audit entry: ", .figure(figure, .full)))
    }
    if let figure = context.figure("os.governance_violations") {
      blocks.append(.text("Breaches of governance rules: ", .figure(figure, .full)))
    }
    let violations = Set(CheckCatalog.all.filter(\.rule.isViolation).map(\.rule.id))
    // The oldest first; those whose beginning nobody knows last.
    let breaches = context.now.findings.filter { violations.contains($0.checkID) }
      .enumerated().sorted { left, right in
        let (first, second) = (
          left.element.since ?? context.asOf, right.element.since ?? context.asOf
        )
        return first != second ? first < second : left.offset < right.offset
      }
      .map(\.element)
    if breaches.isEmpty { return blocks + [.text("No breach is on record.")] }
    return blocks
      + FindingTable.blocks(
        breaches, context, limit: Self.limit, caption: "Breaches, the oldest first")
  }
}

/// The latest entries of the audit trail.
struct AuditTrailSection: Section {
  let id = "audit-trail"
  static let limit = 300

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .audit) { return [absence] }
    let entries = context.facts.auditEntries
    guard !entries.isEmpty else { return [.text("The audit trail is empty.")] }
    let table = AuditTable.table(
      Array(entries.reversed().prefix(Self.limit)),
      caption: "Audit entries, the newest first", context)
    let rest = entries.count - Self.limit
    guard rest > 0 else { return [table] }
    return [table, .text(.text("\(rest) older ones stand on the pages of their tasks."))]
  }
}

enum AuditTable {
  static func table(_ entries: [AuditEntry], caption: String, _ context: PackContext) -> Block {
    let columns = ["When", "Subject", "Entry", "By", "Kind", "Where"].map { Table.Column($0) }
    let rows: [[[Inline]]] = entries.map { entry in
      [
        entry.at.map { [.instant($0)] } ?? [.date(entry.date)],
        [context.taskLink(entry.subject)], [.text(entry.status)], [.stated(entry.actor)],
        [.text(entry.variant.rawValue)], [.source(entry.source)],
      ]
    }
    return .table(Table(caption: caption, columns: columns, rows: rows))
  }
}
