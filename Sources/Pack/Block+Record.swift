package import Diagnostics

extension Block {
  /// A record at a glance: names and values.
  package static func facts(_ caption: String, _ rows: [(String, [Inline])]) -> Block {
    .table(
      Table(
        caption: caption, columns: [Table.Column("Field"), Table.Column("Value")],
        rows: rows.map { [[.text($0.0)], $0.1] }))
  }
}

extension [Block] {
  /// The text that people wrote, as part of the page; nothing where there is none.
  /// `level` is that of its highest heading on the page.
  package static func body(
    _ markdown: String, line: Int, of source: SourceLocation, level: Int = 3
  ) -> [Block] {
    guard markdown.utf8.contains(where: { $0 > 0x20 }) else { return [] }
    let place = SourceLocation(path: source.path, line: line)
    return [.document(UserDocument(markdown: markdown, source: place, headingLevel: level))]
  }
}
