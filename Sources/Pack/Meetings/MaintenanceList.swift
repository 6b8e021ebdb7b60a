import Checks
import Diagnostics
import Figures
import Model

/// The monthly maintenance list, each line answered out of the record as far as it can be. What
/// nothing but a person can know is confirmed by a tick in the minutes of the maintenance.
struct MaintenanceList {
  let context: PackContext

  init(_ context: PackContext) { self.context = context }

  /// In the operating model's order.
  var items: [MaintenanceItem] {
    [
      archive,
      checked(
        .retentionKept, "The log is kept as long as it has to be", ["retention-too-short"],
        kept: "the log reaches back as far as it has to"),
      agents,
      checked(
        .specsValidated, "Specifications validated",
        ["spec-file-missing", "spec-unknown-dependency", "frozen-file-changed"],
        kept: "files and dependencies are there, frozen files unchanged"),
      dependencies, backup, verification,
    ]
  }

  // MARK: Lines

  private var archive: MaintenanceItem {
    let title = "Audit records due for archiving"
    let months = context.facts.settings.retentionMonths
    let limit = context.today.adding(days: -months * 365 / 12)
    let entries = context.facts.auditEntries
    let dated = entries.compactMap { entry -> (day: CivilDate, entry: AuditEntry)? in
      let day = entry.at.map { context.facts.zone.date(of: $0) } ?? entry.date
      return day.map { ($0, entry) }
    }
    if let absence = context.facts.absence(of: [.audit]) {
      return unknown(.auditArchived, title, absence)
    }
    let due = dated.filter { $0.day < limit }
    guard let oldest = due.min(by: { ($0.day, $0.entry.source) < ($1.day, $1.entry.source) })
    else {
      let words =
        entries.isEmpty
        ? "no entry is on record"
        : "none of \(Count.of(entries.count, "entry", "entries")) is older than \(months) months"
      return item(.auditArchived, title, .done, [.text(words)])
    }
    let words =
      "\(due.count) of \(Count.of(entries.count, "entry", "entries")) older than "
      + "\(months) months, the oldest of \(oldest.day): "
    return item(
      .auditArchived, title, .toDo, [.text(words), .source(oldest.entry.source)])
  }

  private var agents: MaintenanceItem {
    let title = "Agents of tests, and idle ones, removed"
    let rules = ["unregistered-agent", "expired-active-session"]
    let checked = checked(
      .testAgentsRemoved, title, rules,
      kept: "every session is of a registered agent, and none is active past its end")
    guard checked.state == .done else { return checked }
    let start = context.facts.zone.instant(of: context.today.adding(days: -MeetingCalendar.days))
    let busy = Set(context.facts.sessions.filter { $0.startedAt >= start }.map(\.agentID))
    let idle = context.facts.agents.filter { agent in
      Self.isTest(agent)
        || (!busy.contains(agent.id) && agent.registeredAt.map { $0 < start } ?? true)
    }
    guard let first = idle.first else { return checked }
    let names = idle.prefix(3).map(\.id).joined(separator: ", ")
    let rest = idle.count > 3 ? " and \(idle.count - 3) more" : ""
    return item(
      .testAgentsRemoved, title, .toDo,
      [
        .text("named as a test, or without a session in 13 weeks: \(names)\(rest) "),
        .source(first.source),
      ], rules)
  }

  /// Its id or type has a word that tests are named by.
  private static func isTest(_ agent: Agent) -> Bool {
    let text = "\(agent.id) \(agent.type ?? "")".lowercased()
    return text.split { !$0.isLetter && !$0.isNumber }
      .contains { ["test", "demo", "tmp"].contains($0) }
  }

  private var dependencies: MaintenanceItem {
    let title = "Dependencies and models updated"
    let models = checked(.dependenciesUpdated, title, ["deprecated-model-in-use"], kept: "")
    guard models.state == .done else { return models }
    return confirmed(.dependenciesUpdated, title, within: BackupOverdue.days, models.rules)
  }

  private var backup: MaintenanceItem {
    confirmed(
      .backupMade, "The record backed up (govpack backup)", within: BackupOverdue.days,
      ["backup-overdue"])
  }

  private var verification: MaintenanceItem {
    confirmed(
      .backupVerified, "The backup verified (govpack restore --verify)",
      within: BackupOverdue.days)
  }

  // MARK: Answers

  /// Answered by rules; a person's tick answers what they cannot, and never what they found.
  private func checked(
    _ tick: MaintenanceTick, _ title: String, _ rules: [String], kept: String
  ) -> MaintenanceItem {
    let findings = rules.flatMap { context.index.findingsByCheck[$0] ?? [] }
    if let first = findings.first {
      let rest = findings.count > 1 ? " and \(findings.count - 1) more" : ""
      return item(
        tick, title, .toDo, [.text(first.message), .text(rest), " ", .source(first.source)], rules)
    }
    for outcome in context.now.outcomes where rules.contains(outcome.rule.id) {
      guard case .unknown(let why) = outcome.result else { continue }
      let ticked = confirmed(tick, title, within: BackupOverdue.days, rules)
      return ticked.state == .done ? ticked : unknown(tick, title, why, rules)
    }
    return item(tick, title, .done, [.text(kept)], rules)
  }

  /// Answered by the last minutes that tick it.
  private func confirmed(
    _ tick: MaintenanceTick, _ title: String, within days: Int, _ rules: [String] = []
  ) -> MaintenanceItem {
    guard let last = tick.last(in: context.facts.minutes, until: context.today) else {
      return unknown(tick, title, "no minutes of the maintenance say so", rules)
    }
    let isRecent = context.today - last.date <= days
    return item(
      tick, title, isRecent ? .done : .toDo,
      [.text("confirmed on \(last.date) "), .source(last.source)], rules)
  }

  private func unknown(
    _ tick: MaintenanceTick, _ title: String, _ why: String, _ rules: [String] = []
  ) -> MaintenanceItem {
    item(tick, title, .unknown, [.text(why)], rules)
  }

  private func item(
    _ tick: MaintenanceTick, _ title: String, _ state: MaintenanceItem.State, _ found: [Inline],
    _ rules: [String] = []
  ) -> MaintenanceItem {
    MaintenanceItem(tick: tick, title: title, state: state, found: found, rules: rules)
  }
}
