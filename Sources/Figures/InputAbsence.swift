package import Model

/// How a figure or a rule says that an input is not there.
extension InputKind {
  /// What the kind is called in a sentence.
  package var words: String {
    switch self {
    case .settings: "settings file"
    case .stateMachine: "state machine"
    case .tasks: "task state file"
    case .queuePolicy: "queue policy"
    case .roles: "roles file"
    case .agents: "agents file"
    case .sessions: "sessions file"
    case .projects: "project file"
    case .escalations: "escalation queue"
    case .executionQueue: "execution queue"
    case .taskCards: "task cards"
    case .reviews: "review records"
    case .specRegistry: "spec registry"
    case .audit: "audit trail"
    case .decisions: "decision log"
    case .proposals: "proposals"
    case .deviations: "deviations"
    case .freezeLedger: "freeze ledger"
    case .freezeArtefacts: "freeze artefacts"
    case .freezeRecords: "freeze records"
    case .acceptances: "acceptance records"
    case .capabilityMap: "capability map"
    case .packIndex: "architecture pack index"
    case .minutes: "minutes"
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

extension Facts {
  /// Why these inputs cannot be used; nil when each was found and read.
  package func absence(of inputs: [InputKind]) -> String? {
    let reasons = inputs.compactMap { kind -> String? in
      switch source(kind).status {
      case .missing: "no \(kind.words) found"
      case .unreadable: "\(kind.words) unreadable"
      case .fresh, .stale, .incomplete: nil
      }
    }
    return reasons.isEmpty ? nil : reasons.joined(separator: "; ")
  }

  /// What of these inputs could not be read; nil when all could.
  package func gaps(in inputs: [InputKind]) -> String? {
    let reasons = inputs.compactMap { kind -> String? in
      guard case .incomplete(let rejected) = source(kind).status else { return nil }
      let number = rejected == 1 ? "1 record" : "\(rejected) records"
      return "\(number) of the \(kind.words) could not be read"
    }
    return reasons.isEmpty ? nil : reasons.joined(separator: "; ")
  }
}
