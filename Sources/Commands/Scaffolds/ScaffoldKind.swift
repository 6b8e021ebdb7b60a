import Model

/// What `new` can write.
enum ScaffoldKind: String, CaseIterable, Sendable {
  case spec, pr, adr, decision, deviation, proposal, freeze, exception, incident, postmortem
  case nearMiss = "near-miss"
  case taskcard, boundary, workflow, vendor, minutes

  /// How an id is found where none is given.
  enum Numbering {
    /// `PREFIX` and the number after the highest, with so many digits at least.
    case counted(prefix: String, digits: Int)
    /// `PREFIX_YYYYMMDD_NNN`, the first that is free.
    case dated(prefix: String)
    /// There is none: somebody must say what it is called. For instance so.
    case named(example: String)
  }

  var numbering: Numbering {
    switch self {
    case .spec: .counted(prefix: "SPEC_", digits: 3)
    case .adr: .counted(prefix: "ADR-", digits: 4)
    case .decision: .dated(prefix: "DEC")
    case .deviation: .dated(prefix: "DEV")
    case .proposal: .dated(prefix: "PROP")
    case .freeze: .dated(prefix: "FREEZE")
    case .incident: .counted(prefix: "INC-", digits: 3)
    case .postmortem: .counted(prefix: "PM-", digits: 3)
    case .nearMiss: .counted(prefix: "NM-", digits: 3)
    case .taskcard: .counted(prefix: "TASK_", digits: 3)
    case .exception: .named(example: "DEP-0110")
    case .boundary, .workflow: .named(example: "invoice-triage")
    case .vendor: .named(example: "model-maker")
    case .minutes: .named(example: "friday")
    case .pr: .named(example: "release")
    }
  }

  /// The title where none is given: what stands there says that it is to be replaced.
  var title: String {
    switch self {
    case .spec: "What is specified"
    case .adr, .decision: "What was decided, in a few words"
    case .deviation: "What is otherwise than specified"
    case .proposal: "What should change"
    case .freeze: "What stands still, and why"
    case .incident: "What customers saw"
    case .postmortem: "What happened, in a few words"
    case .nearMiss: "What nearly happened"
    case .taskcard: "What is to be done"
    case .workflow: "What agents do over and over"
    case .vendor, .exception, .boundary, .minutes, .pr: ""
    }
  }

  /// The ids that are taken.
  func ids(in facts: Facts) -> [String] {
    switch self {
    case .spec: facts.specs.map(\.id)
    case .adr, .decision: facts.decisions.map(\.id)
    case .deviation: facts.deviations.map(\.id)
    case .proposal: facts.proposals.map(\.id)
    case .freeze: facts.freezeRecords.map(\.id)
    case .incident: facts.incidents.map(\.id)
    case .postmortem: facts.postmortems.map(\.id)
    case .nearMiss: facts.nearMisses.map(\.id)
    case .taskcard: facts.taskCards.map(\.id) + facts.tasks.map(\.id)
    case .workflow: facts.workflows.map(\.id)
    case .vendor: facts.vendors.map(\.id)
    case .exception, .boundary, .minutes, .pr: []
    }
  }
}
