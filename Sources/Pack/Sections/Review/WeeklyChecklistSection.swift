import Checks
import Figures
import Model

/// The operating model's weekly checklist, computed: ticked by what was found, or open with what
/// a person still has to do.
struct WeeklyChecklistSection: Section {
  let id = "weekly-checklist"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let items = WeeklyChecklist.items(for: context.now, on: context.calendar.date)
    var groups: [String] = []
    for item in items where !groups.contains(item.group) { groups.append(item.group) }
    return groups.flatMap { group -> [Block] in
      let lines = items.filter { $0.group == group }.map { line($0) }
      return [.heading(3, [.text(group)]), .checklist(lines)]
    }
  }

  private func line(_ item: ChecklistItem) -> ChecklistLine {
    var text: [Inline] = [.bold(item.title), .text(": \(item.reason)")]
    if !item.evidence.isEmpty {
      let places = Inline.joined(item.evidence.prefix(3).map { [.source($0.source)] })
      let rest = item.evidence.count - 3
      text += [" ("] + places + [.text(rest > 0 ? " and \(rest) more)" : ")")]
    }
    switch item.state {
    case .found: return ChecklistLine(isDone: true, text)
    case .tickedByPerson: return ChecklistLine(isDone: true, text)
    case .open(let toDo): return ChecklistLine(isDone: false, text + [.text(" – to do: \(toDo)")])
    }
  }
}
