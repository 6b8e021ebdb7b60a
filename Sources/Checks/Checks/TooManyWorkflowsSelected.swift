import Diagnostics
import Figures
import Model

/// The first cycle has two workflows at most.
package struct TooManyWorkflowsSelected: Check {
  package init() {}

  package static let limit = 2

  package let rule = CheckRule(
    id: "too-many-workflows-selected", title: "More than two workflows selected",
    severity: .warning,
    why: "Two workflows done well prove more than five begun.",
    mend: "Keep the two with the best scores, and set `selected: false` for the others.",
    inputs: [.workflows])

  package func findings(in context: CheckContext) -> [Finding] {
    let selected = context.facts.workflows.filter(\.isSelected)
    guard selected.count > Self.limit, let next = selected.dropFirst(Self.limit).first else {
      return []
    }
    let names = selected.map(\.id).joined(separator: ", ")
    return [
      Finding(
        rule, subject: next.id,
        "\(selected.count) workflows are selected, of at most \(Self.limit): \(names)",
        at: next.source,
        evidence: selected.map { Evidence($0.source, record: $0.id, detail: "selected") })
    ]
  }
}
