import Diagnostics
import Figures
import Model

/// Whether a safeguard stands is known.
package struct GuardrailStatusUnknown: Check {
  package init() {}

  package let rule = CheckRule(
    id: "guardrail-status-unknown", title: "Guardrail status unknown or out of date",
    severity: .warning,
    why: "A safeguard that nobody has looked at is none that anybody may count on.",
    mend: "Look, and write status and checked_at into state/guardrails.yaml.",
    inputs: [.guardrails])

  package func findings(in context: CheckContext) -> [Finding] {
    guard let matrix = GuardrailMatrix(context.record) else { return [] }
    return matrix.rows.filter { !$0.isLater }.compactMap { row -> Finding? in
      let repository = row.repository
      if let doubt = row.doubt {
        return Finding(
          rule, subject: repository.id, "the guardrails of \(repository.id) are unknown: \(doubt)",
          since: repository.checkedAt, at: repository.source)
      }
      let unknown = row.cells.filter { cell in
        if case .unknown = cell.state { true } else { false }
      }
      guard let first = unknown.first else { return nil }
      let names = unknown.map(\.control.id).joined(separator: ", ")
      return Finding(
        rule, subject: repository.id, "it is not known whether \(repository.id) has \(names)",
        at: first.source,
        evidence: unknown.map { Evidence($0.source, record: $0.control.id, detail: "unknown") })
    }
  }
}
