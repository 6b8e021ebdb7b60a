package import Checks
package import Model

/// Records by what they are about, gathered once so that ten thousand task pages need no search.
package struct RecordIndex: Sendable {
  package let cards: [String: [TaskCard]]
  package let reviews: [String: TaskReview]
  package let audit: [String: [AuditEntry]]
  package let sessions: [String: [Session]]
  package let findings: [String: [Finding]]
  package let findingsByCheck: [String: [Finding]]

  package init(facts: Facts, findings: [Finding]) {
    cards = Dictionary(grouping: facts.taskCards, by: \.id)
    reviews = Dictionary(facts.reviews.map { ($0.taskID, $0) }) { first, _ in first }
    audit = Dictionary(grouping: facts.auditEntries, by: \.subject)
    sessions = Dictionary(grouping: facts.sessions, by: \.agentID)
    self.findings = Dictionary(grouping: findings, by: \.subject)
    findingsByCheck = Dictionary(grouping: findings, by: \.checkID)
  }
}
