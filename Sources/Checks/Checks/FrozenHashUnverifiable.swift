import Diagnostics
import Figures
import Model

/// The hash of a frozen file can be recomputed.
package struct FrozenHashUnverifiable: Check {
  package init() {}

  package let rule = CheckRule(
    id: "frozen-hash-unverifiable", title: "Frozen file cannot be verified", severity: .warning,
    why: "A freeze that nobody can verify is only a claim.",
    mend: "Restore the file or its snapshot, or correct the path in the freeze record.",
    inputs: [.freezeArtefacts])

  package func findings(in context: CheckContext) -> [Finding] {
    LatestFreeze.all(in: context).compactMap { artefact in
      let words: String
      switch artefact.fileState {
      case .missing: words = "the frozen file is gone; the snapshot beside the record has its hash"
      case .unverifiable: words = "neither the frozen file nor a snapshot can be read and compared"
      case .unchanged, .changed: return nil
      }
      return Finding(
        rule, subject: artefact.artefactPath, words, since: artefact.frozenAt, at: artefact.source)
    }
  }
}
