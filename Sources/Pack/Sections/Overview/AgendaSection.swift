import Model

/// The decisions asked for today, numbered, each with its default and its deadline.
struct AgendaSection: Section {
  let id = "agenda"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let items = Agenda.items(in: context)
    guard !items.isEmpty else { return [.text("Nothing in the record waits for a decision.")] }
    let table = Block.agenda(items, context)
    guard document.path.hasPrefix("packs/") else { return [table] }
    return [
      table,
      .text(
        "With the actions carried over, as a file: ",
        .link(["action-plan.csv"], .file("\(document.path)action-plan.csv")), "."),
    ]
  }
}

extension Block {
  /// The decisions asked for, numbered from 1.
  static func agenda(_ items: [AgendaItem], _ context: PackContext) -> Block {
    let rows = items.enumerated().map { row($0.offset + 1, $0.element, context) }
    let columns = [
      Table.Column("No.", isNumeric: true), Table.Column("Decision"),
      Table.Column("If nobody decides"),
      Table.Column("Deadline"), Table.Column("Owner"),
    ]
    return .table(Table(caption: "Decisions asked for", columns: columns, rows: rows))
  }

  private static func row(
    _ number: Int, _ item: AgendaItem, _ context: PackContext
  ) -> [[Inline]] {
    var deadline: [Inline] = [.date(item.deadline)]
    if let due = item.deadline, due < context.today {
      deadline += [" ", .mark(StatusMark(.attention, "overdue"))]
    }
    return [
      [.text(String(number))],
      [
        .text("\(item.kind) "), context.link(item.subject, item.path), .text(": \(item.question)"),
      ],
      [.text(item.fallback)], deadline, [.stated(item.owner)],
    ]
  }
}
