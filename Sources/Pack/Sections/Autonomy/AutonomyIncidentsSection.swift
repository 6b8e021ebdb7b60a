import Figures
import Checks
import Diagnostics
import Model

/// Incidents and near misses of the month that name a workflow.
struct AutonomyIncidentsSection: Section {
  let id = "autonomy-incidents"

  private struct Row {
    let date: CivilDate
    let key: String
    let cells: [[Inline]]
  }

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let absences = [context.absence(of: .incidents), context.absence(of: .nearMisses)]
      .compactMap(\.self)
    let rows = (incidents(document, context) + misses(document, context)).sorted {
      ($0.date, $0.key) < ($1.date, $1.key)
    }
    guard !rows.isEmpty else {
      return absences
        + [.text("No incident and no near miss of this month names a workflow of agents.")]
    }
    let columns = ["Day", "Kind", "Id", "Workflow", "What", "Where"].map { Table.Column($0) }
    return absences + [
      .table(
        Table(
          caption: "Incidents and near misses of agents", columns: columns,
          rows: rows.map(\.cells)))
    ]
  }

  /// An incident has no field for it: its title or text names the workflow.
  private func incidents(_ document: PackDocument, _ context: PackContext) -> [Row] {
    let workflows = context.now.record.agentWork.workflows.map(\.id)
    return context.facts.incidents.compactMap { incident in
      guard incident.kind == .incident, incident.duplicateOf == nil,
        let start = incident.start, start <= context.asOf
      else { return nil }
      let date = context.facts.zone.date(of: start)
      guard document.holds(date) else { return nil }
      let words = MentionedWords(incident.title ?? "", incident.body)
      let named = workflows.filter { words.contains($0) }
      guard !named.isEmpty else { return nil }
      let what = incident.title ?? incident.failureMode
      return Row(
        date: date, key: incident.id,
        cells: [
          [.date(date)], [.text("Incident, \(incident.severity?.name ?? "no severity")")],
          [.text(incident.id)], [.text(named.joined(separator: ", "))], [.stated(what)],
          [.source(incident.source)],
        ])
    }
  }

  private func misses(_ document: PackDocument, _ context: PackContext) -> [Row] {
    let workflows = Set(context.now.record.agentWork.workflows.map(\.id))
    return context.facts.nearMisses.compactMap { miss in
      guard let workflow = miss.workflow, workflows.contains(workflow), let date = miss.date,
        date <= context.today,
        document.holds(date)
      else { return nil }
      return Row(
        date: date, key: miss.id,
        cells: [
          [.date(date)], [.text("Near miss\(miss.caughtBy.map { ", caught by \($0)" } ?? "")")],
          [.text(miss.id)], [.text(workflow)], [.stated(miss.summary ?? miss.failureMode)],
          [.source(miss.source)],
        ])
    }
  }
}
