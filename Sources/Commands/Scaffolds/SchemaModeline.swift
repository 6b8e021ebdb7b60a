import Formats
import Ingest

/// The line by which an editor finds the schema of a YAML file.
enum SchemaModeline {
  static let folder = ".govpack/schemas"

  static func path(of schema: DocumentSchema) -> String { "\(folder)/\(schema.kind).json" }

  /// `# yaml-language-server: $schema=…`, with its line end; the path is from the file's folder.
  static func text(for schema: DocumentSchema, at path: String) -> String {
    let up = String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") })
    return "# yaml-language-server: $schema=\(up)\(self.path(of: schema))\n"
  }

  /// The schema of the YAML file that stands there by default; nil for any other.
  static func schema(at path: String) -> DocumentSchema? {
    SchemaCatalog.all.first { $0.isYAML && $0.files.contains(path) }
  }
}
