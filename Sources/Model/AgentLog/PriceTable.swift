/// What tokens cost, by model and date: the input of the log's fold that prices its calls.
///
/// All prices are in one currency, the workspace's. A model that is not in the table, or a call
/// before its first price, is *unpriced*: its tokens are counted apart and never cost 0.
package struct PriceTable: Hashable, Sendable {
  /// By model in byte order (those for every model first), then provider (those without one
  /// first), then date.
  package private(set) var prices: [TokenPrice]

  package init(_ prices: [TokenPrice] = []) {
    self.prices = prices.sorted { left, right in
      let (model, other) = (left.model ?? "", right.model ?? "")
      if model != other { return model.utf8.lexicographicallyPrecedes(other.utf8) }
      let (first, second) = (left.provider ?? "", right.provider ?? "")
      if first != second { return first.utf8.lexicographicallyPrecedes(second.utf8) }
      return left.from < right.from
    }
  }
}

/// The price of one model's tokens from an instant on.
package struct TokenPrice: Hashable, Sendable {
  /// As `model.name` of the log has it, byte for byte; a model that is not found by it is looked up
  /// by `model.requested`. nil: every model of the provider that has no price of its own.
  package var model: String?
  /// As `model.provider` has it; nil is the price at any provider that has none of its own.
  package var provider: String?
  /// In force from here, until the model's next price.
  package var from: Instant
  package var rates: TokenRates

  package init(
    model: String?, provider: String? = nil, from: Instant, rates: TokenRates
  ) {
    self.model = model
    self.provider = provider
    self.from = from
    self.rates = rates
  }

  /// The price of one token in picos where `amount` pays for `count` tokens; nil where that is no
  /// whole number of picos, or not from 0 to a million of the currency.
  package static func picos(_ amount: Rational, per count: Int) -> Int64? {
    guard count > 0, amount >= 0 else { return nil }
    let each = amount * Rational(Int(PicoAmount.scale)) / Rational(count)
    guard let whole = each.whole, whole <= 1_000_000 * PicoAmount.scale else { return nil }
    return whole
  }
}

/// What one token of each kind costs, in 10⁻¹² of the currency: a price of 3.75 for a million tokens
/// is 3 750 000.
package struct TokenRates: BitwiseCopyable, Hashable, Sendable {
  package var input: Int64
  /// Where a vendor states none of its own, this and the next are `input`, `input` and `output`.
  package var cacheRead: Int64
  package var cacheWrite: Int64
  package var output: Int64
  package var reasoning: Int64

  package init(
    input: Int64, output: Int64, cacheRead: Int64? = nil, cacheWrite: Int64? = nil,
    reasoning: Int64? = nil
  ) {
    self.input = input
    self.cacheRead = cacheRead ?? input
    self.cacheWrite = cacheWrite ?? input
    self.output = output
    self.reasoning = reasoning ?? output
  }

  /// `(input−cache_read−cache_write)·p_in + cache_read·p_cr + cache_write·p_cw +
  /// (output−reasoning)·p_out + reasoning·p_r`
  package func cost(of tokens: TokenCount) -> PicoAmount {
    let plain = tokens.input - tokens.cacheRead - tokens.cacheWrite
    var picos = Int128(plain) * Int128(input)
    picos += Int128(tokens.cacheRead) * Int128(cacheRead)
    picos += Int128(tokens.cacheWrite) * Int128(cacheWrite)
    picos += Int128(tokens.output - tokens.reasoning) * Int128(output)
    picos += Int128(tokens.reasoning) * Int128(reasoning)
    return PicoAmount(picos: picos)
  }
}
