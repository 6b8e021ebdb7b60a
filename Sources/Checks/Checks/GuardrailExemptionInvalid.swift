import Diagnostics
import Figures
import Model

/// A safeguard is left out by a decision that holds, or not at all.
package struct GuardrailExemptionInvalid: Check {
  package init() {}

  package let rule = CheckRule(
    id: "guardrail-exemption-invalid", title: "Exemption from a guardrail without a decision",
    severity: .warning,
    why: "An exemption that nobody decided on, or that was to be looked at long ago, is a gap.",
    mend: "Bring the safeguard in, or name an accepted decision whose review date is to come.",
    inputs: [.guardrails, .decisions])

  package func findings(in context: CheckContext) -> [Finding] {
    guard let matrix = GuardrailMatrix(context.record) else { return [] }
    return matrix.rows.filter { !$0.isLater }.flatMap { row in
      row.cells.compactMap { cell -> Finding? in
        guard case .notExempt(let decision, let why) = cell.state else { return nil }
        let record = context.facts.decisions.first { $0.id == decision }
        return Finding(
          rule, subject: row.repository.id,
          "\(row.repository.id) is exempt from \(cell.control.id), but \(why)", at: cell.source,
          evidence: record.map {
            [Evidence($0.source, record: $0.id, detail: "the decision")]
          } ?? [])
      }
    }
  }
}
