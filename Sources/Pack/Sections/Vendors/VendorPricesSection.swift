import Figures
import Diagnostics
import Model

/// The prices of the quarter, dated, with those that changed.
struct VendorPricesSection: Section {
  let id = "vendor-prices"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let period = document.period else { return [] }
    let review = VendorReview(context, period)
    guard !review.prices.isEmpty else {
      return [
        context.absence(of: .vendors)
          ?? .text(
            .mark(StatusMark(.unknown, "no data")), " – the register states no price.")
      ]
    }
    let changed = review.prices.count { $0.isNew && $0.before != nil }
    return [
      .text(
        .text(
          changed == 0
            ? "No price changed in the quarter."
            : "\(Count.of(changed, "price")) changed in the quarter.")),
      .prices(review.prices, "Prices of \(period)", context),
    ]
  }
}

extension Block {
  /// Dated prices, a row each.
  static func prices(
    _ lines: [VendorReview.PriceLine], _ caption: String, _ context: PackContext
  ) -> Block {
    let columns = [
      Table.Column("Model"), Table.Column("From"), Table.Column("Input", isNumeric: true),
      Table.Column("Output", isNumeric: true), Table.Column("Cache read", isNumeric: true),
      Table.Column("Cache write", isNumeric: true), Table.Column("Reasoning", isNumeric: true),
      Table.Column("Per"), Table.Column("State"), Table.Column("Before"), Table.Column("Where"),
    ]
    let rows: [[[Inline]]] = lines.map { line in
      let price = line.price
      func cell(_ amount: Rational?, else other: String) -> [Inline] {
        [.text(amount.map(PriceText.amount) ?? other)]
      }
      let currency = price.currency ?? context.facts.settings.currency
      return [
        [.text(price.model ?? "every other model")], [.date(price.from)],
        cell(price.input, else: "–"), cell(price.output, else: "–"),
        cell(price.cacheRead, else: "as input"), cell(price.cacheWrite, else: "as input"),
        cell(price.reasoning, else: "as output"),
        [.text("\(FigureText.value(Rational(price.tokens), unit: .count)) tokens, \(currency)")],
        [.mark(StatusMark(line.state))], [.text(line.before.map(PriceText.pair) ?? "–")],
        [.source(price.source)],
      ]
    }
    return .table(Table(caption: caption, columns: columns, rows: rows))
  }
}

extension StatusMark {
  init(_ state: VendorReview.PriceLine.State) {
    switch state {
    case .inForce: self.init(.good, state.rawValue)
    case .superseded: self.init(.neutral, state.rawValue)
    case .announced: self.init(.attention, state.rawValue)
    }
  }
}
