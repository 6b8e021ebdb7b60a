import Diagnostics
import Model

extension PriceTable {
  /// The prices that the vendors' records state. What is in another currency than the workspace's,
  /// or finer than a token's price is counted, goes to the log: its models are unpriced.
  init(_ vendors: [Vendor], currency: String, zone: TimeZoneRules, log: DiagnosticLog) {
    var prices: [TokenPrice] = []
    for vendor in vendors {
      for price in vendor.prices {
        if let other = price.currency, !ByteOrder.equal(other, currency) {
          log.add(.foreignPrice(other, currency, at: price.source))
          continue
        }
        guard let one = TokenPrice(price, provider: vendor.id, zone: zone) else {
          log.add(.priceTooFine(at: price.source))
          continue
        }
        prices.append(one)
        // Whoever sells it: a log need not name the provider as the vendor's record does.
        let sellers = vendors.count { $0.prices.contains { $0.model == price.model } }
        if price.model != nil, sellers == 1 {
          var anywhere = one
          anywhere.provider = nil
          prices.append(anywhere)
        }
      }
    }
    self.init(prices)
  }
}

extension TokenPrice {
  /// nil where a token's price is no whole number of 10⁻¹².
  fileprivate init?(_ price: ModelPrice, provider: String, zone: TimeZoneRules) {
    func picos(_ amount: Rational) -> Int64? { Self.picos(amount, per: price.tokens) }
    guard let input = picos(price.input), let output = picos(price.output),
      let cacheRead = picos(price.cacheRead ?? price.input),
      let cacheWrite = picos(price.cacheWrite ?? price.input),
      let reasoning = picos(price.reasoning ?? price.output)
    else { return nil }
    self.init(
      model: price.model, provider: provider, from: zone.instant(of: price.from),
      rates: TokenRates(
        input: input, output: output, cacheRead: cacheRead, cacheWrite: cacheWrite,
        reasoning: reasoning))
  }
}

extension Diagnostic {
  fileprivate static func foreignPrice(
    _ currency: String, _ own: String, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      "GP5210", .warning,
      "this price is in \(Words.shortened(currency)), the workspace counts in \(own): calls at "
        + "it are unpriced", at: place, hint: "state it in \(own); nothing is converted")
  }

  fileprivate static func priceTooFine(at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      "GP5211", .error,
      "a token's price has more than 12 places after the point, or is over a million: calls at "
        + "it are unpriced", at: place)
  }
}
