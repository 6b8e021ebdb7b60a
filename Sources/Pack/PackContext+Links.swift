import Checks
package import Figures
package import Model

extension PackContext {
  package func taskLink(_ id: String) -> Inline {
    link(id, paths.task(id))
  }

  package func agentLink(_ id: String) -> Inline {
    link(id, paths.agent(id))
  }

  package func decisionLink(_ id: String) -> Inline {
    link(id, paths.decision(id))
  }

  package func workflowLink(_ id: String) -> Inline {
    link(id, paths.workflow(id))
  }

  package func checkLink(_ id: String) -> Inline {
    .link([.text(id)], .page(paths.check(id)))
  }

  /// An id with its page, or the bare id where the record knows no such thing.
  package func link(_ text: String, _ path: String?) -> Inline {
    path.map { .link([.text(text)], .page($0)) } ?? .text(text)
  }

  /// The first figure of that name: the reading at the as-of, else the judged week's.
  package func figure(_ name: String) -> Figure? {
    now.figures.figure(name, .instant(asOf))
      ?? now.figures.figure(name, .week(judgedWeek))
  }

  /// The week that a weekly page judges: the last complete one, unless the page is a restated one.
  package var judgedWeek: ISOWeek {
    restatedWeek ?? facts.zone.week(of: asOf).adding(weeks: -1)
  }

  /// Says that an input is missing or unreadable; nil where it was read.
  package func absence(of kind: InputKind) -> Block? {
    switch facts.source(kind).status {
    case .missing:
      .text(.mark(StatusMark(.unknown, "no data")), .text(" – \(kind.title): nothing found."))
    case .unreadable:
      .text(
        .mark(StatusMark(.unknown, "no data")),
        .text(" – \(kind.title): nothing could be read, see the "),
        .link(["sources"], .page("sources/")), ".")
    case .fresh, .stale, .incomplete: nil
    }
  }

  /// How long ago, in whole days, or hours below two days.
  package func age(since instant: Instant?) -> String {
    guard let instant else { return "–" }
    let hours = max(0, (asOf - instant).components.seconds / 3600)
    return hours < 48 ? "\(hours) h" : "\(hours / 24) d"
  }

  /// Days from a date to today; negative for a date to come.
  package func days(since date: CivilDate) -> Int { today - date }
}

extension InputKind {
  /// In words, for sentences and tables.
  package var title: String {
    switch self {
    case .settings: "settings"
    case .stateMachine: "state machine"
    case .tasks: "tasks"
    case .queuePolicy: "queue policy"
    case .roles: "roles"
    case .agents: "agents"
    case .sessions: "sessions"
    case .projects: "projects"
    case .escalations: "escalations"
    case .executionQueue: "execution queue"
    case .taskCards: "task cards"
    case .reviews: "code reviews"
    case .specRegistry: "spec registry"
    case .audit: "audit trail"
    case .decisions: "decision log"
    case .proposals: "proposals"
    case .deviations: "deviations"
    case .freezeLedger: "freeze ledger"
    case .freezeArtefacts: "frozen artefacts"
    case .freezeRecords: "freeze records"
    case .acceptances: "acceptances"
    case .capabilityMap: "capability map"
    case .packIndex: "architecture pack index"
    case .minutes: "meeting minutes"
    case .deployments: "deployments"
    case .changes: "changes"
    case .incidents: "incidents"
    case .nearMisses: "near misses"
    case .postmortems: "postmortems"
    case .services: "service list"
    case .failureModes: "failure modes"
    case .riskBudget: "risk budget"
    case .decisionRights: "decision rights"
    case .actions: "action log"
    case .workflows: "workflows"
    case .vendors: "vendors"
    case .guardrails: "guardrails"
    case .complianceChecks: "compliance checks"
    case .norms: "norms"
    case .breakGlass: "break-glass records"
    case .rollouts: "rollouts"
    }
  }
}
