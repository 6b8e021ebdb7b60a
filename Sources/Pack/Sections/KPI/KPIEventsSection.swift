import Figures
import Model

/// What happened in the judged week besides the numbers: decisions, freezes, incidents.
struct KPIEventsSection: Section {
  let id = "kpi-events"
  static let limit = 40

  private struct Event {
    let date: CivilDate
    let kind: String
    let text: [Inline]
    let key: String
  }

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let events = (decisions(context) + freezes(context) + incidents(context)).sorted {
      ($0.date, $0.kind, $0.key) < ($1.date, $1.kind, $1.key)
    }
    guard !events.isEmpty else {
      return [.text("No decision, freeze or incident in \(context.judgedWeek).")]
    }
    let rows: [[[Inline]]] = events.prefix(Self.limit).map {
      [[.text("\($0.date.weekday.abbreviation) \($0.date)")], [.text($0.kind)], $0.text]
    }
    let table = Block.table(
      Table(
        caption: "Events of \(context.judgedWeek)",
        columns: ["Day", "Kind", "What"].map { Table.Column($0) }, rows: rows))
    let rest = events.count - Self.limit
    return rest > 0 ? [table, .text(.text("\(rest) more in the registers."))] : [table]
  }

  private func isInWeek(_ date: CivilDate, _ context: PackContext) -> Bool {
    ISOWeek(containing: date) == context.judgedWeek
  }

  private func decisions(_ context: PackContext) -> [Event] {
    context.facts.decisions.compactMap { decision in
      guard let date = decision.date, isInWeek(date, context) else { return nil }
      return Event(
        date: date, kind: "Decision",
        text: [context.decisionLink(decision.id), .text(": \(decision.title)")], key: decision.id)
    }
  }

  private func freezes(_ context: PackContext) -> [Event] {
    context.facts.freezeRecords.compactMap { freeze in
      guard let start = freeze.start else { return nil }
      let date = context.facts.zone.date(of: start)
      guard isInWeek(date, context) else { return nil }
      return Event(
        date: date, kind: "Freeze",
        text: [.link([.text(freeze.id)], .page("freezes/")), .text(": \(freeze.title)")],
        key: freeze.id)
    }
  }

  private func incidents(_ context: PackContext) -> [Event] {
    context.facts.incidents.compactMap { incident in
      guard let start = incident.start, start <= context.asOf, incident.duplicateOf == nil else {
        return nil
      }
      let date = context.facts.zone.date(of: start)
      guard isInWeek(date, context) else { return nil }
      let words = incident.services.joined(separator: ", ")
      let severity = incident.severity?.name ?? "no severity"
      return Event(
        date: date, kind: incident.kind == .maintenance ? "Maintenance" : "Incident",
        text: [.text("\(incident.id), \(severity), \(words) "), .source(incident.source)],
        key: incident.id)
    }
  }
}
