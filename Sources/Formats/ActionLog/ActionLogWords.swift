/// What a line of the log tells of.
package enum ActionLogType: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  case action, unit, review, control, eval
}

/// `op`: what an action does.
package enum ActionLogOperation: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  case chat, generateContent, textCompletion, embeddings, retrieval, executeTool, invokeAgent
  case invokeWorkflow, plan, createAgent, handoff, message, other

  /// A call of a language model. Whatever calls an agent or a workflow repeats the tokens of the
  /// calls made in it.
  @inlinable package var isModelCall: Bool { rawValue <= Self.embeddings.rawValue }
  /// An action that consists of others.
  @inlinable package var isParent: Bool { self == .invokeAgent || self == .invokeWorkflow }
}

package enum ActionLogStatus: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  case ok, error, denied, timeout, cancelled
}

package enum ActionLogDecision: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  case approved, rejected, modified, expired, pending
}

package enum ActionLogBoundary: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  case can, approval, cannot
}

/// `event` of a unit and of a control line.
package enum ActionLogEvent: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  case opened, completed, reopened, escalated, cancelled
  case disabled, enabled, rolledBack, limited
}

package enum ActionLogPurpose: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  case approval, sample, defect, escalationHandling
}

package enum ActionLogVerdict: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  case approved, rejected, modified, pass, defect
}

package enum ActionLogFinder: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  case `internal`, customer
}

package enum ActionLogLabel: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  case pass, fail
}

/// The words of the vocabularies, in the order of their cases.
enum ActionLogVocabulary {
  static let types = ["action", "unit", "review", "control", "eval"]
  static let operations = [
    "chat", "generate_content", "text_completion", "embeddings", "retrieval", "execute_tool",
    "invoke_agent", "invoke_workflow", "plan", "create_agent", "handoff", "message", "other",
  ]
  static let statuses = ["ok", "error", "denied", "timeout", "cancelled"]
  static let decisions = ["approved", "rejected", "modified", "expired", "pending"]
  static let boundaries = ["can", "approval", "cannot"]
  static let events = [
    "opened", "completed", "reopened", "escalated", "cancelled", "disabled", "enabled",
    "rolled_back", "limited",
  ]
  static let purposes = ["approval", "sample", "defect", "escalation_handling"]
  static let verdicts = ["approved", "rejected", "modified", "pass", "defect"]
  static let finders = ["internal", "customer"]
  static let labels = ["pass", "fail"]
}
