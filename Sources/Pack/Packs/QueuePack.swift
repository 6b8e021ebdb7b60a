/// Queues with their locks and load, and tasks that stand still.
struct QueuePack: PackKind {
  let id = "queues"
  let summary = "Queues with their locks and load, and tasks that stand still."

  func documents(in context: PackContext) -> [PackDocument] {
    [.register("queues/", "packs/queues.md", "Queues")]
  }
}
