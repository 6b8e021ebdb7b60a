import Checks
import Figures
import Model

/// How many of the safeguards are there, by what they are about and by how much can break.
struct GuardrailCoverageSection: Section {
  let id = "guardrail-coverage"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let matrix = GuardrailMatrix(context.now.record) else {
      return [context.absence(of: .guardrails) ?? .text("No guardrail is on record.")]
    }
    guard !matrix.controls.isEmpty, !matrix.rows.isEmpty else {
      return [.text("The register names no control, or no repository.")]
    }
    let used = GuardrailControl.Group.allCases.filter { group in
      matrix.controls.contains { $0.group == group }
    }
    let rows = used.map { row(GuardrailWords.title($0), $0, matrix) } + [row("All", nil, matrix)]
    let columns = [
      Table.Column("Group"), Table.Column("In place", isNumeric: true),
      Table.Column("Where much can break", isNumeric: true),
      Table.Column("Elsewhere", isNumeric: true), Table.Column("Failing", isNumeric: true),
      Table.Column("Unknown", isNumeric: true), Table.Column("Exempt", isNumeric: true),
    ]
    return [
      .text(
        .text(
          "In place are those that pass, of all that are not exempt by a decision. What is unknown, "
            + "or was looked at more than \(matrix.maximumAgeDays) days ago, is not in place.")),
      .table(Table(caption: "Guardrails in place", columns: columns, rows: rows)),
    ]
  }

  private func row(
    _ title: String, _ group: GuardrailControl.Group?, _ matrix: GuardrailMatrix
  ) -> [[Inline]] {
    let all = matrix.coverage(of: group)
    return [
      [.text(title)], [.text(part(all))],
      [.text(part(matrix.coverage(of: group) { $0.hasHighBlastRadius }))],
      [.text(part(matrix.coverage(of: group) { !$0.hasHighBlastRadius }))],
      [.text("\(all.failing)")], [.text("\(all.unknown)")], [.text("\(all.exempt)")],
    ]
  }

  private func part(_ coverage: GuardrailMatrix.Coverage) -> String {
    coverage.all == 0 ? "–" : "\(coverage.passing) of \(coverage.all)"
  }
}

enum GuardrailWords {
  static func title(_ group: GuardrailControl.Group) -> String {
    switch group {
    case .branch: "Branches"
    case .ci: "Continuous integration"
    case .security: "Security"
    case .delivery: "Progressive delivery"
    case .permissions: "Permissions"
    }
  }
}
