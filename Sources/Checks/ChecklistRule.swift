import Diagnostics
import Figures
import Model

/// How one item of the weekly checklist is computed.
struct ChecklistRule {
  let id: String
  let group: String
  let title: String
  /// The checks that answer it.
  let checks: [String]
  /// What a person does about their findings.
  let toDo: String

  /// In the operating model's order.
  static let all: [ChecklistRule] = [
    ChecklistRule(
      id: "decisions", group: "governance", title: "New decision-log entries are reviewed",
      checks: ["decision-without-owner-or-date", "dangling-supersession"],
      toDo: "complete the decision records"),
    ChecklistRule(
      id: "proposals", group: "governance", title: "Pending proposals are processed",
      checks: ["pending-proposal-too-long"], toDo: "decide on the pending proposals"),
    ChecklistRule(
      id: "deviations", group: "governance", title: "Deviation declarations are audited",
      checks: ["overdue-deviation", "undeclared-deviation", "deviation-incomplete"],
      toDo: "declare, complete, extend or revert the deviations"),
    ChecklistRule(
      id: "orphaned-tasks", group: "system health", title: "No task is orphaned",
      checks: ["orphaned-task"], toDo: "finish, block or abandon the tasks"),
    ChecklistRule(
      id: "agents", group: "system health", title: "Agent registration is in order",
      checks: ["unregistered-agent", "role-mode-breach"],
      toDo: "register the agents, or end their sessions"),
    ChecklistRule(
      id: "spec-registry", group: "system health", title: "The spec registry is consistent",
      checks: [
        "spec-file-missing", "spec-unknown-dependency", "frozen-spec-not-in-ledger",
        "ledger-entry-not-frozen-in-registry", "card-references-unknown-spec",
      ], toDo: "bring registry, freeze ledger and files into line"),
    ChecklistRule(
      id: "pack-index", group: "documentation", title: "The architecture pack index is current",
      checks: ["pack-index-stale"], toDo: "update the index"),
    ChecklistRule(
      id: "capability-map", group: "documentation", title: "The capability map is current",
      checks: ["capability-path-missing", "capability-totals-disagree"],
      toDo: "update the capability map"),
  ]

  func item(
    _ context: CheckContext, _ report: CheckReport, since: CivilDate, until: CivilDate
  ) -> ChecklistItem {
    let findings = report.findings.filter { checks.contains($0.checkID) }
    if !findings.isEmpty { return broken(findings, context) }
    let untested = report.outcomes.compactMap { outcome -> String? in
      guard checks.contains(outcome.rule.id), case .unknown(let why) = outcome.result else {
        return nil
      }
      return why
    }
    if let why = untested.first {
      return item(.open(toDo: "look for yourself"), "could not be tested: \(why)")
    }
    switch id {
    case "decisions": return decisions(context, since: since, until: until)
    case "proposals": return proposals(context)
    case "deviations": return deviations(context)
    default: return item(.found, Self.clean[id] ?? "nothing was found")
    }
  }

  private static let clean = [
    "orphaned-tasks": "no task has been running for too long",
    "agents": "every session is of a registered agent, in a role mode it was given",
    "spec-registry": "registry, freeze ledger, cards and files agree",
    "pack-index": "every row of the index agrees with the files",
    "capability-map": "every path of the map is there, and its totals add up",
  ]

  private func broken(_ findings: [Finding], _ context: CheckContext) -> ChecklistItem {
    let subjects = findings.prefix(3).map(\.subject).joined(separator: ", ")
    let more = findings.count > 3 ? " and \(findings.count - 3) more" : ""
    let number = findings.count == 1 ? "1 finding" : "\(findings.count) findings"
    return item(
      .open(toDo: toDo), "\(number): \(subjects)\(more)",
      findings.map { Evidence($0.source, record: $0.subject, detail: $0.message) })
  }

  private func decisions(
    _ context: CheckContext, since: CivilDate, until: CivilDate
  ) -> ChecklistItem {
    let new = context.record.decisions.filter { decision in
      decision.date.map { $0 > since && $0 <= until } ?? false
    }
    let evidence = new.map { Evidence($0.source, record: $0.id, detail: $0.title) }
    if new.isEmpty { return item(.found, "no decision since \(since)") }
    let number = new.count == 1 ? "1 decision" : "\(new.count) decisions"
    return item(
      .found,
      "\(number) since \(since), each with owner and date: "
        + new.map(\.id).joined(separator: ", "), evidence)
  }

  private func proposals(_ context: CheckContext) -> ChecklistItem {
    let pending = context.record.pendingProposals
    if pending.isEmpty { return item(.found, "no proposal is pending") }
    let ids = pending.map(\.id).joined(separator: ", ")
    return item(
      .open(toDo: toDo), "\(pending.count) pending: \(ids)",
      pending.map { Evidence($0.source, record: $0.id, detail: $0.title) })
  }

  private func deviations(_ context: CheckContext) -> ChecklistItem {
    let open = context.record.openDeviations
    if open.isEmpty { return item(.found, "no deviation is open") }
    let number = open.count == 1 ? "1 open deviation" : "\(open.count) open deviations"
    return item(
      .found, "\(number), each declared in full and within its review date",
      open.map { Evidence($0.source, record: $0.id, detail: $0.impactSummary ?? $0.status) })
  }

  private func item(
    _ state: ChecklistItem.State, _ reason: String, _ evidence: [Evidence] = []
  ) -> ChecklistItem {
    ChecklistItem(
      id: id, group: group, title: title, state: state, reason: reason,
      evidence: evidence.inOrderOfPlace)
  }
}
