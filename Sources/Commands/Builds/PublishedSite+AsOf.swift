import Model
import Publish

extension PublishedSite {
  /// The latest as-of of anything that the ledger names; nil for a site without a ledger.
  var lastAsOf: Instant? { ledger.lines.compactMap { Instant(rfc3339: $0.asOf) }.max() }
}
