import Diagnostics
import Model

/// Deprecations by date, and the way on from each model in use.
struct VendorFallbackSection: Section {
  let id = "vendor-fallback"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let period = document.period else { return [] }
    let review = VendorReview(context, period)
    let lines = review.models.filter { $0.isUsed || $0.record?.deprecatedOn != nil }
    guard !lines.isEmpty else { return [.text("No model is in use.")] }
    let far = CivilDate(daysSinceEpoch: 2_932_896)
    let sorted = lines.sorted { left, right in
      let first = left.record?.deprecatedOn ?? far
      let second = right.record?.deprecatedOn ?? far
      if first != second { return first < second }
      return left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
    }
    let columns = [
      "Model", "Deprecated on", "State", "Fallback", "Last tested", "Result", "Where",
    ].map { Table.Column($0) }
    let rows: [[[Inline]]] = sorted.map { line in
      let fallback = line.record?.fallback
      return [
        [.text(line.id)], [.date(line.record?.deprecatedOn)],
        [.mark(StatusMark(line, on: context.today))],
        fallback.map { [.text($0.model)] } ?? [.mark(StatusMark(.attention, "none"))],
        fallback == nil
          ? ["–"]
          : fallback?.testedOn.map { [.date($0)] } ?? [.mark(StatusMark(.attention, "never"))],
        [.stated(fallback?.result)], [line.record.map { .source($0.source) } ?? "–"],
      ]
    }
    return [.table(Table(caption: "Deprecations and fallbacks", columns: columns, rows: rows))]
  }
}
