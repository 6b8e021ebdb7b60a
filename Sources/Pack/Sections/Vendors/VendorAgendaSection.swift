import Model

/// The decisions that the quarterly review is asked for.
struct VendorAgendaSection: Section {
  let id = "vendor-agenda"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let period = document.period else { return [] }
    let review = VendorReview(context, period)
    let items = VendorAgenda.items(in: context, review)
    guard !items.isEmpty else { return [.text("Nothing in the record waits for this review.")] }
    return [.agenda(items, context)]
  }
}
