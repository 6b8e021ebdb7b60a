package import Figures
package import Model

/// What was restated of what had been published, up to this build and in it.
package struct PackHistory: Sendable {
  /// In the order in which they were published.
  package let restatements: [Restatement]
  /// Weeks before the judged one whose pages this build publishes anew, by the pages' folder:
  /// `kpi/`.
  package let weeks: [String: [ISOWeek]]
  private let revisions: [Key: Int]

  private struct Key: Hashable {
    let name: String
    let period: Period
  }

  package init(restatements: [Restatement] = [], weeks: [String: [ISOWeek]] = [:]) {
    self.restatements = restatements
    self.weeks = weeks
    // One build may restate a figure in several packs.
    var seen: [Key: Set<Instant>] = [:]
    for restatement in restatements {
      for item in restatement.figures {
        let key = Key(name: item.figure.name, period: item.figure.period)
        seen[key, default: []].insert(restatement.asOf)
      }
    }
    revisions = seen.mapValues { $0.count + 1 }
  }

  /// Of the pack in that folder, in order.
  package func restatements(of pack: String) -> [Restatement] {
    restatements.filter { $0.pack == pack }
  }

  /// 1, and one more for each build that restated the figure.
  package func revision(of figure: Figure) -> Int {
    revisions.isEmpty ? 1 : revisions[Key(name: figure.name, period: figure.period)] ?? 1
  }

  /// The weeks of a series of pages that this build makes: the judged one, and those restated.
  package func weeks(of folder: String, judged: ISOWeek) -> [ISOWeek] {
    (weeks[folder] ?? []) + [judged]
  }
}
