package import Diagnostics

/// A disturbance that customers or operators felt, or an announced maintenance. Source:
/// `ops/incidents/`; native lines, Markdown with front matter, or CDEvents.
package struct Incident: Hashable, Sendable {
  /// SEV-1 is the gravest.
  package enum Severity: Int, CaseIterable, Comparable, Sendable {
    case sev1 = 1
    case sev2, sev3, sev4

    package var name: String { "SEV-\(rawValue)" }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  package enum Kind: String, CaseIterable, Sendable {
    case incident, maintenance
  }

  /// What the record states of its origin.
  package enum Cause: Hashable, Sendable {
    case deployment(String)
    /// `not_change_related`
    case notChangeRelated
  }

  package var id: String
  package var services: [String]
  package var severity: Severity?
  package var environment: String
  @PackedInstant package var detectedAt: Instant?
  /// When customers began to feel it; else it counts from its detection.
  @PackedInstant package var impactStart: Instant?
  /// When customers stopped feeling it.
  @PackedInstant package var mitigatedAt: Instant?
  @PackedInstant package var resolvedAt: Instant?
  package var cause: Cause?
  package var failureMode: String?
  /// 0 to 1; nil counts as all.
  package var affectedFraction: Rational?
  package var kind: Kind
  /// The window of an announced maintenance.
  package var announced: Range<Instant>?
  package var pages: [Page]
  package var remediation: [RemediationEntry]
  package var duplicateOf: String?
  package var postmortem: String?
  package var title: String?
  package var body: String
  package var bodyLine: Int
  package var source: SourceLocation

  package init(
    id: String, services: [String] = [], severity: Severity? = nil,
    environment:
      String = Settings.defaultProductionEnvironment, detectedAt: Instant? = nil,
    impactStart:
      Instant? = nil, mitigatedAt: Instant? = nil, resolvedAt: Instant? = nil,
    cause: Cause? =
      nil, failureMode: String? = nil, affectedFraction: Rational? = nil, kind: Kind = .incident,
    announced: Range<Instant>? = nil, pages: [Page] = [], remediation: [RemediationEntry] = [],
    duplicateOf: String? = nil, postmortem: String? = nil, title: String? = nil,
    body: String =
      "", bodyLine: Int = 1, source: SourceLocation
  ) {
    self.id = id
    self.services = services
    self.severity = severity
    self.environment = environment
    self.detectedAt = detectedAt
    self.impactStart = impactStart
    self.mitigatedAt = mitigatedAt
    self.resolvedAt = resolvedAt
    self.cause = cause
    self.failureMode = failureMode
    self.affectedFraction = affectedFraction
    self.kind = kind
    self.announced = announced
    self.pages = pages
    self.remediation = remediation
    self.duplicateOf = duplicateOf
    self.postmortem = postmortem
    self.title = title
    self.body = body
    self.bodyLine = bodyLine
    self.source = source
  }
}

/// A call to a person: an alert that reached a responder.
package struct Page: Hashable, Sendable {
  package var at: Instant
  package var responder: String
  /// The responder's IANA zone at the time.
  package var zone: String?
  package var acknowledgedAt: Instant?
  package var source: SourceLocation

  package init(
    at: Instant, responder: String, zone: String? = nil,
    acknowledgedAt: Instant? =
      nil, source: SourceLocation
  ) {
    self.at = at
    self.responder = responder
    self.zone = zone
    self.acknowledgedAt = acknowledgedAt
    self.source = source
  }
}

extension Incident {
  /// When the impact began, as far as the record tells.
  package var start: Instant? { impactStart ?? detectedAt }

  /// When the impact ended: mitigated, else resolved; nil while it lasts.
  package var end: Instant? { mitigatedAt ?? resolvedAt }
}
