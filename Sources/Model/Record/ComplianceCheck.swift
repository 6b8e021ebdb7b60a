package import Diagnostics

/// Something that is verified again and again. Source: `state/compliance_checks.yaml`.
package struct ComplianceCheck: Hashable, Sendable {
  /// What a run follows upon.
  package enum Frequency: String, CaseIterable, Sendable {
    case onCommit = "on-commit"
    case onPush = "on-push"
    case onPullRequest = "on-pr"
    case onMerge = "on-merge"
    case weekly, monthly
  }

  /// The newest run on record.
  package struct Run: Hashable, Sendable {
    package enum Result: String, CaseIterable, Sendable {
      case pass, fail
    }

    package var at: Instant
    package var result: Result?
    /// Where the run can be looked at.
    package var reference: String?
    package var source: SourceLocation

    package init(
      at: Instant, result: Result? = nil, reference: String? = nil, source: SourceLocation
    ) {
      self.at = at
      self.result = result
      self.reference = reference
      self.source = source
    }
  }

  package var id: String
  package var name: String?
  package var frequency: Frequency
  package var tool: String?
  package var lastRun: Run?
  package var source: SourceLocation

  package init(
    id: String, name: String? = nil, frequency: Frequency, tool: String? = nil,
    lastRun: Run? = nil, source: SourceLocation
  ) {
    self.id = id
    self.name = name
    self.frequency = frequency
    self.tool = tool
    self.lastRun = lastRun
    self.source = source
  }
}
