import Diagnostics
import Formats
import Model

/// `state/queue_policy.yaml`: how many tasks a queue may run at once, and what it asks for. Where
/// there is none the operating model's own limits hold.
struct QueuePolicyInput: Input {
  let kind = InputKind.queuePolicy
  let pathKey = "queue_policy"
  let places = ["state/queue_policy.yaml"]

  func recordCount(in facts: Facts) -> Int {
    facts.queuePolicies.count { $0.source != nil }
  }

  static let builtIn = [
    QueuePolicy(queue: "data", maxConcurrent: 1),
    QueuePolicy(queue: "dev", maxConcurrent: 3),
    QueuePolicy(queue: "governance", maxConcurrent: 1),
    QueuePolicy(queue: "research", maxConcurrent: 2),
  ]

  func read(_ reading: FileReading, into facts: inout Facts) {
    guard let root = reading.topLevel(kind) else { return }
    let node = root["queue_policy"] ?? root["queues"] ?? root
    for (key, value) in node.entries where key.string != "version" {
      guard let queue = key.string, let policy = Self.policy(queue, value, key.location, reading)
      else {
        reading.reject(kind)
        continue
      }
      facts.queuePolicies.append(policy)
    }
  }

  private static func policy(
    _ queue: String, _ node: YAMLNode, _ place: SourceLocation, _ reading: FileReading
  ) -> QueuePolicy? {
    guard var reader = MappingReader(node, QueuePolicySchema.policy, reading) else { return nil }
    let limit = reader.integer("max_concurrent")
    let policy = QueuePolicy(
      queue: queue, maxConcurrent: limit ?? 1, lockOnStart: reader.bool("lock_on_start") ?? true,
      autoReleaseOnFinish: reader.bool("auto_release_on_finish") ?? true,
      requiresHumanApproval: reader.bool("requires_human_approval") ?? true,
      auditAllActions: reader.bool("audit_all_actions") ?? true, source: place)
    guard reader.isSound else { return nil }
    guard let limit, limit >= 0 else {
      reading.report(.noLimit(queue, at: place))
      return nil
    }
    return policy
  }
}

extension Diagnostic {
  fileprivate static func noLimit(_ queue: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      "GP5001", .error, "the policy of queue '\(queue)' needs 'max_concurrent', 0 or more",
      at: place)
  }
}
