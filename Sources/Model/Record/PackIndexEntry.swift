package import Diagnostics

/// A row of the architecture pack's index. Source: `docs/ARCHITECTURE_PACK_INDEX.md`.
package struct PackIndexEntry: Hashable, Sendable {
  package var id: String
  package var path: String?
  /// planned, active, ready-to-freeze or frozen; decoration dropped.
  package var status: String
  package var statusText: String
  package var exists: Bool
  package var source: SourceLocation

  package init(
    id: String, path: String? = nil, status: String, statusText: String, exists: Bool,
    source: SourceLocation
  ) {
    self.id = id
    self.path = path
    self.status = status
    self.statusText = statusText
    self.exists = exists
    self.source = source
  }
}
