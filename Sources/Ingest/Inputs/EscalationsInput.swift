import Diagnostics
import Formats
import Model

/// `state/escalation_queue.yaml`: the questions that the executor handed up.
struct EscalationsInput: Input {
  let kind = InputKind.escalations
  let pathKey = "escalations"
  let places = ["state/escalation_queue.yaml"]

  func recordCount(in facts: Facts) -> Int { facts.escalations.count }

  func newest(in facts: Facts) -> Instant? {
    facts.escalations.flatMap { [$0.createdAt, $0.acknowledgedAt, $0.resolvedAt] }
      .compactMap { $0 }.max()
  }

  func read(_ reading: FileReading, into facts: inout Facts) {
    guard let root = reading.topLevel(kind),
      var queue = MappingReader(
        root["escalation_queue"] ?? root, EscalationSchema.queue, reading)
    else { return }
    for node in queue.items("items") {
      if let escalation = Self.escalation(node, reading) {
        facts.escalations.append(escalation)
      } else {
        reading.reject(kind)
      }
    }
    if !queue.isSound { reading.reject(kind) }
  }

  private static func escalation(_ node: YAMLNode, _ reading: FileReading) -> Escalation? {
    guard var reader = MappingReader(node, EscalationSchema.escalation, reading) else { return nil }
    let id = reader.requiredText("id")
    let resolution = reader.node("resolution")
    let escalation = Escalation(
      id: id, type: reader.text("type"), severity: reader.text("severity")?.lowercased(),
      title: reader.text("title") ?? id, detail: reader.text("description") ?? "",
      taskID: reader.node("source")?["task_id"]?.string,
      status: ItemStatus.read(&reader, known: EscalationSchema.statuses),
      createdAt: reader.instant("created_at"), acknowledgedAt: reader.instant("acknowledged_at"),
      resolvedAt: reader.instant("resolved_at"),
      resolution: reader.text("resolution_notes")
        ?? resolution.map { $0["summary"]?.string ?? FileReading.flat($0) },
      source: reader.location)
    return reader.isSound ? escalation : nil
  }
}
