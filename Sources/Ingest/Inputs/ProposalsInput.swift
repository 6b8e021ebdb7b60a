import Diagnostics
import Model

/// `ops/proposals/`, `docs/proposals/` and the specification changes of projects.
struct ProposalsInput: Input {
  let kind = InputKind.proposals
  let pathKey = "proposals"
  let places = ["ops/proposals/", "docs/proposals/", "Docs/proposals/", "projects/*/decisions/"]

  /// Below `projects/` only the changes are proposals; the rest there are decisions.
  func accepts(_ path: String) -> Bool {
    Self.isSpecChange(path) || (RecordFileName.isMarkdown(path) && !path.hasPrefix("projects/"))
  }

  static func isSpecChange(_ path: String) -> Bool {
    RecordFileName.isYAML(path) && RecordFileName.name(path).hasPrefix("SCP-")
  }

  func recordCount(in facts: Facts) -> Int { facts.proposals.count }

  func read(_ reading: FileReading, into facts: inout Facts) {
    if RecordFileName.isMarkdown(reading.path) {
      facts.proposals.append(ProposalRecord.written(RecordText(reading), reading))
    } else if let root = reading.topLevel(kind) {
      if let proposal = ProposalRecord.specChange(root, reading) {
        facts.proposals.append(proposal)
      } else {
        reading.reject(kind)
      }
    }
  }
}
