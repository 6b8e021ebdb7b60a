package import Diagnostics

/// A governed specification. Source: `spec_registry.yaml`.
package struct Spec: Hashable, Sendable {
  package var id: String
  package var title: String?
  /// canon, framework, project or operational.
  package var scope: String?
  /// draft, active, frozen or deprecated.
  package var status: String?
  package var version: String?
  package var isFrozen: Bool
  package var path: String?
  /// nil where the registry names no path.
  package var fileExists: Bool?
  package var owners: [String]
  package var dependsOn: [String]
  package var editPolicy: String?
  package var freezeRecords: [String]
  package var source: SourceLocation

  package init(
    id: String, title: String? = nil, scope: String? = nil, status: String? = nil,
    version: String? = nil, isFrozen: Bool = false, path: String? = nil, fileExists: Bool? = nil,
    owners: [String] = [], dependsOn: [String] = [], editPolicy: String? = nil,
    freezeRecords: [String] = [], source: SourceLocation
  ) {
    self.id = id
    self.title = title
    self.scope = scope
    self.status = status
    self.version = version
    self.isFrozen = isFrozen
    self.path = path
    self.fileExists = fileExists
    self.owners = owners
    self.dependsOn = dependsOn
    self.editPolicy = editPolicy
    self.freezeRecords = freezeRecords
    self.source = source
  }
}

/// What the registry says about itself.
package struct SpecRegistryInfo: Hashable, Sendable {
  package var version: String?
  package var updatedAt: String?
  package var source: SourceLocation

  package init(
    version: String? = nil, updatedAt: String? = nil, source: SourceLocation
  ) {
    self.version = version
    self.updatedAt = updatedAt
    self.source = source
  }
}
