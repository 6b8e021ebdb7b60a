package import Model

/// The record as it stood at one instant: what is later does not exist yet. Indexed once, so that
/// every metric and check is linear in the number of records.
package struct RecordReading: Sendable {
  package let facts: Facts
  package let asOf: Instant
  /// The local day of the as-of.
  package let today: CivilDate
  /// By id.
  package let tasks: [TaskHistory]
  package let sessions: [SessionReading]
  package let auditEntries: [AuditEntry]
  package let audit: AuditIndex
  /// The first event of any task.
  package let firstEvent: Instant?
  /// The state file tells of things later than the as-of; what carries no time in it (locks) is
  /// then of a later moment too.
  package let stateIsLater: Bool
  /// Deployments, changes and incidents.
  package let delivery: DeliveryReading
  /// What incidents cost customers.
  package let impact: ImpactReading
  /// What mending cost.
  package let spend: SpendReading
  /// One for each scope of the risk budget, in its order.
  package let riskBudgets: [RiskBudgetReading]
  /// What agents did, by the log of their actions.
  package let agentWork: AgentReading
  private let taskPositions: [String: Int]
  private let reviewPositions: [String: Int]

  /// `register` is that of the facts; made here where no other reading shares it.
  package init(facts: Facts, asOf: Instant, register: DeliveryRegister? = nil) {
    self.facts = facts
    self.asOf = asOf
    let today = facts.zone.date(of: asOf)
    self.today = today
    reviewPositions = Dictionary(
      zip(facts.reviews.map(\.taskID), facts.reviews.indices),
      uniquingKeysWith: { first, _ in first })
    let reviews = reviewPositions
    tasks = facts.tasks.compactMap { task in
      TaskHistory(task, review: reviews[task.id].map { facts.reviews[$0] }, asOf: asOf)
    }
    taskPositions = Dictionary(
      zip(tasks.map(\.task.id), tasks.indices), uniquingKeysWith: { first, _ in first })
    sessions = facts.sessions.compactMap { SessionReading($0, asOf: asOf) }
    auditEntries = facts.auditEntries.filter { entry in
      entry.at.map { $0 <= asOf } ?? entry.date.map { $0 <= today } ?? true
    }
    audit = AuditIndex(auditEntries)
    stateIsLater = facts.tasks.contains { task in
      (task.lastUpdated.map { $0 > asOf } ?? false) || task.events.contains { $0.at > asOf }
    }
    firstEvent = tasks.lazy.flatMap(\.events).map(\.at).min()
    delivery = DeliveryReading(facts, asOf: asOf, register ?? DeliveryRegister(facts))
    (impact, spend) = Concurrently.both(
      { ImpactReading(facts: facts, asOf: asOf) }, { SpendReading(facts: facts, asOf: asOf) })
    riskBudgets = RiskBudgetReading.all(facts: facts, asOf: asOf, impact: impact, spend: spend)
    agentWork = AgentReading(
      facts, asOf: asOf,
      decisions: facts.decisions.filter { $0.date.map { $0 <= today } ?? true })
  }

  /// nil for a task that the state file does not hold at the as-of.
  package func history(of id: String) -> TaskHistory? { taskPositions[id].map { tasks[$0] } }

  package func review(of id: String) -> TaskReview? {
    reviewPositions[id].map { facts.reviews[$0] }
  }
}
