import Model

/// How many blueprints the freeze ledger holds.
package struct FrozenBlueprints: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "os.frozen_blueprints", title: "Frozen blueprints", unit: .count, direction: .neither,
    summary:
      "Blueprints in the freeze ledger; one that was frozen at several versions counts once.",
    formula: "blueprints frozen", rule: "Blueprint freeze record",
    bias: "The ledger's word: the checks hold it against the registry and the files.",
    inputs: [.freezeLedger])

  package func figures(in context: MetricContext) -> [Figure] {
    var seen: Set<String> = []
    let latest = context.record.freezeLedger.reversed().filter { seen.insert($0.id).inserted }
    let evidence = latest.map { entry in
      let version = entry.version.map { "\($0) " } ?? ""
      let day = entry.frozenOn.map { "on \($0)" } ?? "undated"
      return Evidence(entry.source, record: entry.id, detail: "\(version)\(day)")
    }
    return [context.figure(definition, nil, [], .count(of: evidence, as: "blueprints frozen"))]
  }
}
