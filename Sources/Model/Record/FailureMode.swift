package import Diagnostics

/// One word of the closed vocabulary of failures. Source: `state/failure_modes.yaml`.
package struct FailureMode: Hashable, Sendable {
  package var id: String
  package var name: String?
  package var summary: String?
  package var source: SourceLocation

  package init(id: String, name: String? = nil, summary: String? = nil, source: SourceLocation) {
    self.id = id
    self.name = name
    self.summary = summary
    self.source = source
  }
}
