/// Tokens of model calls by kind, as logged: `input` includes the two cache counts, `output`
/// includes the reasoning.
package struct TokenCount: Hashable, Sendable {
  package var input: Int64
  package var cacheRead: Int64
  package var cacheWrite: Int64
  package var output: Int64
  package var reasoning: Int64

  package init(
    input: Int64 = 0, cacheRead: Int64 = 0, cacheWrite: Int64 = 0, output: Int64 = 0,
    reasoning: Int64 = 0
  ) {
    self.input = input
    self.cacheRead = cacheRead
    self.cacheWrite = cacheWrite
    self.output = output
    self.reasoning = reasoning
  }

  /// Input and output: every token once.
  package var total: Int64 { input &+ output }

  package static func += (left: inout Self, right: Self) {
    left.input &+= right.input
    left.cacheRead &+= right.cacheRead
    left.cacheWrite &+= right.cacheWrite
    left.output &+= right.output
    left.reasoning &+= right.reasoning
  }
}
