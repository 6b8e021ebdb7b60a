import Diagnostics
package import Formats

/// What a site was made from and what it consists of: `manifest.json`.
///
/// The same inputs give the same bytes: no clock, no host, no absolute path.
package struct Manifest: Sendable {
  /// A file by its path, its SHA-256 (lower-case hexadecimal) and its length.
  package struct File: Hashable, Sendable {
    package var path: String
    package var sha256: String
    package var byteCount: Int

    package init(path: String, sha256: String, byteCount: Int) {
      self.path = path
      self.sha256 = sha256
      self.byteCount = byteCount
    }
  }

  /// What the build knows and the publisher does not.
  package struct Facts: Sendable {
    package var toolVersion: String
    /// The workspace's name, and whether what it holds is made up.
    package var workspace: String
    package var isExample: Bool
    /// RFC 3339.
    package var asOf: String
    /// The git commit of the workspace, where it is one.
    package var sourceCommit: String?
    /// The settings in force, as the build wants them recorded.
    package var config: JSONValue
    /// The files read, with paths relative to the workspace.
    package var inputs: [File]

    /// `govpack 0.1.0`
    var tool: String { "govpack \(toolVersion)" }

    package init(
      toolVersion: String, workspace: String = "", isExample: Bool = false, asOf: String,
      sourceCommit: String? = nil, config: JSONValue = .null,
      inputs: [File] = []
    ) {
      self.toolVersion = toolVersion
      self.workspace = workspace
      self.isExample = isExample
      self.asOf = asOf
      self.sourceCommit = sourceCommit
      self.config = config
      self.inputs = inputs
    }
  }

  package static let fileName = "manifest.json"
  static let format = "govpack.manifest/1"

  package var facts: Facts
  /// Written by this build.
  package var outputs: [File]
  /// Packs of earlier builds and what is kept of them, taken over with the hashes that they were
  /// published with.
  package var carried: [File]
  /// Files of others that were found in the site and left as they are. Not hashed: they may
  /// change at any time.
  package var kept: [String]

  package var json: [UInt8] {
    JSONWriter.indented(
      .object([
        ("format", .string(Self.format)),
        (
          "tool",
          .object([("name", .string("govpack")), ("version", .string(facts.toolVersion))])
        ),
        ("as_of", .string(facts.asOf)), ("source_commit", .optional(facts.sourceCommit)),
        ("config", facts.config), ("inputs", Self.list(facts.inputs)),
        ("outputs", Self.list(outputs)), ("carried", Self.list(carried)),
        ("kept", .strings(kept.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })),
      ]))
  }

  private static func list(_ files: [File]) -> JSONValue {
    let sorted = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    return .array(
      sorted.map { file in
        .object([
          ("path", .string(file.path)), ("sha256", .string(file.sha256)),
          ("bytes", .int(file.byteCount)),
        ])
      })
  }

  /// Whether the bytes begin as ours do: a `manifest.json` is also what web apps have.
  static func isManifest(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: "{\n  \"format\": \"govpack.manifest/".utf8)
  }

  /// nil where the bytes are no manifest of this program.
  package static func read(_ bytes: [UInt8]) -> Manifest? {
    let file = SourceFile(path: fileName, bytes: bytes)
    guard let node = JSONReader.parse(file, log: DiagnosticLog()),
      node["format"]?.string == format
    else { return nil }
    let facts = Facts(
      toolVersion: node["tool"]?["version"]?.string ?? "", asOf: node["as_of"]?.string ?? "",
      sourceCommit: node["source_commit"]?.string,
      config: node["config"].map(JSONValue.init) ?? .null, inputs: files(node["inputs"]))
    return Manifest(
      facts: facts, outputs: files(node["outputs"]), carried: files(node["carried"]),
      kept: (node["kept"]?.items ?? []).compactMap(\.string))
  }

  private static func files(_ node: JSONNode?) -> [File] {
    (node?.items ?? []).compactMap { item in
      guard let path = item["path"]?.string, let sha256 = item["sha256"]?.string,
        case .number(let text)? = item["bytes"]?.value, let count = Int(text)
      else { return nil }
      return File(path: path, sha256: sha256, byteCount: count)
    }
  }

  /// All files that are the program's.
  package var files: [File] { outputs + carried }
}
