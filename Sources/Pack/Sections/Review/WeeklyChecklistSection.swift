import Checks
import Diagnostics
import Figures
import Model

/// The operating model's weekly checklist, computed: ticked by what was found, or open with what
/// a person still has to do.
struct WeeklyChecklistSection: Section {
  let id = "weekly-checklist"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let items = context.now.checklist
    var groups: [String] = []
    for item in items where !groups.contains(item.group) { groups.append(item.group) }
    let done = items.count(where: \.isTicked)
    let summary = Block.text(.text("\(done) of \(items.count) items done."))
    return [summary]
      + groups.flatMap { group -> [Block] in
        let lines = items.filter { $0.group == group }.map { line($0) }
        let title = group.prefix(1).uppercased() + group.dropFirst()
        return [.heading(3, [.text(title)]), .checklist(lines)]
      }
  }

  private func line(_ item: ChecklistItem) -> ChecklistLine {
    var text: [Inline] = [.bold(item.title), .text(": \(item.reason)")]
    if !item.evidence.isEmpty {
      let places = Inline.joined(item.evidence.prefix(3).map { [.source($0.source)] })
      let rest = item.evidence.count - 3
      text += [" ("] + places + [.text(rest > 0 ? " and \(rest) more)" : ")")]
    }
    if case .open(let toDo) = item.state { text.append(.text(" – to do: \(toDo)")) }
    if let contradiction = item.contradiction {
      text += [" ", .mark(StatusMark(.attention, "contradicted")), .text(" \(contradiction)")]
    }
    return ChecklistLine(isDone: item.isTicked, text)
  }
}
