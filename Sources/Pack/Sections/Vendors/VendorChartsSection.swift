import Checks
import Figures
import Model

/// What each vendor cost week by week.
struct VendorChartsSection: Section {
  let id = "vendor-charts"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let period = document.period else { return [] }
    let review = VendorReview(context, period)
    guard !review.vendors.isEmpty else { return [.text("No vendor is in the record.")] }
    let spent = review.vendors.filter { vendor in
      context.now.figures.series(Figure.name("vendor.spend", vendor.labels))
        .contains { $0.value.map { $0 > 0 } ?? false }
    }
    let charts = spent.compactMap { vendor in
      FigureChart.chart(Figure.name("vendor.spend", vendor.labels), in: context)
    }
    let silent = review.vendors.filter { vendor in !spent.contains { $0.id == vendor.id } }
    let rest =
      silent.isEmpty
      ? [] : [Block.text(.text("No known spend: \(silent.map(\.name).joined(separator: ", "))."))]
    return charts.flatMap { [.heading(3, [.text($0.title)]), .chart($0)] } + rest
  }
}
