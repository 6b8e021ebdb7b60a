package import Model

/// What units or actions cost, in the workspace's currency, and what is missing from it.
package struct AgentCost: Sendable {
  /// Leaf calls of language models: as logged, else by the price in force at their time.
  package var tokens: Rational = 0
  /// Tool calls and retrievals, as far as the log states their cost.
  package var tools: Rational = 0
  /// The time of people × the loaded rate of their role.
  package var review: Rational = 0
  /// Tokens of models without a price, and the calls they are of.
  package var unpricedTokens: Int64 = 0
  package var unpricedCalls = 0
  /// Calls whose cost is in another currency.
  package var foreignModelCalls = 0
  package var foreignToolCalls = 0
  /// Minutes that no rate prices, and the reason.
  package var unpricedMinutes: Rational = 0
  package var missingRate: String?

  package var total: Rational { tokens + tools + review }

  package enum Part: CaseIterable, Sendable {
    case tokens, tools, review
  }

  package func amount(of part: Part) -> Rational {
    switch part {
    case .tokens: tokens
    case .tools: tools
    case .review: review
    }
  }

  /// Why the amount of a part is not all; nil where it is.
  package func gap(of part: Part) -> String? {
    switch part {
    case .tokens:
      let unpriced =
        unpricedCalls == 0
        ? nil : "\(unpricedTokens) tokens of \(Self.calls(unpricedCalls)) have no price"
      return Self.joined([unpriced, Self.foreign(foreignModelCalls)])
    case .tools: return Self.foreign(foreignToolCalls)
    case .review:
      return missingRate.map { "\(unpricedMinutes.decimal(places: 1)) min of review: \($0)" }
    }
  }

  /// Of all parts.
  package var gap: String? { Self.joined(Part.allCases.map { gap(of: $0) }) }

  private static func foreign(_ calls: Int) -> String? {
    calls == 0 ? nil : "\(Self.calls(calls)) cost another currency, which is not converted"
  }

  private static func calls(_ count: Int) -> String { count == 1 ? "1 call" : "\(count) calls" }

  private static func joined(_ reasons: [String?]) -> String? {
    let all = reasons.compactMap(\.self)
    return all.isEmpty ? nil : all.joined(separator: "; ")
  }

  mutating func add(models: CallCost, tools calls: CallCost) {
    tokens += models.amount.amount
    tools += calls.amount.amount
    unpricedTokens &+= models.unpricedTokens
    unpricedCalls += models.unpricedCalls
    foreignModelCalls += models.foreignCalls
    foreignToolCalls += calls.foreignCalls
  }

  mutating func add(minutes: Rational, at price: ReviewRates.Price) {
    guard minutes > 0 else { return }
    switch price {
    case .hourly(let rate): review += minutes * rate / 60
    case .unknown(let reason):
      unpricedMinutes += minutes
      missingRate = missingRate ?? reason
    }
  }
}

extension AgentSlice {
  /// Of the units that were completed, over all their lines whenever they were written.
  package var unitCost: AgentCost {
    var cost = AgentCost()
    let all = self.cost
    cost.add(models: all.models, tools: all.tools)
    for cell in completed {
      cost.add(minutes: cell.cost.minutes.total, at: reading.reviewRates.price(of: cell.key))
    }
    return cost
  }

  /// Of the actions of the period, whichever unit they belong to; the time of people is in none.
  package var spend: AgentCost {
    var cost = AgentCost()
    cost.add(models: modelCalls, tools: toolCalls)
    return cost
  }
}
