/// What calls cost. A cost in the log wins over one computed from the price table.
package struct CallCost: Hashable, Sendable {
  /// All calls, priced or not.
  package var calls: Int
  /// The costs that the log states, in the workspace's currency.
  package var logged: PicoAmount
  package var loggedCalls: Int
  /// The costs of calls without one in the log, by the price table.
  package var computed: PicoAmount
  package var computedCalls: Int
  /// Of calls that have both: what the log says, and what the price table would have said. Their
  /// difference is shown.
  package var loggedOfBoth: PicoAmount
  package var computedOfBoth: PicoAmount
  /// Calls whose cost is in another currency: in no sum, so that the figure is partial.
  package var foreignCalls: Int
  /// Calls of a model without a price, and their tokens: in no sum.
  package var unpricedCalls: Int
  package var unpricedTokens: Int64

  package init(
    calls: Int = 0, logged: PicoAmount = PicoAmount(), loggedCalls: Int = 0,
    computed: PicoAmount = PicoAmount(), computedCalls: Int = 0,
    loggedOfBoth: PicoAmount = PicoAmount(), computedOfBoth: PicoAmount = PicoAmount(),
    foreignCalls: Int = 0, unpricedCalls: Int = 0, unpricedTokens: Int64 = 0
  ) {
    self.calls = calls
    self.logged = logged
    self.loggedCalls = loggedCalls
    self.computed = computed
    self.computedCalls = computedCalls
    self.loggedOfBoth = loggedOfBoth
    self.computedOfBoth = computedOfBoth
    self.foreignCalls = foreignCalls
    self.unpricedCalls = unpricedCalls
    self.unpricedTokens = unpricedTokens
  }

  /// What counts: the logged costs and the computed ones.
  package var amount: PicoAmount { logged + computed }

  package static func += (left: inout Self, right: Self) {
    left.calls += right.calls
    left.logged += right.logged
    left.loggedCalls += right.loggedCalls
    left.computed += right.computed
    left.computedCalls += right.computedCalls
    left.loggedOfBoth += right.loggedOfBoth
    left.computedOfBoth += right.computedOfBoth
    left.foreignCalls += right.foreignCalls
    left.unpricedCalls += right.unpricedCalls
    left.unpricedTokens &+= right.unpricedTokens
  }
}
