/// What is kept beside the pages of what was published: a file for the figures of a period, their
/// evidence, or a list of findings, each named by its SHA-256, so that equal ones are one file.
package enum HistoryFiles {
  package static let folder = "history/"

  package static func path(_ sha256: String) -> String { "\(folder)\(sha256).jsonl" }

  /// How many of the latest packs of a series may still be compared with what a build finds: a
  /// series has 13 weeks and reviews look back a month or a quarter. Readings at an as-of are
  /// compared with none but the same.
  private static func depth(_ series: String) -> Int {
    switch series {
    case "kpi", "agent-ops": 14
    case "autonomy", "vendors": 3
    default: 1
    }
  }

  /// The files that stay: the figures and findings of every revision that was final and of the
  /// latest of each pack, and the evidence of what may still be compared.
  static func kept(_ ledgers: [Ledger]) -> Set<String> {
    var kept: Set<String> = []
    for ledger in ledgers {
      for line in ledger.lines
      where line.state != "provisional" || ledger.last(line.pack)?.revision == line.revision {
        kept.formUnion(line.contents.figures.map { path($0.sha256) })
        if let findings = line.contents.findings { kept.insert(path(findings)) }
      }
      for series in PackFolder.series {
        let packs = ledger.packs.filter { PackFolder.series($0) == series }
        for line in packs.suffix(depth(series)).compactMap(ledger.last) {
          kept.formUnion(line.contents.evidence.map { path($0.sha256) })
        }
      }
    }
    return kept
  }
}
