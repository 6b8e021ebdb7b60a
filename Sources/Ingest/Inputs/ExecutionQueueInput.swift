import Diagnostics
import Formats
import Model

/// `state/execution_queue.yaml`: the orders that the executor works through.
struct ExecutionQueueInput: Input {
  let kind = InputKind.executionQueue
  let pathKey = "execution_queue"
  let places = ["state/execution_queue.yaml"]

  func recordCount(in facts: Facts) -> Int { facts.executionItems.count }

  func newest(in facts: Facts) -> Instant? {
    facts.executionItems.flatMap { [$0.startedAt, $0.completedAt] }.compactMap { $0 }.max()
  }

  func read(_ reading: FileReading, into facts: inout Facts) {
    guard let root = reading.topLevel(kind),
      var queue = MappingReader(
        root["execution_queue"] ?? root, ExecutionQueueSchema.queue, reading)
    else { return }
    for node in queue.items("queue") {
      if let item = Self.item(node, reading) {
        facts.executionItems.append(item)
      } else {
        reading.reject(kind)
      }
    }
    if !queue.isSound { reading.reject(kind) }
  }

  private static func item(_ node: YAMLNode, _ reading: FileReading) -> ExecutionItem? {
    guard var reader = MappingReader(node, ExecutionQueueSchema.item, reading) else { return nil }
    let id = reader.requiredText("id")
    let item = ExecutionItem(
      id: id, taskID: reader.text("task_id"), title: reader.text("title") ?? id,
      priority: reader.text("priority"),
      status: ItemStatus.read(&reader, known: ExecutionQueueSchema.statuses),
      blockedReason: reader.text("blocked_reason"), startedAt: reader.instant("started_at"),
      completedAt: reader.instant("completed_at"), source: reader.location)
    return reader.isSound ? item : nil
  }
}
