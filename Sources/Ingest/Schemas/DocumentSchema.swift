import Formats
import Model

/// The schema of one kind of typed file, or of the lines or front matter in it.
package struct DocumentSchema: Sendable {
  /// What `govpack schema` calls it: `tasks`, `deviation`, `log`.
  package let kind: String
  /// One sentence.
  package let summary: String
  package let form: Form
  /// The key of `paths:` in govpack.yaml that moves the files; nil for govpack.yaml itself.
  package let pathKey: String?
  /// Where the files lie by default: paths, with `**` for folders of any depth.
  package let files: [String]
  let root: ValueSchema

  package enum Form: String, Sendable {
    case yaml = "YAML"
    case frontMatter = "front matter"
    case json = "JSON"
    case jsonLines = "JSON lines"
    /// Lines of JSON, or front matter.
    case linesOrFrontMatter = "JSON lines, front matter"
  }

  /// `names` are the ends of file names in the input's folders; an input that is a file has its
  /// own.
  init(
    _ kind: String, _ form: Form, of input: some Input, names: [String] = [], _ root: ValueSchema,
    _ summary: String
  ) {
    self.kind = kind
    self.form = form
    self.root = root
    self.summary = summary
    pathKey = input.kind == .settings ? nil : input.pathKey
    files = input.places.flatMap { place in
      place.hasSuffix("/") ? names.map { "\(place)**/\($0)" } : [place]
    }
  }

  /// A kind that no input of the catalogue reads into records.
  init(
    _ kind: String, _ form: Form, pathKey: String, files: [String], _ root: ValueSchema,
    _ summary: String
  ) {
    self.kind = kind
    self.form = form
    self.pathKey = pathKey
    self.files = files
    self.root = root
    self.summary = summary
  }

  /// JSON Schema, draft 2020-12, with a line end.
  package var json: [UInt8] { JSONWriter.indented(JSONSchema.document(self)) }

  /// The meetings that minutes can be of; the first is the weekly review.
  package static let cadences = MinutesSchema.cadences

  /// Whether editors find it by a line at the head of the file.
  package var isYAML: Bool { form == .yaml }
}
