import Checks
import Diagnostics
import Figures
import Model

/// The decisions that the quarterly review is asked for: contracts to give notice of, models to
/// leave, fallbacks to try, prices to write down.
package enum VendorAgenda {
  /// The most urgent first.
  package static func items(in context: PackContext, _ review: VendorReview) -> [AgendaItem] {
    let quarterEnd = review.period.days?.end.adding(days: -1)
    return Agenda.sorted(
      contracts(review) + models(review, context, quarterEnd)
        + unpriced(review, context, quarterEnd), dueBy: quarterEnd ?? context.calendar.date)
  }

  private static func contracts(_ review: VendorReview) -> [AgendaItem] {
    review.contracts.compactMap { line in
      guard line.isUrgent, let contract = line.vendor.contract, let renewal = contract.renewal
      else { return nil }
      let isOver = line.state == .renewed
      return AgendaItem(
        kind: "Contract", subject: line.vendor.id, path: "vendors/",
        question: isOver
          ? "Write down the new dates: the last known renewal was on \(renewal)"
          : "Renew, renegotiate or end it: it renews on \(renewal)",
        fallback: isOver ? "nobody is told of the next notice" : "renews itself",
        deadline: contract.lastNotice, owner: line.vendor.owner, source: contract.source)
    }
  }

  private static func models(
    _ review: VendorReview, _ context: PackContext, _ end: CivilDate?
  ) -> [AgendaItem] {
    review.models.flatMap { line -> [AgendaItem] in
      guard line.isUsed, let record = line.record else { return [] }
      let owner = context.facts.vendors.first { $0.id == line.vendor }?.owner
      func item(_ question: String, _ fallback: String, _ deadline: CivilDate?) -> AgendaItem {
        AgendaItem(
          kind: "Model", subject: line.id, path: "vendors/", question: question,
          fallback: fallback, deadline: deadline, owner: owner, source: record.source)
      }
      var items: [AgendaItem] = []
      if let day = record.deprecatedOn, day <= (end ?? context.today) {
        items.append(
          item(
            "Move its workflows to \(record.fallback?.model ?? "another model")",
            "stays in use until the vendor withdraws it", day))
      }
      switch line.fallback {
      case .tested: break
      case .untested:
        items.append(
          item(
            "Name a day to try its fallback \(record.fallback?.model ?? "")",
            "nobody knows whether the fallback does the work", end))
      case .none:
        items.append(
          item("Name a fallback, and a day to try it", "the work stops with the model", end))
      }
      return items
    }
  }

  private static func unpriced(
    _ review: VendorReview, _ context: PackContext, _ end: CivilDate?
  ) -> [AgendaItem] {
    review.models.compactMap { line -> AgendaItem? in
      let name = Figure.name("vendor.unpriced_tokens", line.labels)
      guard let figure = context.now.figures.figure(name, review.period),
        let tokens = figure.value, tokens > 0
      else { return nil }
      let source =
        line.record?.source ?? context.facts.vendors.first?.source
        ?? SourceLocation(path: "state/vendors.yaml")
      return AgendaItem(
        kind: "Price", subject: line.id, path: "vendors/",
        question: "Write down its price: \(FigureText.short(figure)) tokens have none",
        fallback: "its cost stays unknown, and every sum partial", deadline: end, owner: nil,
        source: source)
    }
  }
}
