import Checks
import Figures
import Model

/// Every safeguard in every repository.
struct GuardrailMatrixSection: Section {
  let id = "guardrail-matrix"
  /// Repositories side by side; more stand in a further table.
  static let width = 6

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let matrix = GuardrailMatrix(context.now.record), !matrix.controls.isEmpty,
      !matrix.rows.isEmpty
    else { return [] }
    return stride(from: 0, to: matrix.rows.count, by: Self.width).map { first in
      let rows = Array(matrix.rows[first..<min(first + Self.width, matrix.rows.count)])
      return table(matrix, rows, first: first, context)
    }
  }

  private func table(
    _ matrix: GuardrailMatrix, _ repositories: [GuardrailMatrix.Row], first: Int,
    _ context: PackContext
  ) -> Block {
    let head = [Table.Column("Control")] + repositories.map { Table.Column($0.repository.id) }
    let radius: [[Inline]] =
      [["Blast radius"]] + repositories.map { [.text(reach($0))] }
    let checked: [[Inline]] = [["Looked at"]] + repositories.map { [looked($0, context)] }
    let rows: [[[Inline]]] = matrix.controls.indices.map { index in
      let control = matrix.controls[index]
      return [[.text(control.name ?? control.id)]]
        + repositories.map { state($0.cells[index].state, context) }
    }
    let source: [[Inline]] = [["Where"]] + repositories.map { [.source($0.repository.source)] }
    let part =
      matrix.rows.count > Self.width
      ? ", \(first + 1) to \(first + repositories.count) of \(matrix.rows.count)" : ""
    return .table(
      Table(
        caption: "Controls by repository\(part)", columns: head,
        rows: [radius, checked] + rows + [source]))
  }

  private func reach(_ row: GuardrailMatrix.Row) -> String {
    let stated = row.repository.blastRadius
    guard row.hasHighBlastRadius, stated?.lowercased() != "high" else { return stated ?? "–" }
    return stated.map { "high (\($0))" } ?? "high"
  }

  private func looked(_ row: GuardrailMatrix.Row, _ context: PackContext) -> Inline {
    guard let checked = row.repository.checkedAt else {
      return .mark(StatusMark(.unknown, "not stated"))
    }
    let day = context.facts.zone.date(of: checked)
    return row.doubt == nil ? .date(day) : .mark(StatusMark(.unknown, "\(day)"))
  }

  private func state(_ state: GuardrailMatrix.State, _ context: PackContext) -> [Inline] {
    switch state {
    case .pass: return [.mark(StatusMark(.good, "pass"))]
    case .fail: return [.mark(StatusMark(.bad, "fail"))]
    case .exempt(let decision):
      return exemption(StatusMark(.neutral, "exempt"), decision, context)
    case .notExempt(let decision, _):
      return exemption(StatusMark(.attention, "not exempt"), decision, context)
    case .unknown: return [.mark(StatusMark(.unknown, "unknown"))]
    }
  }

  /// The decision's id would make the column wide; the table of exemptions has it.
  private func exemption(
    _ mark: StatusMark, _ decision: String?, _ context: PackContext
  ) -> [Inline] {
    guard let path = decision.flatMap(context.paths.decision) else { return [.mark(mark)] }
    return [.mark(mark), " ", .link(["why"], .page(path))]
  }
}

/// Which safeguards are left out, by which decision, and until when.
struct GuardrailExemptionsSection: Section {
  let id = "guardrail-exemptions"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let matrix = GuardrailMatrix(context.now.record) else { return [] }
    let rows = matrix.rows.flatMap { row in
      row.cells.compactMap { self.row($0, of: row.repository, context) }
    }
    guard !rows.isEmpty else { return [.text("No repository is exempt from any control.")] }
    let columns = ["Repository", "Control", "Decision", "Holds until", "State", "Where"]
    return [
      .table(
        Table(caption: "Exemptions", columns: columns.map { Table.Column($0) }, rows: rows))
    ]
  }

  private func row(
    _ cell: GuardrailMatrix.Cell, of repository: GuardedRepository, _ context: PackContext
  ) -> [[Inline]]? {
    let (id, state): (String?, [Inline])
    switch cell.state {
    case .exempt(let decision): (id, state) = (decision, [.mark(StatusMark(.good, "holds"))])
    case .notExempt(let decision, let why):
      (id, state) = (
        decision, [.mark(StatusMark(.attention, "does not hold")), .text(": \(why)")]
      )
    case .pass, .fail, .unknown: return nil
    }
    let decision = context.facts.decisions.first { $0.id == id }
    return [
      [.text(repository.id)], [.text(cell.control.name ?? cell.control.id)],
      [id.map { context.decisionLink($0) } ?? "–"], [.date(decision?.reviewBy)], state,
      [.source(cell.source)],
    ]
  }
}
