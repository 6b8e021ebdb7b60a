import Diagnostics
import Model

/// One kind of input: where it lies and how a file of it becomes records.
protocol Input: Sendable {
  var kind: InputKind { get }
  /// The key under `paths:` in govpack.yaml that moves it.
  var pathKey: String { get }
  /// Where it lies by default. A place that ends in `/` is a folder, read with all below it; `*`
  /// stands for one folder's name. Of several files the first that exists is read, of several
  /// folders all are.
  var places: [String] { get }

  /// Whether a file found in a folder of this input is a record of it.
  func accepts(_ path: String) -> Bool

  /// Whether such a file is read as a stream of lines, of any size, and never held whole.
  func isStreamed(_ path: String) -> Bool

  /// Adds what the file holds to `facts`; what cannot be used goes to the reading's log.
  func read(_ reading: FileReading, into facts: inout Facts)

  func recordCount(in facts: Facts) -> Int

  /// The newest instant that a record of this kind states.
  func newest(in facts: Facts) -> Instant?

  /// After how many days without news the input is stale; nil for a record that may rest.
  var staleAfterDays: Int? { get }
}

extension Input {
  func accepts(_ path: String) -> Bool { true }
  func isStreamed(_ path: String) -> Bool { false }
  func newest(in facts: Facts) -> Instant? { nil }
  var staleAfterDays: Int? { nil }
}

/// Every kind of input, one line each, in the order in which they are read. `Inputs/` holds one
/// file for each; a test holds the two equal.
package enum InputCatalog {
  static let all: [any Input] = [
    SettingsInput(),
    StateMachineInput(),
    TasksInput(),
    SessionsInput(),
    AgentsInput(),
    TaskCardsInput(),
    AuditInput(),
    ReviewsInput(),
    ProjectsInput(),
    EscalationsInput(),
    ExecutionQueueInput(),
    QueuePolicyInput(),
    RolesInput(),
    SpecRegistryInput(),
    DecisionsInput(),
    ProposalsInput(),
    DeviationsInput(),
    FreezeLedgerInput(),
    FreezeArtefactsInput(),
    FreezeRecordsInput(),
    AcceptancesInput(),
    CapabilityMapInput(),
    PackIndexInput(),
    MinutesInput(),
    ServicesInput(),
    FailureModesInput(),
    RiskBudgetInput(),
    DecisionRightsInput(),
    WorkflowsInput(),
    VendorsInput(),
    GuardrailsInput(),
    ComplianceChecksInput(),
    NormsInput(),
    BreakGlassInput(),
    RolloutsInput(),
    NearMissesInput(),
    PostmortemsInput(),
    DeploymentsInput(),
    ChangesInput(),
    IncidentsInput(),
    ActionsInput(),
  ]

  /// The keys that `paths:` in govpack.yaml may have, each with its default places.
  package static var pathKeys: [(key: String, places: [String])] {
    var keys: [(key: String, places: [String])] = []
    for input in all where input.kind != .settings {
      if !keys.contains(where: { $0.key == input.pathKey }) {
        keys.append((input.pathKey, input.places))
      }
    }
    return keys
  }
}

/// The files that are no records anywhere.
enum RecordFileName {
  static func name(_ path: String) -> Substring {
    path.utf8.lastIndex(of: 0x2F).map { path[path.index(after: $0)...] } ?? path[...]
  }

  /// The name without its last extension.
  static func stem(_ path: String) -> String {
    let name = name(path)
    guard let dot = name.utf8.lastIndex(of: 0x2E), dot > name.startIndex else {
      return String(name)
    }
    return String(name[..<dot])
  }

  static func isMarkdown(_ path: String) -> Bool { path.hasSuffix(".md") }

  static func isYAML(_ path: String) -> Bool { path.hasSuffix(".yaml") || path.hasSuffix(".yml") }

  /// `.gitkeep`, `TEMPLATE.md`, `README.md`, `INDEX.md` and dot files.
  static func isNoRecord(_ path: String) -> Bool {
    let name = name(path)
    if name.utf8.first == 0x2E { return true }
    switch name.uppercased() {
    case "TEMPLATE.MD", "README.MD", "INDEX.MD": return true
    default: return name.uppercased().hasSuffix("_TEMPLATE.MD")
    }
  }
}
