import Diagnostics
import Figures
import Model

/// Every action can be replayed.
package struct ActionIncomplete: Check {
  package init() {}

  package let rule = CheckRule(
    id: "action-incomplete", title: "Action without a required field", severity: .warning,
    why: "Whoever asks later why an agent did what it did needs all of it: what it was asked, with "
      + "which model and prompt, what it looked up, what it called and what came of it.",
    mend: "Have the instrumentation write the fields; lines that are written stay as they are.",
    inputs: [.actions])

  package func obstacle(in context: CheckContext) -> String? { context.logObstacle }

  package func findings(in context: CheckContext) -> [Finding] {
    let weeks = AgentWeeks(context)
    return weeks.byWorkflow.compactMap { workflow, cells in
      let lines = LoggedLines(
        cells.map(\.audit.incomplete), of: workflow, "a field is missing")
      let logged = cells.reduce(0) { $0 + $1.audit.logged }
      return lines.finding(
        rule, workflow,
        "\(lines.words("action")) of \(logged) since \(weeks.first) cannot be replayed: "
          + Self.missing(cells))
    }
  }

  /// The fields that are missing, from the most frequent one.
  private static func missing(_ cells: [AgentActions]) -> String {
    let counts = AuditField.allCases.map { field in
      (field, cells.reduce(0) { $0 + $1.audit[field].needed - $1.audit[field].present })
    }
    return counts.filter { $0.1 > 0 }.sorted { ($1.1, $0.0.rawValue) < ($0.1, $1.0.rawValue) }
      .map { field, count in "\(field.path) (\(count))" }.joined(separator: ", ")
  }
}
