import Diagnostics
import Figures
import Model

/// A card orders work by specifications that exist.
package struct CardReferencesUnknownSpec: Check {
  package init() {}

  package let rule = CheckRule(
    id: "card-references-unknown-spec", title: "Card names a specification nobody knows",
    severity: .warning,
    why: "A task is judged by its specifications: one that is not in the registry is not governed.",
    mend: "Register the specification, or correct the card's spec_ids.",
    inputs: [.taskCards, .specRegistry])

  package func findings(in context: CheckContext) -> [Finding] {
    let known = Set(context.facts.specs.map(\.id))
    return context.facts.taskCards.compactMap { card in
      let unknown = card.specIDs.filter { !known.contains($0) }
      guard !unknown.isEmpty else { return nil }
      return Finding(
        rule, subject: card.id,
        "the registry does not hold \(unknown.joined(separator: ", "))", at: card.source)
    }
  }
}
