import Formats

/// A file with its hash.
package struct ManifestEntry: Hashable, Sendable {
  package var path: String
  /// Lower-case hexadecimal.
  package var sha256: String
  package var byteCount: Int

  package init(path: String, sha256: String, byteCount: Int) {
    self.path = path
    self.sha256 = sha256
    self.byteCount = byteCount
  }

  var json: JSONValue {
    .object([
      ("path", .string(path)), ("sha256", .string(sha256)), ("bytes", .int(Int64(byteCount))),
    ])
  }
}

/// What a site was made from, for `manifest.json`: no clock, no machine, no absolute path, so that
/// the same inputs give the same manifest.
package struct ManifestHead: Sendable {
  /// `govpack 0.1.0`
  package var tool: String
  package var workspace: String
  /// RFC 3339.
  package var asOf: String
  /// nil where the workspace is no git checkout.
  package var sourceCommit: String?
  /// Every file that was read, by path.
  package var inputs: [ManifestEntry]

  package init(
    tool: String, workspace: String, asOf: String, sourceCommit: String?, inputs: [ManifestEntry]
  ) {
    self.tool = tool
    self.workspace = workspace
    self.asOf = asOf
    self.sourceCommit = sourceCommit
    self.inputs = inputs
  }
}

/// Writes `manifest.json`: every input and every output with its SHA-256.
enum Manifest {
  static let fileName = "manifest.json"
  /// By this the program knows a folder as one it may replace.
  static let format = "govpack.manifest/1"

  /// `carried` are the files of earlier builds that were kept as they were.
  static func bytes(
    _ head: ManifestHead, outputs: [ManifestEntry], carried: [ManifestEntry]
  ) -> [UInt8] {
    JSONWriter.indented(
      .object([
        ("format", .string(format)),
        ("tool", .string(head.tool)),
        ("workspace", .string(head.workspace)),
        ("as_of", .string(head.asOf)),
        ("source_commit", head.sourceCommit.map { .string($0) } ?? .null),
        ("inputs", .array(head.inputs.map(\.json))),
        ("outputs", .array(outputs.map(\.json))),
        ("carried", .array(carried.map(\.json))),
      ]))
  }
}
