package import Model

/// A compliance check against the time in which it was to run.
package struct ComplianceReading: Sendable {
  package enum State: Hashable, Sendable {
    /// With the day by which it is to run again; nil where an event decides that.
    case inTime(nextBy: CivilDate?)
    /// Since when a run is missing, where the record tells, and why.
    case overdue(since: Instant?, because: String)
    case unknown(because: String)
  }

  package let check: ComplianceCheck
  package let state: State

  /// Days between two runs, by frequency.
  package static let weeklyDays = 7
  package static let monthlyDays = 31
  /// How long after a commit, push, pull request or merge the run may come.
  package static let graceSeconds = 86_400

  package init(_ check: ComplianceCheck, _ record: RecordReading) {
    self.check = check
    state = Self.state(check, record)
  }

  private static func state(_ check: ComplianceCheck, _ record: RecordReading) -> State {
    if let run = check.lastRun, run.at > record.asOf {
      return .unknown(because: "the run on record is later, and nothing is known of those before")
    }
    switch check.frequency {
    case .weekly: return periodic(check, weeklyDays, record)
    case .monthly: return periodic(check, monthlyDays, record)
    case .onCommit, .onPush, .onPullRequest, .onMerge: return following(check, record)
    }
  }

  private static func periodic(
    _ check: ComplianceCheck, _ days: Int, _ record: RecordReading
  ) -> State {
    guard let run = check.lastRun else {
      return .overdue(since: nil, because: "no run is on record")
    }
    let due = record.facts.zone.date(of: run.at).adding(days: days)
    guard due < record.today else { return .inTime(nextBy: due) }
    let since = record.facts.zone.instant(of: due.adding(days: 1))
    return .overdue(since: since, because: "the next run was due by \(due)")
  }

  /// Every event is followed by a run within the grace: the first one after the newest run tells.
  private static func following(_ check: ComplianceCheck, _ record: RecordReading) -> State {
    if let absence = record.facts.absence(of: [.changes]) {
      return .unknown(because: "\(absence), so nothing says what it had to follow")
    }
    let limit = record.asOf + .seconds(-graceSeconds)
    let after = check.lastRun?.at ?? Instant(microseconds: .min)
    guard let event = firstEvent(check.frequency, record.facts, after: after), event <= limit else {
      return .inTime(nextBy: nil)
    }
    let day = record.facts.zone.date(of: event)
    let run = check.lastRun == nil ? "no run is on record" : "no run since"
    return .overdue(
      since: event + .seconds(graceSeconds),
      because: "\(words(check.frequency)) of \(day), and \(run)")
  }

  private static func firstEvent(
    _ frequency: ComplianceCheck.Frequency, _ facts: Facts, after: Instant
  ) -> Instant? {
    var first: Instant?
    // A span lends its elements; a loop over the list would copy each change.
    let changes = facts.changes.span
    for position in changes.indices {
      guard let event = time(frequency, changes[position].times), event > after else { continue }
      if first.map({ event < $0 }) ?? true { first = event }
    }
    return first
  }

  private static func time(
    _ frequency: ComplianceCheck.Frequency, _ times: ChangeTimes
  ) -> Instant? {
    switch frequency {
    case .onCommit: times.authoredAt
    case .onPush: times.createdAt ?? times.authoredAt
    case .onPullRequest: times.createdAt
    case .onMerge: times.mergedAt
    case .weekly, .monthly: nil
    }
  }

  private static func words(_ frequency: ComplianceCheck.Frequency) -> String {
    switch frequency {
    case .onCommit: "there is a commit"
    case .onPush: "there is a push"
    case .onPullRequest: "there is a pull request"
    case .onMerge: "there is a merge"
    case .weekly, .monthly: "it was due"
    }
  }
}

extension RecordReading {
  /// By id.
  package var complianceReadings: [ComplianceReading] {
    facts.complianceChecks.map { ComplianceReading($0, self) }
  }
}
