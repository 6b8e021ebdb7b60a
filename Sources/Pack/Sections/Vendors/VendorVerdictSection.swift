import Figures
import Model

/// The quarter in two sentences: what was spent on whom, and what asks for a decision.
struct VendorVerdictSection: Section {
  let id = "vendor-verdict"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let period = document.period else { return [] }
    let review = VendorReview(context, period)
    if let absence = context.absence(of: .vendors), review.vendors.isEmpty { return [absence] }
    let called = Set(review.models.filter(\.isCalled).map(\.vendor)).count
    var first: [Inline] = [
      .bold("\(period)"),
      .text(
        ": \(Count.of(review.vendors.count, "vendor")), \(called) of them called, "
          + "\(Count.of(review.models.count, "model")); spend "),
    ]
    first += context.figure("vendor.spend", [], document).map { [.figure($0, .value)] } ?? ["–"]
    return [.paragraph(first + [". "] + asked(review, context))]
  }

  private func asked(_ review: VendorReview, _ context: PackContext) -> [Inline] {
    let urgent = review.contracts.filter(\.isUrgent).map(\.vendor.id)
    let old = review.models.filter { $0.isUsed && $0.isDeprecated(on: context.today) }.map(\.id)
    let untried = review.models.filter { $0.isUsed && $0.fallback != .tested }.map(\.id)
    let parts = [
      urgent.isEmpty ? nil : "the contract with \(urgent.joined(separator: ", "))",
      old.isEmpty ? nil : "deprecated models in use (\(old.joined(separator: ", ")))",
      untried.isEmpty
        ? nil : "fallbacks that were never tried (\(untried.joined(separator: ", ")))",
    ].compactMap(\.self)
    return [
      .text(
        parts.isEmpty
          ? "No contract, no model and no fallback asks for a decision."
          : "To be decided: \(parts.joined(separator: "; ")).")
    ]
  }
}
