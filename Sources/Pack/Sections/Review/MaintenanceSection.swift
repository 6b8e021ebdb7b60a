import Checks
import Model

/// How much of the month's maintenance is done.
struct MaintenanceVerdictSection: Section {
  let id = "maintenance-verdict"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let items = MaintenanceList(context).items
    let done = items.count { $0.state == .done }
    let open = items.filter { $0.state == .toDo }.map { $0.title }
    let unknown = items.count { $0.state == .unknown }
    var text: [Inline] = [.bold("\(done) of \(items.count) done"), ", "]
    text.append(.text("\(open.count) to do, \(unknown) unknown. "))
    text += [
      "What only a person can know is ticked in the minutes, by the id in the list: ",
      .code("ops/reviews/maintenance/\(context.today).md"), ".",
    ]
    return [.paragraph(text)]
  }
}

/// The monthly maintenance of the operating model, line by line, with what was found.
struct MaintenanceSection: Section {
  let id = "maintenance"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let columns = ["Maintenance", "State", "Found", "Rules", "Tick"].map { Table.Column($0) }
    let rows: [[[Inline]]] = MaintenanceList(context).items.map { item in
      [
        [.text(item.title)], [.mark(item.mark)], item.found,
        item.rules.isEmpty ? ["–"] : Inline.joined(item.rules.map { [context.checkLink($0)] }),
        [.code(item.tick.rawValue)],
      ]
    }
    return [.table(Table(caption: "Monthly maintenance", columns: columns, rows: rows))]
  }
}
