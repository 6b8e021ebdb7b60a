import Model
import Publish

extension PublishedSite {
  /// The latest as-of of anything that the ledger names, or of the last build; nil for a site
  /// without a ledger.
  var lastAsOf: Instant? {
    if ledger.lines.isEmpty { return nil }
    let times = ledger.lines.map(\.asOf) + [manifest?.facts.asOf].compactMap { $0 }
    return times.compactMap { Instant(rfc3339: $0) }.max()
  }
}
