package import Model

/// An act without approval in an emergency, as it stands at an instant.
package struct BreakGlassReading: Sendable {
  /// Without an end that lies after the instant.
  package let use: BreakGlassUse
  /// What the decision rights allow; nil where they name no limit.
  package let maximumHours: Int?
  /// Up to its end, else up to the instant.
  package let duration: Duration

  init(_ use: BreakGlassUse, maximumHours: Int?, asOf: Instant) {
    var known = use
    if let until = use.until, until > asOf { known.until = nil }
    self.use = known
    self.maximumHours = maximumHours
    duration = (known.until ?? asOf) - use.at
  }

  package var hasEnded: Bool { use.until != nil }

  package var isOverTime: Bool {
    guard let maximumHours else { return false }
    return Int128(duration.components.seconds) > Int128(maximumHours) * 3600
  }

  /// Looked at by somebody else than the one who acted.
  package var isReviewed: Bool {
    guard let reviewer = use.reviewedBy, !reviewer.isEmpty else { return false }
    return reviewer != use.by
  }

  package var isLogged: Bool { !(use.log ?? "").isEmpty }
}
