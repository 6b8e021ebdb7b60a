package import Diagnostics

/// A line of evidence: somebody did something at some time. Source: `ops/audit/`.
package struct AuditEntry: Hashable, Sendable {
  /// The task or artefact the entry speaks of.
  package var subject: String
  /// nil for prose records, which carry a date only.
  package var at: Instant?
  package var date: CivilDate?
  /// The status or event word, lower-case.
  package var status: String
  package var actor: String?
  /// INFO, WARNING or ERROR, where the variant has one.
  package var severity: String?
  package var details: [Field]
  package var variant: AuditVariant
  package var source: SourceLocation

  package init(
    subject: String, at: Instant? = nil, date: CivilDate? = nil, status: String,
    actor: String? = nil, severity: String? = nil, details: [Field] = [], variant: AuditVariant,
    source: SourceLocation
  ) {
    self.subject = subject
    self.at = at
    self.date = date
    self.status = status
    self.actor = actor
    self.severity = severity
    self.details = details
    self.variant = variant
    self.source = source
  }
}

/// How the entry was written.
package enum AuditVariant: String, Sendable {
  /// The kernel's Markdown log.
  case kernelLog = "kernel log"
  /// A prose record with a date.
  case prose
  /// An array of JSON events.
  case json
  /// Spec changes in YAML.
  case yaml
}
