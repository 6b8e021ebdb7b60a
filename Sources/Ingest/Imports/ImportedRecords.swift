import Diagnostics
package import Model

/// What an import makes of a source: records of the workspace, not yet lines of its files.
package struct ImportedRecords: Hashable, Sendable {
  package var deployments: [Deployment] = []
  package var changes: [Change] = []
  package var incidents: [Incident] = []

  package init() {}
}

/// The kinds of records that imports write, each with its folder.
package enum ImportedKind: String, CaseIterable, Sendable {
  case deployments, changes, incidents

  /// From the workspace's root.
  package var folder: String { "ops/\(rawValue)" }
}

extension SourceLocation {
  /// A record that no file of the workspace holds yet.
  static let imported = SourceLocation(path: "")
}
