import Diagnostics
import Figures
import Model

/// Somebody stands for every norm.
package struct NormWithoutOwner: Check {
  package init() {}

  package let rule = CheckRule(
    id: "norm-without-owner", title: "Norm without an owner", severity: .note,
    why: "A norm that nobody stands for is a sentence on a wall.",
    mend: "Name the owner in state/norms.yaml.", inputs: [.norms])

  package func findings(in context: CheckContext) -> [Finding] {
    context.facts.norms.compactMap { norm in
      guard (norm.owner ?? "").isEmpty else { return nil }
      return Finding(rule, subject: norm.id, "the norm \(norm.id) has no owner", at: norm.source)
    }
  }
}
