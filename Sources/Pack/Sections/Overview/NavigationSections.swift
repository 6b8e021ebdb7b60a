import Figures
import Checks
import Model

/// The packs of this build.
struct PackListSection: Section {
  let id = "pack-list"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let review = context.calendar.date
    let items: [(String, String, String)] = [
      (
        "Friday governance pack, \(review)", "packs/\(review)/",
        "what the weekly review decides, with everything it needs"
      ),
      (
        "Weekly KPI page, \(context.judgedWeek)", "kpi/\(context.judgedWeek)/",
        "how the last complete week stands against the weeks before it"
      ),
      (
        "Agent Ops Review, \(context.judgedWeek)", "agent-ops/\(context.judgedWeek)/",
        "what the agents did, what failed, what it cost, and what is to be done about it"
      ),
      (
        "Daily digest, \(context.today)", "daily/\(context.today)/",
        "what happened in the last 24 hours and what is next"
      ),
      (
        "Autonomy and risk review, \(context.currentMonth)", "autonomy/\(context.currentMonth)/",
        "what agents may do by themselves, and whether the evidence still carries it"
      ),
      (
        "Vendor and model review, \(context.currentQuarter)",
        "vendors/\(context.currentQuarter)/",
        "what models cost, how well they work, which contracts ask for a decision"
      ),
    ]
    return [
      .bullets(items.map { [.link([.bold($0.0)], .page($0.1)), .text(" – \($0.2)")] }),
      .paragraph([
        "Each published revision is an entry of the ", .link(["feed"], .file("feed.xml")),
        ", and restated figures are named there.",
      ]),
    ]
  }
}

/// The registers behind the packs, with how much stands in each.
struct RegisterListSection: Section {
  let id = "register-list"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let facts = context.facts
    let broken = Set(context.now.findings.map(\.checkID)).count
    let items: [(String, String, String)] = [
      (
        "Delivery and load", "delivery/",
        "\(Count.of(context.paths.serviceIDs.count, "service")), "
          + Count.of(facts.deployments.count, "deployment")
      ),
      (
        "Incidents and near misses", "incidents/",
        "\(Count.of(facts.incidents.count, "incident")), "
          + Count.of(facts.nearMisses.count, "near miss", "near misses")
      ),
      ("Risk budget", "risk-budget/", Count.of(facts.riskBudget.scopes.count, "scope")),
      (
        "Workflows of agents", "workflows/",
        Count.of(context.agentWork.workflows.count, "workflow")
      ),
    ]
    let records: [(String, String, String)] = [
      ("Decision log", "decisions/", Count.of(facts.decisions.count, "decision")),
      ("Proposals", "proposals/", Count.of(facts.proposals.count, "proposal")),
      ("Deviations", "deviations/", Count.of(facts.deviations.count, "deviation")),
      ("Freeze record", "freezes/", Count.of(facts.freezeLedger.count, "frozen blueprint")),
      (
        "Capability map", "capabilities/",
        Count.of(facts.capabilities.count, "capability", "capabilities")
      ),
      ("Tasks", "tasks/", Count.of(context.paths.taskIDs.count, "task")),
      (
        "Agents and sessions", "agents/",
        "\(Count.of(facts.agents.count, "agent")), \(Count.of(facts.sessions.count, "session"))"
      ),
      (
        "Vendors", "vendors/",
        "\(Count.of(facts.vendors.count, "vendor")), "
          + Count.of(facts.vendors.reduce(0) { $0 + $1.models.count }, "model")
      ),
      ("Rollouts", "rollouts/", Count.of(facts.rollouts.count, "rollout")),
      ("Meetings", "reviews/", Count.of(facts.minutes.count, "set of minutes", "sets of minutes")),
      ("Maintenance", "maintenance/", "the list of \(context.currentMonth)"),
      ("Queues", "queues/", Count.of(facts.queueLocks.count, "lock entry", "lock entries")),
      ("Audit trail", "audit/", Count.of(facts.auditEntries.count, "entry", "entries")),
      ("Checks", "checks/", "\(CheckCatalog.all.count) rules, \(broken) broken"),
      ("Figures", "figures/", Count.of(context.definitions.count, "figure")),
      ("Sources", "sources/", Count.of(facts.files.count, "file")),
    ]
    let all = items + RuleRegisters.items(in: context) + records
    let rows: [[[Inline]]] = all.map { [[.link([.text($0.0)], .page($0.1))], [.text($0.2)]] }
    let columns = ["Register", "Holds"].map { Table.Column($0) }
    return [.table(Table(caption: "The registers behind the packs", columns: columns, rows: rows))]
  }
}
