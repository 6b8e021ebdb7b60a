import Figures
import Model

/// What each vendor cost week by week.
struct VendorChartsSection: Section {
  let id = "vendor-charts"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let period = document.period else { return [] }
    let review = VendorReview(context, period)
    let charts = review.vendors.compactMap { vendor in
      FigureChart.chart(Figure.name("vendor.spend", vendor.labels), in: context)
    }
    guard !charts.isEmpty else { return [.text("Without a vendor there is nothing to draw.")] }
    return charts.flatMap { [.heading(3, [.text($0.title)]), .chart($0)] }
  }
}
