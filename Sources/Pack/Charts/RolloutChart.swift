package import Checks
import Figures
import Model

/// The phases of a rollout over the days of its plan.
package enum RolloutChart {
  /// nil for a rollout without phases.
  package static func chart(of reading: RolloutReading, in context: PackContext) -> Chart? {
    let zone = context.facts.zone
    guard let last = reading.phases.map(\.dates.upperBound).max(),
      let first = reading.phases.map(\.dates.lowerBound).min()
    else { return nil }
    let window =
      zone.instant(of: min(first, reading.rollout.start))..<zone.instant(of: last.adding(days: 1))
    let rows = reading.phases.map { row($0, context) }
    return Chart(
      id: "rollout-\(Slug.make(reading.rollout.id))",
      title: "Phases of \(reading.rollout.title ?? reading.rollout.id)",
      takeaway: takeaway(reading, context),
      form: .timeline(Timeline(window: window, asOf: context.asOf, rows: rows)),
      table: table(reading, context), data: [])
  }

  private static func row(
    _ phase: RolloutReading.Phase, _ context: PackContext
  ) -> Timeline.Row {
    let zone = context.facts.zone
    let span =
      zone.instant(
        of: phase.dates.lowerBound)..<zone.instant(
        of: phase.dates.upperBound.adding(days: 1))
    let state: Timeline.State =
      switch phase.state {
      case .toCome: .toCome
      case .running: .running
      case .done: .done
      case .late: .late
      }
    let gate: Timeline.Gate? = phase.gate.map { gate in
      switch gate.verdict {
      case .go: .go
      case .hold: .hold
      case .notYetJudged: .open
      }
    }
    // Noon: within the day in any zone.
    let done = phase.phase.items.filter { $0.isDone(by: context.today) }.compactMap(\.doneOn)
      .sorted().map { zone.instant(of: $0, secondOfDay: 43_200) }
    return Timeline.Row(
      name: phase.phase.name ?? phase.phase.id, span: span, state: state, done: done, gate: gate)
  }

  private static func takeaway(_ reading: RolloutReading, _ context: PackContext) -> String {
    let all = reading.phases.flatMap(\.phase.items)
    let done = all.count { $0.isDone(by: context.today) }
    let days = reading.phases.map(\.phase.days.upperBound).max() ?? 1
    let day = context.today - reading.rollout.start + 1
    let place = day < 1 ? "begins on \(reading.rollout.start)" : "day \(min(day, days)) of \(days)"
    let items = all.isEmpty ? "no items" : "\(done) of \(Count.of(all.count, "item")) done"
    return "\(reading.rollout.title ?? reading.rollout.id), \(place): \(items); the gates say "
      + "\(reading.verdict.rawValue)."
  }

  private static func table(_ reading: RolloutReading, _ context: PackContext) -> Table {
    let columns = [
      Table.Column("Phase"), Table.Column("From"), Table.Column("To"), Table.Column("State"),
      Table.Column("Items done", isNumeric: true), Table.Column("Gate"),
    ]
    let rows: [[[Inline]]] = reading.phases.map { phase in
      let all = phase.phase.items.count
      return [
        [.text(phase.phase.name ?? phase.phase.id)], [.date(phase.dates.lowerBound)],
        [.date(phase.dates.upperBound)], [.text(phase.state.rawValue)],
        [.text("\(all - phase.openItems.count) of \(all)")],
        [.text(phase.gate?.verdict.rawValue ?? "–")],
      ]
    }
    return Table(caption: "Phases by date", columns: columns, rows: rows)
  }
}
