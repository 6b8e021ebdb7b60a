package import Model

/// Why the calls of language models cost more, or less, than in the period before: exactly split
/// into price, volume and mix.
///
/// - *Price*: of each workflow and model, what its tokens cost beyond what they would have cost at
///   the rate of the period before. The rate is that of tokens weighted by the model's own price
///   list, so that longer answers are no rise of price; a model without a price list has plain
///   tokens, and a model that is new has no price to compare.
/// - *Volume*: the change in tokens × what a token cost on average in the period before.
/// - *Mix*: the rest: other models, other shares of input, output and cache.
package struct CostChange: Sendable {
  package let before: Rational
  package let now: Rational
  package let price: Rational
  package let volume: Rational
  package var mix: Rational { total - price - volume }
  package var total: Rational { now - before }
  package let tokensBefore: Int64
  package let tokensNow: Int64

  package enum Part: String, CaseIterable, Sendable {
    case price, volume, mix
  }

  package func amount(of part: Part) -> Rational {
    switch part {
    case .price: price
    case .volume: volume
    case .mix: mix
    }
  }

  private struct Item: Hashable {
    let workflow: String
    let model: String?
  }

  private struct Use {
    var cost = PicoAmount()
    var tokens = TokenCount()
  }

  init(from old: AgentSlice, to new: AgentSlice, _ prices: PriceTable) {
    let (first, second) = (Self.uses(old), Self.uses(new))
    before = Self.cost(first)
    now = Self.cost(second)
    tokensBefore = first.values.reduce(0) { $0 &+ $1.tokens.total }
    tokensNow = second.values.reduce(0) { $0 &+ $1.tokens.total }
    volume =
      tokensBefore == 0
      ? now - before
      : Rational(Int(tokensNow - tokensBefore)) * before / Rational(Int(tokensBefore))
    var price = Rational(0)
    // Without tokens before there is no price before: all of the change is volume.
    let common = tokensBefore == 0 ? [] : second.keys.filter { first[$0] != nil }
    for item in common.sorted(by: Self.precedes) {
      guard let old = first[item], let new = second[item] else { continue }
      let list = prices.latest(for: item.model)
      let (weight, other) = (list.weight(of: old.tokens), list.weight(of: new.tokens))
      guard weight > 0 else { continue }
      price += new.cost.amount - old.cost.amount * Self.ratio(other, weight)
    }
    self.price = price
  }

  private static func uses(_ slice: AgentSlice) -> [Item: Use] {
    var uses: [Item: Use] = [:]
    for cell in slice.actions where cell.models.calls > 0 {
      let item = Item(workflow: cell.key.workflow, model: cell.key.model)
      uses[item, default: Use()].cost += cell.models.amount
      uses[item, default: Use()].tokens += cell.tokens
    }
    return uses
  }

  private static func cost(_ uses: [Item: Use]) -> Rational {
    uses.values.reduce(PicoAmount()) { $0 + $1.cost }.amount
  }

  private static func ratio(_ top: Int128, _ bottom: Int128) -> Rational {
    guard let ratio = Rational(top, bottom) else {
      preconditionFailure("the weight of tokens is above 0 and fits")
    }
    return ratio
  }

  private static func precedes(_ left: Item, _ right: Item) -> Bool {
    left.workflow != right.workflow
      ? left.workflow.utf8.lexicographicallyPrecedes(right.workflow.utf8)
      : (left.model ?? "").utf8.lexicographicallyPrecedes((right.model ?? "").utf8)
  }
}

extension PriceTable {
  /// The last price list of the model that the table has; by whichever provider comes first.
  fileprivate func latest(for model: String?) -> TokenPrice {
    let own = prices.filter { $0.model != nil && $0.model == model }
    let provider = own.first?.provider
    return own.last { $0.provider == provider } ?? .plain
  }
}

extension TokenPrice {
  /// Every token weighs the same.
  fileprivate static let plain = TokenPrice(
    model: nil, from: Instant(microseconds: 0), rates: TokenRates(input: 1, output: 1))

  fileprivate func weight(of tokens: TokenCount) -> Int128 {
    let weight = rates.cost(of: tokens).picos
    // A model that is free by its list has no weights.
    return weight > 0 ? weight : Int128(tokens.total)
  }
}
