import Checks
import Diagnostics
import Figures
import Model

/// For each workflow what its gate asks, whether it is met, and what would raise or lower the lane.
struct AutonomyGatesSection: Section {
  let id = "autonomy-gates"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let period = document.period else { return [] }
    let gates = LaneGate.all(in: context.now, period)
    guard !gates.isEmpty else { return [.text("No workflow is in the record.")] }
    return gates.flatMap {
      [.heading(3, [.text($0.workflow)]), .paragraph(sentence($0)), table($0)]
    }
  }

  private func sentence(_ gate: LaneGate) -> [Inline] {
    guard let lane = gate.lane else {
      if case .unknown(let why) = gate.advice { return [.text("The lane is unknown: \(why).")] }
      return [.text("The lane is unknown.")]
    }
    let open = gate.items.filter { $0.state != .met }.map { $0.title.lowercased() }
    let list = open.joined(separator: ", ")
    return switch gate.advice {
    case .raise(let higher):
      [.text("In \(lane.words). Every gate is met: a decision would raise it to \(higher.words).")]
    case .lower(let lower):
      [.text("In \(lane.words). What is broken speaks for \(lower.words): \(list).")]
    case .hold:
      [
        .text(
          lane == .autonomous
            ? "In \(lane.words), the highest lane."
              + (open.isEmpty ? " Every gate is met." : " To be brought: \(list).")
            : "In \(lane.words). To be raised it needs: \(list).")
      ]
    case .unknown(let why): [.text("Unknown: \(why).")]
    }
  }

  private func table(_ gate: LaneGate) -> Block {
    let columns = ["Gate", "State", "Found", "Where"].map { Table.Column($0) }
    let rows: [[[Inline]]] = gate.items.map { item in
      [
        [.text(item.title)], [.mark(StatusMark(item.state))], [.text(item.words)],
        [item.source.map { .source($0) } ?? "–"],
      ]
    }
    return .table(Table(caption: "The gate of \(gate.workflow)", columns: columns, rows: rows))
  }
}
