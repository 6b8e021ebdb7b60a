import Model

/// What part of the capabilities is there.
package struct CapabilityCoverage: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "os.capability_coverage", title: "Capability coverage", unit: .ratio,
    direction: .higherIsBetter,
    summary: "Capabilities that the map calls done, as a part of all it lists; recomputed.",
    formula: "capabilities done ÷ capabilities", rule: "Capability map §3",
    bias: "Done is the map's word; the checks hold it against the paths it names.",
    inputs: [.capabilityMap])

  package func figures(in context: MetricContext) -> [Figure] {
    let all = context.facts.capabilities
    let categories = Dictionary(grouping: all, by: \.category)
    return [context.figure(definition, nil, [], reading(all))]
      + categories.keys.sorted().map { category in
        context.figure(
          definition, nil, [FigureLabel("category", category)],
          reading(categories[category] ?? []))
      }
  }

  private func reading(_ capabilities: [Capability]) -> MetricReading {
    .ratio(
      ("capabilities done", capabilities.count { $0.status == .done }),
      of: ("capabilities", capabilities.count), none: "the map lists no capability",
      evidence: capabilities.map { capability in
        Evidence(capability.source, record: capability.name, detail: capability.status.rawValue)
      })
  }
}
