import Diagnostics
import Figures
import Model

/// A specification depends on specifications that exist.
package struct SpecUnknownDependency: Check {
  package init() {}

  package let rule = CheckRule(
    id: "spec-unknown-dependency", title: "Specification depends on an unknown one",
    severity: .warning,
    why: "A change reaches those who depend on it only along known dependencies.",
    mend: "Register the specification, or correct depends_on.", inputs: [.specRegistry])

  package func findings(in context: CheckContext) -> [Finding] {
    let known = Set(context.facts.specs.map(\.id))
    return context.facts.specs.compactMap { spec in
      let unknown = spec.dependsOn.filter { !known.contains($0) }
      guard !unknown.isEmpty else { return nil }
      return Finding(
        rule, subject: spec.id,
        "depends on \(unknown.joined(separator: ", ")), which the registry does not hold",
        at: spec.source)
    }
  }
}
