package import Model

/// What a queue's policy asks for, against what the record shows.
package struct QueuePolicyReading: Sendable {
  /// A rule of the policy and what was found of it.
  package struct Rule: Sendable {
    package enum State: Sendable {
      case kept, broken
      /// The policy does not ask for it.
      case notAsked
      /// Nothing happened that could have kept or broken it.
      case untested
    }

    package let name: String
    /// What the policy says: `at most 3`, `yes`.
    package let policy: String
    package let state: State
    package let found: String
    package let evidence: [Evidence]
  }

  package let queue: String
  package let policy: QueuePolicy
  /// In the policy's order.
  package let rules: [Rule]
}

extension RecordReading {
  /// The queues that have a policy, by name.
  package var queuePolicyReadings: [QueuePolicyReading] {
    let reader = QueuePolicyReader(self)
    return facts.queuePolicies.map(reader.reading)
  }
}
