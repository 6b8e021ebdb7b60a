import Diagnostics
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
      ("path", .string(path)), ("sha256", .string(sha256)), ("bytes", .int(byteCount)),
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
  /// Every file that was read.
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

/// `manifest.json`: every input and every output with its SHA-256.
struct Manifest {
  static let fileName = "manifest.json"
  /// By this the program knows a folder as one that it may replace.
  static let format = "govpack.manifest/1"

  var head: ManifestHead
  /// Written by this build.
  var outputs: [ManifestEntry]
  /// Dated folders of earlier builds, taken over.
  var carried: [ManifestEntry]
  /// Files of others that were found in the site and left as they are. Not hashed: they may
  /// change at any time.
  var kept: [String]

  var bytes: [UInt8] {
    JSONWriter.indented(
      .object([
        ("format", .string(Self.format)), ("tool", .string(head.tool)),
        ("workspace", .string(head.workspace)), ("as_of", .string(head.asOf)),
        ("source_commit", .optional(head.sourceCommit)), ("inputs", Self.list(head.inputs)),
        ("outputs", Self.list(outputs)), ("carried", Self.list(carried)),
        ("kept", .strings(kept.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })),
      ]))
  }

  private static func list(_ files: [ManifestEntry]) -> JSONValue {
    .array(
      files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }.map(\.json))
  }

  /// Whether the bytes begin as ours do: web apps have a `manifest.json` too.
  static func isManifest(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: "{\n  \"format\": \"govpack.manifest/".utf8)
  }

  /// The paths that a manifest lists as outputs or carried over; nil where the bytes are no
  /// manifest of this program.
  static func listedPaths(_ bytes: [UInt8]) -> Set<String>? {
    let file = SourceFile(path: fileName, bytes: bytes)
    guard let node = JSONReader.parse(file, log: DiagnosticLog()),
      node["format"]?.string == format
    else { return nil }
    let files = (node["outputs"]?.items ?? []) + (node["carried"]?.items ?? [])
    return Set(files.compactMap { $0["path"]?.string })
  }
}
