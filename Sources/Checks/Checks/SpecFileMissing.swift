import Diagnostics
import Figures
import Model

/// A registered specification is there.
package struct SpecFileMissing: Check {
  package init() {}

  package let rule = CheckRule(
    id: "spec-file-missing", title: "File of a specification is missing", severity: .warning,
    why: "The registry governs files: one that is not there governs nothing.",
    mend: "Correct location.path in the registry, or deprecate the specification.",
    inputs: [.specRegistry])

  package func findings(in context: CheckContext) -> [Finding] {
    context.facts.specs.filter { $0.fileExists == false }.map { spec in
      let frozen = spec.isFrozen ? "frozen " : ""
      return Finding(
        rule, subject: spec.id, "the \(frozen)file \(spec.path ?? "") is not there", at: spec.source
      )
    }
  }
}
