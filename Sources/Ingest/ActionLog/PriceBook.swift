import Formats
import Model

/// Finds the price of a call in the table.
struct PriceBook {
  private let table: PriceTable
  /// The prices of one combination of model names and provider, by date.
  private var series: [[Price]] = []
  private var index = HashIndex()

  private struct Price {
    /// In force from here, in microseconds since 1970.
    var from: Int64
    var rates: TokenRates
  }

  init(_ table: PriceTable) { self.table = table }

  /// The price in force; nil for a model without one then.
  mutating func price(_ line: ActionLogLine, _ lines: LogLines) -> TokenRates? {
    let names = HashIndex.mix(line.model.hash, line.requestedModel.hash &+ 1)
    let (row, isNew) = index.row(names, HashIndex.mix(names, line.provider.hash))
    if isNew {
      series.append(
        prices(
          model: lines.string(line.model), requested: lines.string(line.requestedModel),
          provider: lines.string(line.provider)
        ).map { Price(from: $0.from.microseconds, rates: $0.rates) })
    }
    return series[row].last { $0.from <= line.time }?.rates
  }

  private func prices(model: String, requested: String, provider: String) -> [TokenPrice] {
    for name in [model, requested] where !name.isEmpty {
      let own = table.prices.filter { $0.model.map { ByteOrder.equal($0, name) } ?? false }
      let there = own.filter { $0.provider.map { ByteOrder.equal($0, provider) } ?? false }
      if !there.isEmpty { return there }
      let anywhere = own.filter { $0.provider == nil }
      if !anywhere.isEmpty { return anywhere }
    }
    return table.prices.filter { price in
      price.model == nil && (price.provider.map { ByteOrder.equal($0, provider) } ?? false)
    }
  }
}
