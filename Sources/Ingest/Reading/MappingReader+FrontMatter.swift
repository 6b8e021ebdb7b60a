import Diagnostics
import Formats

extension MappingReader {
  /// Reads the front matter of a Markdown record whose values have parts of their own; nil with a
  /// diagnostic where there is none.
  init?(frontMatterOf text: RecordText, _ schema: RecordSchema, _ reading: FileReading) {
    guard let root = text.frontMatter else {
      // Front matter that could not be read has been spoken of already.
      if reading.log.sorted.isEmpty {
        reading.report(.noFrontMatter(schema.noun, at: reading.place))
      }
      return nil
    }
    self.init(root, schema, reading)
  }
}

extension Diagnostic {
  fileprivate static func noFrontMatter(_ noun: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      "GP5152", .error, "this \(noun) has no front matter", at: place,
      hint: "begin the file with its fields between two lines of three hyphens")
  }
}
