package import Diagnostics

/// A thing the operating system can do, and the files that do it. Source:
/// `docs/CO_OS_CAPABILITY_MAP.md`.
package struct Capability: Hashable, Sendable {
  package var category: String
  package var name: String
  package var detail: String
  package var implementation: [ImplementationPath]
  package var status: CapabilityStatus
  package var source: SourceLocation

  package init(
    category: String, name: String, detail: String = "", implementation: [ImplementationPath] = [],
    status: CapabilityStatus, source: SourceLocation
  ) {
    self.category = category
    self.name = name
    self.detail = detail
    self.implementation = implementation
    self.status = status
    self.source = source
  }
}

/// What the map says of a capability.
package enum CapabilityStatus: String, Sendable {
  case done, partial, planned, unknown
}

/// A path that a capability names.
package struct ImplementationPath: Hashable, Sendable {
  package var path: String
  package var exists: Bool

  package init(
    path: String, exists: Bool
  ) {
    self.path = path
    self.exists = exists
  }
}

/// A row of the map's own summary table.
package struct CapabilityTotal: Hashable, Sendable {
  package var category: String
  package var total: Int
  package var done: Int
  package var planned: Int
  /// As written, for instance `94%`.
  package var coverage: String
  package var isGrandTotal: Bool
  package var source: SourceLocation

  package init(
    category: String, total: Int, done: Int, planned: Int, coverage: String,
    isGrandTotal: Bool = false, source: SourceLocation
  ) {
    self.category = category
    self.total = total
    self.done = done
    self.planned = planned
    self.coverage = coverage
    self.isGrandTotal = isGrandTotal
    self.source = source
  }
}
