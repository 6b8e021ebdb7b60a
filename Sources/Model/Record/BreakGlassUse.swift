package import Diagnostics

/// An act without approval in an emergency. Source: `ops/break-glass/*.md`.
package struct BreakGlassUse: Hashable, Sendable {
  package var id: String
  package var by: String
  package var at: Instant
  /// When the emergency's rights were given back; nil while nothing says so.
  package var until: Instant?
  package var reason: String?
  /// Where what was done is logged.
  package var log: String?
  package var reviewedBy: String?
  package var body: String
  package var bodyLine: Int
  package var source: SourceLocation

  package init(
    id: String, by: String, at: Instant, until: Instant? = nil, reason: String? = nil,
    log: String? = nil, reviewedBy: String? = nil, body: String = "", bodyLine: Int = 1,
    source: SourceLocation
  ) {
    self.id = id
    self.by = by
    self.at = at
    self.until = until
    self.reason = reason
    self.log = log
    self.reviewedBy = reviewedBy
    self.body = body
    self.bodyLine = bodyLine
    self.source = source
  }
}
