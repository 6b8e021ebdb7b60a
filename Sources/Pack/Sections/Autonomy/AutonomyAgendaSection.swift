import Model

/// The decisions that the monthly review is asked for.
struct AutonomyAgendaSection: Section {
  let id = "autonomy-agenda"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let period = document.period else { return [] }
    let items = AutonomyAgenda.items(in: context, period)
    guard !items.isEmpty else { return [.text("Nothing in the record waits for this review.")] }
    return [.agenda(items, context)]
  }
}
