import Diagnostics
import Figures
import Model

/// The architecture pack's index says what is there.
package struct PackIndexStale: Check {
  package init() {}

  package let rule = CheckRule(
    id: "pack-index-stale", title: "Architecture pack index out of date", severity: .warning,
    why: "The index is where everybody looks first.",
    mend: "Set the row's status to what is there, or add the document.", inputs: [.packIndex])

  package func findings(in context: CheckContext) -> [Finding] {
    context.facts.packIndex.compactMap { entry in
      let path = entry.path ?? entry.id
      if entry.status == "planned", entry.exists {
        return Finding(
          rule, subject: entry.id, "the index calls \(path) planned, but it is there",
          at: entry.source)
      }
      if entry.status != "planned", !entry.exists {
        return Finding(
          rule, subject: entry.id, "the index calls \(path) \(entry.status), but it is not there",
          at: entry.source)
      }
      return nil
    }
  }
}
