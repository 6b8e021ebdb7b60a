package import Diagnostics
import Figures
package import Model

/// What the record says for and against the lane of a workflow, and what follows from it: evidence
/// for a person's decision, never the decision.
package struct LaneGate: Sendable {
  package enum State: String, CaseIterable, Sendable {
    case met
    /// Holds the lane where it is.
    case missing
    /// Speaks for a lower lane.
    case broken
    case unknown
  }

  /// One thing that is asked before an agent may do more by itself.
  package struct Item: Sendable {
    package let title: String
    package let state: State
    /// What was found, a short sentence without a full stop.
    package let words: String
    package let source: SourceLocation?
  }

  package enum Advice: Hashable, Sendable {
    case raise(to: Workflow.Lane)
    case hold
    case lower(to: Workflow.Lane)
    case unknown(because: String)
  }

  package let workflow: String
  package let lane: Workflow.Lane?
  package let owner: String?
  package let items: [Item]
  package let advice: Advice
  /// Where the lane stands in the record.
  package let source: SourceLocation?

  /// Of all workflows of the log and the register, by id. `period` is the month that the defect
  /// rate is read of.
  package static func all(in assessment: Assessment, _ period: Period) -> [LaneGate] {
    let reader = LaneGateReader(assessment: assessment, period: period)
    return assessment.record.agentWork.workflows.map(reader.gate)
  }
}
