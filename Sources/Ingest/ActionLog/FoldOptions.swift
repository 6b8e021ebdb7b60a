import Formats
import Model

/// What the fold of the log depends on beside the log.
struct FoldOptions: Sendable {
  var zone: TimeZoneRules
  /// Of times without an offset.
  var naiveZone: TimeZoneRules
  var currency: String
  var prices: PriceTable
  /// Later lines do not exist yet; nil: all do.
  var asOf: Instant?
  /// How long after its completion a unit's defects count.
  var maturity: Duration

  /// Raised when a part's rows change their form or meaning.
  static let formatVersion = 4

  /// What the rows of a part depend on, as a hash. The as-of is none of it: a part without later
  /// lines is the same for each.
  var key: String {
    var text = "govpack rollup \(Self.formatVersion)\n"
    for zone in [zone, naiveZone] {
      text += "zone \(zone.name) \(zone.initialOffsetSeconds)"
      for change in zone.transitions { text += " \(change.at) \(change.offsetSeconds)" }
      text += "\n"
    }
    text += "currency \(currency)\n"
    for price in prices.prices {
      text += "price \(price.model ?? "*")\u{0}\(price.provider ?? "*")\u{0}"
      let rates = price.rates
      text += "\(price.from.microseconds) \(rates.input) \(rates.cacheRead) \(rates.cacheWrite) "
      text += "\(rates.output) \(rates.reasoning)\n"
    }
    return SHA256.hexadecimal(of: Array(text.utf8))
  }
}

/// Lines of one part that do not count, as the merge of all ids found.
struct PartExclusions: Sendable {
  /// By line.
  var lines: [UInt32: LogExclusion] = [:]
  /// Actions that start before this second and name this id as their parent.
  var parents: [TextHash: UInt32] = [:]
  /// Calls of language models that other such calls are parts of: they repeat their tokens.
  var parentCalls: Set<UInt32> = []

  var isEmpty: Bool { lines.isEmpty && parents.isEmpty && parentCalls.isEmpty }
}
