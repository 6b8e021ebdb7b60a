package import Figures
package import Model

extension PackContext {
  /// The periods whose figures a dated pack publishes; none for other pages.
  package func publishedPeriods(of document: PackDocument) -> [Period] {
    let week = Period.week(document.judgedWeek ?? judgedWeek)
    let names = document.path.split(separator: "/")
    guard names.count == 2 else { return [] }
    switch names[0] {
    case "kpi", "agent-ops": return [week]
    case "packs": return [.instant(asOf), week, currentQuarter]
    case "daily": return [.instant(asOf)]
    case "autonomy", "vendors": return document.period.map { [$0] } ?? []
    default: return []
    }
  }

  /// Whether a pack speaks of a figure: the reviews of agents and of vendors only of theirs.
  package func publishes(_ figure: Figure, in document: PackDocument) -> Bool {
    if document.path.hasPrefix("agent-ops/") { return figure.id.hasPrefix("kpi.") }
    if document.path.hasPrefix("vendors/") { return figure.id.hasPrefix("vendor.") }
    return true
  }

  /// Whether a period was over at an instant: only then a later value of it is a restatement.
  package func isOver(_ period: Period, at instant: Instant) -> Bool {
    facts.zone.window(of: period).map { $0.upperBound <= instant } ?? false
  }

  /// Whether the pack keeps the list of findings as it was.
  package func publishesFindings(_ document: PackDocument) -> Bool {
    ["packs/", "daily/", "kpi/"].contains { document.path.hasPrefix($0) }
      && document.judgedWeek == nil
  }
}
