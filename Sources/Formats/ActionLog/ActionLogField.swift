/// The fields of a line of `govpack.log/1` that are read, each with its path.
package enum ActionLogField: Int, CaseIterable, Sendable {
  case type, id, ts, workflow, supersedes, unit, endTime, parent, agent
  case subjectKind, subject, subjectIsHashed, operation, status
  case promptName, promptVersion, promptHash
  case provider, requestedModel, model, parameters
  case input, cacheRead, cacheWrite, output, reasoning
  case sources, sourceID
  case tool, endpoint, toolParameters, success, result
  case inputData, outputData, final, confidence
  case approvalRequired, decision, approver, approvalTime, approvalMinutes
  case lane, boundary
  case cost, currency
  case event, purpose, verdict, foundBy, minutes
  case controlLane, reason, actor, detail
  case suite, caseID, label

  package var path: String { Self.paths[rawValue] }

  private static let paths = [
    "type", "id", "ts", "workflow_id", "supersedes", "unit_id", "end_ts", "parent_id", "agent.id",
    "subject.kind", "subject.id", "subject.hashed", "op", "status",
    "prompt.name", "prompt.version", "prompt.sha256",
    "model.provider", "model.requested", "model.name", "model.params",
    "usage.input", "usage.cache_read", "usage.cache_write", "usage.output", "usage.reasoning",
    "sources", "sources[].id",
    "tool.name", "tool.endpoint", "tool.params", "tool.success", "tool.result",
    "input", "output", "final", "confidence.value",
    "approval.required", "approval.decision", "approval.approver_id", "approval.at",
    "approval.minutes",
    "autonomy.lane", "autonomy.boundary",
    "cost.amount", "cost.currency",
    "event", "purpose", "verdict", "found_by", "minutes",
    "lane", "reason", "actor_id", "detail",
    "suite", "case_id", "label",
  ]

  /// The fields whose texts are ids, times, hashes, names and words of vocabularies: they are not
  /// searched for what does not belong into a log.
  static let plainPaths =
    allCases.filter { $0 != .reason && $0 != .detail }.map(\.path) + [
      "schema", "run_id", "agent.name", "agent.version", "error_type", "tool.call_id", "action_id",
      "reviewer_id", "sources[].kind", "sources[].version", "confidence.method", "cost.source",
      "input.sha256", "input.ref", "output.sha256", "output.ref",
      "tool.params.sha256", "tool.params.ref", "tool.result.sha256", "tool.result.ref",
    ]
}
