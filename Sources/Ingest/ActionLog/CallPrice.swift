import Formats
import Model

/// What one action costs, and how that is known.
struct CallPrice {
  /// A leaf call of a language model.
  let isModelCall: Bool
  /// In 10⁻¹² of the currency.
  private(set) var logged: Int64?
  private(set) var computed: Int64?
  private(set) var isForeign = false
  private(set) var unpricedTokens: Int64?
  private(set) var tokens = TokenCount()
  private let isCounted: Bool

  /// `price` is that of the model at the time of the call.
  init(
    _ line: ActionLogLine, isLeaf: Bool, price: TokenRates?, isForeign: Bool
  ) {
    isModelCall = isLeaf
    // A parent's cost repeats those of its parts, as its tokens do.
    let isParent =
      line.operation?.isParent == true || (line.operation?.isModelCall == true && !isLeaf)
    isCounted = !isParent
    guard isCounted else { return }
    if let cost = line.cost {
      self.isForeign = isForeign
      if !isForeign { logged = cost }
    }
    guard isLeaf else { return }
    tokens = TokenCount(
      input: line.input, cacheRead: line.cacheRead, cacheWrite: line.cacheWrite,
      output: line.output, reasoning: line.reasoning)
    if line.hasUsage, let price {
      computed = Int64(clamping: price.cost(of: tokens).picos)
    } else if logged == nil, !isForeign {
      unpricedTokens = tokens.total
    }
  }

  func add(to cost: inout CostRow) {
    guard isCounted else { return }
    cost.calls += 1
    if let logged {
      cost.logged += Int128(logged)
      cost.loggedCalls += 1
      if let computed {
        cost.loggedOfBoth += Int128(logged)
        cost.computedOfBoth += Int128(computed)
      }
    } else if isForeign {
      cost.foreignCalls += 1
    } else if let computed {
      cost.computed += Int128(computed)
      cost.computedCalls += 1
    } else if let unpricedTokens {
      cost.unpricedCalls += 1
      cost.unpricedTokens &+= unpricedTokens
    }
  }

  func add(to unit: inout UnitRow) {
    guard isCounted else { return }
    isModelCall ? addModelCall(to: &unit) : addToolCall(to: &unit)
  }

  private func addModelCall(to unit: inout UnitRow) {
    unit.modelCalls += 1
    unit.input &+= tokens.input
    unit.cacheRead &+= tokens.cacheRead
    unit.cacheWrite &+= tokens.cacheWrite
    unit.output &+= tokens.output
    unit.reasoning &+= tokens.reasoning
    if let logged {
      Saturating.add(logged, to: &unit.logged)
      unit.loggedCalls += 1
      if let computed {
        Saturating.add(logged, to: &unit.loggedOfBoth)
        Saturating.add(computed, to: &unit.computedOfBoth)
      }
    } else if isForeign {
      unit.foreignCalls += 1
    } else if let computed {
      Saturating.add(computed, to: &unit.computed)
      unit.computedCalls += 1
    } else if let unpricedTokens {
      unit.unpricedCalls += 1
      unit.unpricedTokens &+= unpricedTokens
    }
  }

  private func addToolCall(to unit: inout UnitRow) {
    unit.toolCalls += 1
    if let logged {
      Saturating.add(logged, to: &unit.tools)
      unit.loggedToolCalls += 1
    } else if isForeign {
      unit.foreignToolCalls += 1
    }
  }
}

extension UnitRow {
  /// Takes an action, in the cell that it belongs to.
  mutating func addAction(_ moment: Moment, _ cell: CellKey, _ cost: CallPrice, minutes: Int64) {
    first.take(moment)
    attempted.take(moment)
    if cell.lane != 0, moment < laneMoment {
      laneMoment = moment
      laneIndex = cell.lane
    }
    if cost.isModelCall, cell.model != 0, moment < modelMoment {
      modelMoment = moment
      modelIndex = cell.model
      promptIndex = cell.prompt
    }
    cost.add(to: &self)
    approvalMinutes += minutes
  }
}

/// Sums that stop at the end of their range.
enum Saturating {
  static func add(_ value: Int64, to sum: inout Int64) {
    let (result, overflow) = sum.addingReportingOverflow(value)
    sum = overflow ? (value < 0 ? .min : .max) : result
  }
}
