import Checks
import Figures
import Model

/// Every queue: its lock, its load against its limit, its rules.
struct QueueStateSection: Section {
  let id = "queue-state"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .tasks) { return [absence] }
    let locks = Dictionary(context.facts.queueLocks.map { ($0.queue, $0) }) { first, _ in first }
    let policies = Dictionary(context.facts.queuePolicies.map { ($0.queue, $0) }) { first, _ in
      first
    }
    let names = Set(locks.keys).union(policies.keys).union(context.facts.tasks.compactMap(\.queue))
    let rows: [[[Inline]]] = names.sorted().map { name in
      let load = context.figure("os.queue_load{queue=\"\(name)\"}")
      return [
        [.text(name)], [load.map { .figure($0, .full) } ?? "–"],
        [.text(policies[name].map { String($0.maxConcurrent) } ?? "no limit")],
        holder(locks[name], context), [locks[name].map { .source($0.source) } ?? "–"],
      ]
    }
    guard !rows.isEmpty else { return [.text("The record names no queue.")] }
    let columns = [
      Table.Column("Queue"), Table.Column("Load", isNumeric: true),
      Table.Column("Limit", isNumeric: true), Table.Column("Locked by"), Table.Column("Where"),
    ]
    return [
      .table(Table(caption: "Queues, their load and their locks", columns: columns, rows: rows))
    ]
  }

  private func holder(_ lock: QueueLock?, _ context: PackContext) -> [Inline] {
    guard let lock, let holder = lock.holder else { return ["free"] }
    if lock.isSystemLock { return [.mark(StatusMark(.bad, "stopped (SYSTEM_LOCK)"))] }
    let stuck = context.index.findingsByCheck["stuck-lock"] ?? []
    let isStuck = stuck.contains { $0.source == lock.source }
    return [context.taskLink(holder)]
      + (isStuck ? [" ", .mark(StatusMark(.attention, "stuck"))] : [])
  }
}
