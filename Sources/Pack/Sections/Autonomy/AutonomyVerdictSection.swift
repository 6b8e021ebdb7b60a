import Checks
import Figures
import Model

/// The month in two sentences: how many workflows act how freely, and which ask for a decision.
struct AutonomyVerdictSection: Section {
  let id = "autonomy-verdict"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let period = document.period else { return [] }
    let gates = LaneGate.all(in: context.now, period)
    guard !gates.isEmpty else {
      return [context.absence(of: .workflows) ?? .text("No workflow is in the record.")]
    }
    let lanes = Workflow.Lane.allCases.reversed().compactMap { lane -> String? in
      let count = gates.count { $0.lane == lane }
      return count == 0 ? nil : "\(count) \(lane.words)"
    }
    let without = gates.count { $0.lane == nil }
    let parts = lanes + (without == 0 ? [] : ["\(without) without a lane"])
    let head = "\(Count.of(gates.count, "workflow")): \(parts.joined(separator: ", "))."
    return [.paragraph([.bold("\(period)"), .text(": \(head) ")] + asked(gates))]
  }

  private func asked(_ gates: [LaneGate]) -> [Inline] {
    let lower = gates.filter { if case .lower = $0.advice { true } else { false } }
    let raise = gates.filter { if case .raise = $0.advice { true } else { false } }
    var words: [String] = []
    if !lower.isEmpty {
      words.append("a lower lane for \(lower.map(\.workflow).joined(separator: ", "))")
    }
    if !raise.isEmpty {
      words.append("a higher one for \(raise.map(\.workflow).joined(separator: ", "))")
    }
    return [
      .text(
        words.isEmpty
          ? "The evidence asks for no change of a lane."
          : "The evidence speaks for \(words.joined(separator: ", and for ")).")
    ]
  }
}

extension Workflow.Lane {
  /// In words, for sentences and tables.
  var words: String {
    switch self {
    case .manual: "manual"
    case .shadow: "shadow"
    case .humanInTheLoop: "hitl"
    case .autonomous: "autonomous"
    }
  }
}
