/// How complete action lines are: whether an auditor could replay them.
package struct AuditTally: Hashable, Sendable {
  /// All action lines.
  package var logged: Int
  /// Those with every field that their kind needs.
  package var replayable: Int
  /// For each field the lines that need it, and those of them that have it; one for each case of
  /// `AuditField`, in order.
  package var fields: [FieldCoverage]
  /// Lines that are not replayable.
  package var incomplete: Exemplars

  package struct FieldCoverage: Hashable, Sendable {
    package var needed: Int
    package var present: Int

    package init(needed: Int = 0, present: Int = 0) {
      self.needed = needed
      self.present = present
    }
  }

  package init(
    logged: Int = 0, replayable: Int = 0,
    fields: [FieldCoverage] = Array(
      repeating: FieldCoverage(), count: AuditField.allCases.count),
    incomplete: Exemplars = Exemplars()
  ) {
    self.logged = logged
    self.replayable = replayable
    self.fields = fields
    self.incomplete = incomplete
  }

  package subscript(_ field: AuditField) -> FieldCoverage { fields[field.rawValue] }
}

/// A field without which an action cannot be replayed.
package enum AuditField: Int, CaseIterable, Hashable, Sendable {
  // Of every action. Time and workflow are always there: a line without is no record.
  case id, unit, agent, operation, status, subject
  // Of a call of a language model. `sources` may be an empty list.
  case model, prompt, parameters, input, sources, output
  // Of a tool call.
  case tool, endpoint, toolParameters, success, result
  // Of a retrieval: sources, each with its id.
  case retrieved
  // Of a final output.
  case confidence
  // Where an approval is required.
  case approver, decision, approvalTime

  /// As it is written in the log, `prompt.version` or `prompt.sha256` for the prompt.
  package var path: String { Self.paths[rawValue] }

  private static let paths = [
    "id", "unit_id", "agent.id", "op", "status", "subject.id", "model.name", "prompt.version",
    "model.params", "input", "sources", "output", "tool.name", "tool.endpoint", "tool.params",
    "tool.success", "tool.result", "sources[].id", "confidence", "approval.approver_id",
    "approval.decision", "approval.at",
  ]
}
