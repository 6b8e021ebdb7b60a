import Diagnostics
import Figures
import Model

/// Where much can break, every safeguard stands.
package struct GuardrailFailingOnHighBlastRadius: Check {
  package init() {}

  package let rule = CheckRule(
    id: "guardrail-failing-on-high-blast-radius",
    title: "Guardrail missing where much can break", severity: .error,
    why: "Where a mistake reaches far the safeguards are what stops it.",
    mend: "Bring the safeguard in, or stop changes there until it is.", inputs: [.guardrails])

  package func findings(in context: CheckContext) -> [Finding] {
    guard let matrix = GuardrailMatrix(context.record) else { return [] }
    return matrix.rows.filter { $0.hasHighBlastRadius && !$0.isLater }.flatMap { row in
      row.cells.filter { $0.state == .fail }.map { cell in
        Finding(
          rule, subject: row.repository.id,
          "\(row.repository.id) has a high blast radius, and \(cell.control.id) fails there",
          at: cell.source,
          evidence: [Evidence(cell.control.source, record: cell.control.id, detail: "the control")])
      }
    }
  }
}
