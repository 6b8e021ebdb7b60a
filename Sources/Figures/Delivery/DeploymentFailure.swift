package import Model

/// A deployment that failed, counted once, with everything that says so.
package struct DeploymentFailure: Sendable {
  /// Its number in `ProductionDeployments.all`.
  package let deployment: Int
  /// At least one.
  package let rules: [FailureRule]
  package let recovery: Recovery
}

/// What makes a deployment a confirmed failure.
package enum FailureRule: Hashable, Sendable {
  /// Its own outcome is failed or rolled back.
  case outcome(Deployment.Outcome)
  /// An incident, by its number, states it as its cause.
  case incident(Int)
  /// A later deployment, by its number, mends it.
  case remediated(by: Int)
  /// A later deployment, by its number, undoes it.
  case rolledBack(by: Int)
}

/// How a failed deployment ended for its customers.
package enum Recovery: Hashable, Sendable {
  case restored(Instant, Source)
  case unrecovered
  /// The record contradicts itself, in words.
  case contradictory(String)

  /// Which record says when service was restored, by its number.
  package enum Source: Hashable, Sendable {
    case incident(Int)
    case deployment(Int)
  }
}

/// What is known of where an incident comes from.
package enum IncidentCause: Hashable, Sendable {
  /// States the deployment of that number.
  case deployment(Int)
  /// States a deployment that counts nowhere: of another environment, cancelled, not finished.
  case otherDeployment
  case notChangeRelated
  /// States a deployment that no record has.
  case unknown
  /// States nothing; put down to the deployment of that number.
  case inferred(Int)
  /// States nothing, and no deployment lies near enough.
  case none

  package var isStated: Bool {
    switch self {
    case .deployment, .otherDeployment, .notChangeRelated: true
    case .unknown, .inferred, .none: false
    }
  }
}
