import Diagnostics
import Formats
import Model

/// `state/agents.yaml`: the register of agents.
struct AgentsInput: Input {
  let kind = InputKind.agents
  let pathKey = "agents"
  let places = ["state/agents.yaml"]

  func recordCount(in facts: Facts) -> Int { facts.agents.count }

  func newest(in facts: Facts) -> Instant? { facts.agents.compactMap(\.registeredAt).max() }

  func read(_ reading: FileReading, into facts: inout Facts) {
    guard let root = reading.topLevel(.agents),
      var top = MappingReader(root, AgentSchema.file, reading)
    else { return }
    for (key, value) in top.pairs("agents") {
      guard let id = key.string, !id.isEmpty,
        var reader = MappingReader(value, AgentSchema.agent, reading)
      else {
        reading.reject(.agents)
        continue
      }
      let agent = Agent(
        id: reader.text("agent_id") ?? id, type: reader.text("agent_type"),
        displayName: reader.text("display_name"), registeredAt: reader.instant("registered_at"),
        allowedRoleModes: reader.texts("allowed_role_modes").sorted(by: ByteOrder.precedes),
        metadata: reader.fields("metadata"), source: key.location)
      if reader.isSound { facts.agents.append(agent) } else { reading.reject(.agents) }
    }
    if !top.isSound { reading.reject(.agents) }
  }
}
