import Checks
import Diagnostics
import Figures
import Model
import RecordFixtures
import Testing

@Suite struct `Health rules` {
  /// Everything that the rules look at is there, and nothing is wrong.
  static let healthy = Facts(
    tasks: [task("A", [("11-20 10:00", "draft", "running")])],
    queueLocks: [QueueLock(queue: "dev", holder: "A", source: line(2))],
    queuePolicies: [QueuePolicy(queue: "dev", maxConcurrent: 3)],
    auditEntries: [audit("A", at("11-20 10:00"), "running")],
    agentLog: AgentLog(exposures: []),
    sources: InputKind.allCases.map { InputSource(kind: $0, status: .fresh) })

  static func health(_ change: (inout Facts) -> Void) -> Health {
    var facts = healthy
    change(&facts)
    return Assessment.of(facts, asOf: now).health
  }

  @Test func `green, and nothing to find`() {
    let assessment = Assessment.of(Self.healthy, asOf: now)
    #expect(assessment.health.light == .green)
    #expect(assessment.health.outcomes.map(\.light) == Array(repeating: .green, count: 7))
    #expect(assessment.findings == [])
    // Backups stand in the minutes of the maintenance, which nobody has written here.
    #expect(
      assessment.outcomes.filter { $0.result != .kept }.map(\.rule.id) == ["backup-overdue"])
    let violations = assessment.figures.figure("os.governance_violations", .instant(now))
    #expect(violations?.value == 0)
    #expect(violations?.verdict == .met)
    #expect(assessment.checklist.filter { !$0.isTicked }.map(\.id) == [])
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let light: Health.Light
    let rule: String
    let reason: String
    let change: @Sendable (inout Facts) -> Void
  }

  static let systemLock = Case(
    testDescription: "system lock", light: .red, rule: "no queue is locked",
    reason: "queue data is held by SYSTEM_LOCK"
  ) {
    $0.queueLocks.append(QueueLock(queue: "data", holder: QueueLock.systemLock, source: line(9)))
  }

  static let stuckLock = Case(
    testDescription: "stuck lock", light: .red, rule: "no queue is locked",
    reason: "queue data is held by GONE, which the state file does not hold"
  ) { $0.queueLocks.append(QueueLock(queue: "data", holder: "GONE", source: line(9))) }

  static let blockedForFourDays = Case(
    testDescription: "blocked for four days", light: .red,
    rule: "no task is blocked for more than 72 hours", reason: "blocked over 72 h: B"
  ) {
    $0.tasks.append(task("B", [("11-17 10:00", "running", "blocked")]))
    $0.auditEntries.append(audit("B", at("11-17 10:00"), "blocked"))
  }

  static let unaudited = Case(
    testDescription: "unaudited", light: .red, rule: "no action is unaudited",
    reason: "1 of 1 transitions have no audit entry"
  ) { $0.auditEntries = [] }

  static let fullQueue = Case(
    testDescription: "full queue", light: .yellow, rule: "no queue is at capacity",
    reason: "queue dev runs 1 of 1"
  ) { $0.queuePolicies = [QueuePolicy(queue: "dev", maxConcurrent: 1)] }

  static let blockedForADay = Case(
    testDescription: "blocked for a day", light: .yellow,
    rule: "no task is blocked for 24 to 72 hours", reason: "blocked 24 to 72 h: B"
  ) {
    $0.tasks.append(task("B", [("11-20 12:00", "running", "blocked")]))
    $0.auditEntries.append(audit("B", at("11-20 12:00"), "blocked"))
  }

  static let fourProposals = Case(
    testDescription: "four proposals", light: .yellow,
    rule: "no more than 3 proposals are pending", reason: "4 pending"
  ) {
    $0.proposals = (1...4).map {
      Proposal(
        id: "P\($0)", title: "", status: .pending, date: day("2026-11-20"), source: line($0))
    }
  }

  static let openDeviation = Case(
    testDescription: "open deviation", light: .yellow, rule: "no deviation is unresolved",
    reason: "1 open"
  ) { $0.deviations = [Deviation(id: "D", status: "active", source: line(1))] }

  static let noAuditTrail = Case(
    testDescription: "no audit trail", light: .unknown, rule: "no action is unaudited",
    reason: "no audit trail found"
  ) { $0.sources.removeAll { $0.kind == .audit } }

  static let noStateFile = Case(
    testDescription: "no state file", light: .unknown, rule: "no queue is locked",
    reason: "no task state file found"
  ) { $0.sources.removeAll { $0.kind == .tasks } }

  static let unreadableRecords = Case(
    testDescription: "unreadable records", light: .unknown,
    rule: "no task is blocked for more than 72 hours",
    reason: "2 records of the task state file could not be read"
  ) {
    $0.sources.removeAll { $0.kind == .tasks }
    $0.sources.append(InputSource(kind: .tasks, status: .incomplete(rejected: 2)))
  }

  static let queueWithoutALimit = Case(
    testDescription: "queue without a limit", light: .unknown, rule: "no queue is at capacity",
    reason: "no policy limits the queue dev"
  ) { $0.queuePolicies = [] }

  static let cases: [Case] = [
    systemLock, stuckLock, blockedForFourDays, unaudited, fullQueue, blockedForADay, fourProposals,
    openDeviation, noAuditTrail, noStateFile, unreadableRecords, queueWithoutALimit,
  ]

  @Test(arguments: cases)
  func `the worst rule sets the light`(_ item: Case) {
    let health = Self.health(item.change)
    #expect(health.light == item.light)
    #expect(health.decisive?.rule == item.rule)
    #expect(health.decisive?.reason == item.reason)
  }

  @Test func `three pending proposals are no trouble`() {
    let health = Self.health {
      $0.proposals = (1...3).map {
        Proposal(
          id: "P\($0)", title: "", status: .pending, date: day("2026-11-20"), source: line($0))
      }
    }
    #expect(health.light == .green)
  }

  @Test func `lights are in order from green to red`() {
    #expect(Health.Light.green < .unknown && Health.Light.unknown < .yellow)
    #expect(Health.Light.yellow < .red)
  }
}
