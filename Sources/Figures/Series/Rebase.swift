package import Model

/// An accepted decision that breaks the line of a figure: the process is a new one from its first
/// whole week on.
package struct Rebase: Hashable, Sendable {
  /// The first week that starts on or after the decision's date. The week in which the change
  /// falls is part old, part new: it stays with the old limits, and shows the change against them.
  package let week: ISOWeek
  /// The id of the decision.
  package let decision: String

  /// By the id or the name of the figure that the decisions list under `Rebases`; in order of week.
  /// Of several for one week the last by date, then id, is named.
  package static func all(in record: RecordReading) -> [String: [Rebase]] {
    let accepted = record.decisions.filter { $0.status == .accepted && !$0.rebases.isEmpty }
    let dated = accepted.compactMap { decision in decision.date.map { ($0, decision) } }
      .sorted { left, right in
        left.0 != right.0
          ? left.0 < right.0 : left.1.id.utf8.lexicographicallyPrecedes(right.1.id.utf8)
      }
    var result: [String: [Rebase]] = [:]
    for (date, decision) in dated {
      let week = ISOWeek(containing: date.onOrNext(.monday))
      for figure in decision.rebases {
        if result[figure]?.last?.week == week { result[figure]?.removeLast() }
        result[figure, default: []].append(Rebase(week: week, decision: decision.id))
      }
    }
    return result
  }
}
