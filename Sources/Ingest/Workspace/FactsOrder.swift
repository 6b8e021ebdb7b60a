import Diagnostics
import Model

/// Puts the records into the order that `Facts` promises, each id once.
struct FactsOrder {
  let log: DiagnosticLog

  func order(_ facts: inout Facts) {
    orderState(&facts)
    orderRecords(&facts)
    orderDelivery(&facts)
    orderRegisters(&facts)
    facts.reviews = merged(facts.reviews)
    facts.roleModes = roleModes(facts)
    if facts.queuePolicies.isEmpty { facts.queuePolicies = QueuePolicyInput.builtIn }
  }

  private func orderState(_ facts: inout Facts) {
    facts.tasks = unique(facts.tasks, "task", \.id, \.source)
    facts.queueLocks = unique(facts.queueLocks, "queue", \.queue, \.source)
    facts.queuePolicies.sort { ByteOrder.precedes($0.queue, $1.queue) }
    facts.roles = unique(facts.roles, "role", \.id, \.source)
    facts.roleModes = unique(facts.roleModes, "role mode", \.id, \.source)
    facts.escalationRules = unique(
      facts.escalationRules, "escalation rule", \.issueType, \.source)
    facts.agents = unique(facts.agents, "agent", \.id, \.source)
    facts.projects = unique(facts.projects, "project", \.id, \.source)
    facts.escalations = unique(facts.escalations, "escalation", \.id, \.source)
    facts.executionItems = unique(facts.executionItems, "queue item", \.id, \.source)
    facts.sessions = unique(facts.sessions, "session", \.token, \.source).sorted {
      $0.startedAt != $1.startedAt
        ? $0.startedAt < $1.startedAt : ByteOrder.precedes($0.token, $1.token)
    }
  }

  private func orderRecords(_ facts: inout Facts) {
    facts.taskCards = cards(facts.taskCards)
    facts.specs = unique(facts.specs, "spec", \.id, \.source)
    facts.auditEntries = audit(facts.auditEntries)
    facts.decisions = unique(facts.decisions, "decision", \.id, \.source)
    facts.proposals = unique(facts.proposals, "proposal", \.id, \.source)
    facts.deviations = unique(facts.deviations, "deviation", \.id, \.source)
    facts.freezeRecords = unique(facts.freezeRecords, "freeze record", \.id, \.source)
    facts.freezeArtefacts.sort {
      order($0.artefactPath, $0.source, $1.artefactPath, $1.source)
    }
    facts.acceptances.sort { order($0.artefactPath, $0.source, $1.artefactPath, $1.source) }
    facts.packIndex = unique(facts.packIndex, "blueprint", \.id, \.source)
    facts.minutes.sort { left, right in
      left.date != right.date
        ? left.date < right.date : order(left.cadence, left.source, right.cadence, right.source)
    }
  }

  private func orderDelivery(_ facts: inout Facts) {
    orderEvents(&facts)
    facts.services = unique(facts.services, "service", \.id, \.source)
    facts.teams = unique(facts.teams, "team", \.id, \.source)
    facts.failureModes = unique(facts.failureModes, "failure mode", \.id, \.source)
    facts.workflows = unique(facts.workflows, "workflow", \.id, \.source)
    facts.vendors = unique(facts.vendors, "vendor", \.id, \.source)
    facts.rollouts = unique(facts.rollouts, "rollout", \.id, \.source)
    facts.riskBudget.scopes = unique(facts.riskBudget.scopes, "scope", \.id, \.source)
    facts.nearMisses = byDate(unique(facts.nearMisses, "near miss", \.id, \.source), \.date)
    facts.postmortems = unique(facts.postmortems, "postmortem", \.id, \.source)
  }

  private func orderRegisters(_ facts: inout Facts) {
    if var guardrails = facts.guardrails {
      guardrails.repositories = unique(
        guardrails.repositories, "repository", \.id, \.source)
      facts.guardrails = guardrails
    }
    facts.complianceChecks = unique(
      facts.complianceChecks, "compliance check", \.id, \.source)
    facts.norms = unique(facts.norms, "norm", \.id, \.source)
    let uses = unique(facts.breakGlassUses, "break-glass record", \.id, \.source)
    facts.breakGlassUses = uses.indices
      .sorted { (uses[$0].at, $0) < (uses[$1].at, $1) }.map { uses[$0] }
  }

  private func orderEvents(_ facts: inout Facts) {
    let delivery = DeliveryOrder(log: log)
    delivery.order(&facts.deployments)
    delivery.order(&facts.changes)
    delivery.order(&facts.incidents)
  }

  /// By date, those without one first; records of one day stay in their order.
  private func byDate<Record>(
    _ records: [Record], _ date: KeyPath<Record, CivilDate?>
  ) -> [Record] {
    let days = records.map { $0[keyPath: date]?.daysSinceEpoch ?? .min }
    return records.indices.sorted { (days[$0], $0) < (days[$1], $1) }.map { records[$0] }
  }

  private func order(
    _ left: String, _ leftPlace: SourceLocation, _ right: String, _ rightPlace: SourceLocation
  ) -> Bool {
    if ByteOrder.precedes(left, right) { return true }
    return !ByteOrder.precedes(right, left) && leftPlace < rightPlace
  }

  // MARK: Ids

  /// By id; of several records with one id the first by place is kept.
  private func unique<Record>(
    _ records: [Record], _ noun: String, _ id: KeyPath<Record, String>,
    _ place: KeyPath<Record, SourceLocation>
  ) -> [Record] {
    let sorted = sorted(records, id, place)
    var result: [Record] = []
    result.reserveCapacity(sorted.count)
    for record in sorted {
      if let last = result.last, ByteOrder.equal(last[keyPath: id], record[keyPath: id]) {
        log.add(
          .duplicate(
            noun, record[keyPath: id], first: last[keyPath: place], at: record[keyPath: place]))
      } else {
        result.append(record)
      }
    }
    return result
  }

  private func sorted<Record>(
    _ records: [Record], _ id: KeyPath<Record, String>,
    _ place: KeyPath<Record, SourceLocation>
  ) -> [Record] {
    records.sorted {
      order($0[keyPath: id], $0[keyPath: place], $1[keyPath: id], $1[keyPath: place])
    }
  }

  /// By id, then path: a card found in two folders is kept twice, so that both can be shown.
  private func cards(_ cards: [TaskCard]) -> [TaskCard] {
    let sorted = sorted(cards, \.id, \.source)
    for (card, next) in zip(sorted, sorted.dropFirst()) where ByteOrder.equal(card.id, next.id) {
      log.add(.twoCards(next.id, first: card.source, at: next.source))
    }
    return sorted
  }

  /// By instant, a record with a date alone at the start of its day; then place.
  private func audit(_ entries: [AuditEntry]) -> [AuditEntry] {
    func time(_ entry: AuditEntry) -> Int64 {
      if let at = entry.at { return at.microseconds }
      return entry.date.map { Int64($0.daysSinceEpoch) * 86_400_000_000 } ?? Int64.min
    }
    let timed: [(time: Int64, entry: AuditEntry)] = entries.map { entry in
      (time: time(entry), entry: entry)
    }
    let sorted = timed.sorted { left, right in
      left.time != right.time
        ? left.time < right.time : left.entry.source < right.entry.source
    }
    return sorted.map(\.entry)
  }

  // MARK: Reviews and role modes

  /// One review for each task: the task file's first, then the reports of files, by path.
  private func merged(_ reviews: [TaskReview]) -> [TaskReview] {
    var result: [TaskReview] = []
    for review in sorted(reviews, \.taskID, \.source) {
      guard let last = result.last, ByteOrder.equal(last.taskID, review.taskID) else {
        result.append(review)
        continue
      }
      // The block of the task file tells the state of the review; files only add to it.
      var base = last.status == nil && review.status != nil ? review : last
      let other = base.source == last.source ? review : last
      base.reports += other.reports
      base.responses += other.responses
      result[result.count - 1] = base
    }
    return result
  }

  /// Those of the role file, and those of the state machine that it does not name.
  private func roleModes(_ facts: Facts) -> [RoleMode] {
    let named = Set(facts.roleModes.map(\.id))
    let more = facts.stateMachine.roleModes.filter { !named.contains($0.id) }
    return sorted(facts.roleModes + more, \.id, \.source)
  }
}

extension Diagnostic {
  static func duplicate(
    _ noun: String, _ id: String, first: SourceLocation, at place: SourceLocation
  ) -> Diagnostic {
    // A session's token is a secret.
    let shown = noun == "session" ? String(id.prefix(8)) + "…" : Words.shortened(id)
    return Diagnostic(
      "GP5010", .error,
      "the \(noun) '\(shown)' is already at \(first.citation); this one is left out",
      at: place)
  }

  fileprivate static func twoCards(
    _ id: String, first: SourceLocation, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      "GP5011", .warning, "task '\(Words.shortened(id))' has another card at \(first.path)",
      at: place)
  }
}
