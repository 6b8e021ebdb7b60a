import Model

/// What figures of agents are narrowed to: all workflows, each workflow, and within a workflow each
/// model, prompt version and lane; and, over all workflows, each vendor and each of its models.
package struct AgentScopes: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case all, workflow, model, prompt, lane, vendor
    case vendorModel = "vendor_model"
  }

  package struct Scope: Sendable {
    package let kind: Kind
    /// nil for all workflows.
    package let workflow: String?
    /// The model, prompt version or lane; of a vendor's model the model.
    package let value: String?
    /// nil for all vendors.
    package var vendor: String?

    package var labels: [FigureLabel] {
      let own = workflow.map { [FigureLabel("workflow", $0)] } ?? []
      let sold = vendor.map { [FigureLabel("vendor", $0)] } ?? []
      let name = kind == .vendorModel ? Kind.model.rawValue : kind.rawValue
      return (own + sold + (value.map { [FigureLabel(name, $0)] } ?? [])).sorted()
    }
  }

  /// All, then the workflows in byte order, then what is within them.
  package let all: [Scope]
  /// Workflows of the log, and those of `state/workflows.yaml`; in byte order.
  package let workflows: [String]
  /// Whose each model is.
  package let vendors: ModelVendors
  private let numbers: [Key: Int]

  /// Of a workflow's models, prompts or lanes those with the most units and actions are told apart,
  /// so that a log with a prompt version for each unit does not give a figure for each.
  package static let limit = 20

  private struct Key: Hashable {
    let kind: Kind
    let workflow: String
    let value: String
  }

  init(
    _ log: AgentLog?, _ policies: [Workflow], _ vendors: [Vendor],
    isInReach: (AgentCellKey) -> Bool
  ) {
    self.vendors = ModelVendors(vendors)
    let names = Set((log?.workflows.map(\.id) ?? []) + policies.map(\.id))
    let workflows = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    self.workflows = workflows
    var weights: [Key: Int] = [:]
    func weigh(_ key: AgentCellKey, _ count: Int) {
      guard isInReach(key) else { return }
      for (kind, value) in [(Kind.model, key.model), (.prompt, key.prompt), (.lane, key.lane)] {
        guard let value else { continue }
        weights[Key(kind: kind, workflow: key.workflow, value: value), default: 0] += count
      }
    }
    for cell in log?.completed ?? [] { weigh(cell.key, cell.units.count) }
    for cell in log?.actions ?? [] { weigh(cell.key, cell.count) }
    var scopes = [Scope(kind: .all, workflow: nil, value: nil)]
    scopes += workflows.map { Scope(kind: .workflow, workflow: $0, value: nil) }
    let groups = Dictionary(grouping: weights) {
      Key(kind: $0.key.kind, workflow: $0.key.workflow, value: "")
    }
    for workflow in workflows {
      for kind in [Kind.model, .prompt, .lane] {
        let own = groups[Key(kind: kind, workflow: workflow, value: "")] ?? []
        scopes += Self.heaviest(own.map { ($0.key.value, $0.value) }).map {
          Scope(kind: kind, workflow: workflow, value: $0)
        }
      }
    }
    let models = weights.reduce(into: [String: Int]()) { sums, weight in
      if weight.key.kind == .model { sums[weight.key.value, default: 0] += weight.value }
    }
    scopes += Self.vendorScopes(self.vendors, models)
    all = scopes
    numbers = Dictionary(
      uniqueKeysWithValues: scopes.enumerated().map { number, scope in
        (
          Key(
            kind: scope.kind, workflow: scope.workflow ?? scope.vendor ?? "",
            value: scope.value ?? ""), number
        )
      })
  }

  /// Each vendor, then its models: those of the register, and of the others those with the most
  /// units and actions; in byte order.
  private static func vendorScopes(_ vendors: ModelVendors, _ used: [String: Int]) -> [Scope] {
    let groups = Dictionary(grouping: used) { vendors.vendor(of: $0.key) }
    let names = Set(vendors.all).union(groups.keys)
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.flatMap { vendor in
      let own = (groups[vendor] ?? []).map { ($0.key, $0.value) }
      let models = Set(vendors.models(of: vendor)).union(heaviest(own))
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      return [Scope(kind: .vendor, workflow: nil, value: nil, vendor: vendor)]
        + models.map { Scope(kind: .vendorModel, workflow: nil, value: $0, vendor: vendor) }
    }
  }

  /// In byte order.
  private static func heaviest(_ values: [(name: String, weight: Int)]) -> [String] {
    values.sorted { left, right in
      left.weight != right.weight
        ? left.weight > right.weight : left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
    }
    .prefix(limit).map(\.name).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The scope of everything.
  package static let everything = 0

  /// The number of a workflow's or a vendor's scope, or of what is within it.
  package func number(_ kind: Kind, of workflow: String, _ value: String = "") -> Int? {
    numbers[Key(kind: kind, workflow: workflow, value: value)]
  }

  /// The scopes that a cell counts in.
  func numbers(of key: AgentCellKey) -> [Int] {
    var result = [Self.everything]
    if let number = number(.workflow, of: key.workflow) { result.append(number) }
    for (kind, value) in [(Kind.model, key.model), (.prompt, key.prompt), (.lane, key.lane)] {
      if let value, let number = number(kind, of: key.workflow, value) { result.append(number) }
    }
    if let model = key.model {
      let vendor = vendors.vendor(of: model)
      if let number = number(.vendor, of: vendor) { result.append(number) }
      if let number = number(.vendorModel, of: vendor, model) { result.append(number) }
    }
    return result
  }
}
