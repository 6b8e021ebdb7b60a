import Diagnostics
import Formats
import Model

/// A field of a Markdown record, wherever it was written.
struct RecordField: Sendable {
  enum Origin: Sendable {
    case frontMatter
    /// Before the first section, or in a table of its own.
    case head
    /// In a later section.
    case body
    /// `*Created: 2026-02-01*` at the end.
    case trailer
  }

  /// As compared: `Words.fieldName` of `written`.
  let name: String
  let written: String
  /// Marks dropped; the members joined for a list.
  let value: String
  let location: SourceLocation
  let origin: Origin
  /// The value itself, of front matter.
  let node: YAMLNode?
}

/// The header fields of a Markdown record: front matter, `**Field**: value` plain, quoted or in a
/// list, and two-column tables; English and Chinese names. The first of a name counts.
struct RecordFields: Sendable {
  let reading: FileReading
  private(set) var fields: [RecordField] = []

  init(_ text: RecordText, _ reading: FileReading) {
    self.reading = reading
    addFrontMatter(text)
    let head = text.preamble
    addLines(text, head, .head)
    addTables(text, head)
    for heading in text.headings where Self.isMetadata(heading.text) {
      addTables(text, text.section(heading))
    }
    addLines(text, head.upperBound..<text.lines.count, .body)
  }

  private static func isMetadata(_ heading: String) -> Bool {
    Words.occurs("元信息", in: heading) || Words.occurs("metadata", in: Words.fieldName(heading))
  }

  private mutating func addFrontMatter(_ text: RecordText) {
    guard let root = text.frontMatter else { return }
    guard root.kind == .mapping else {
      reading.report(.frontMatterNoMapping(at: root.location))
      return
    }
    for (key, value) in root.entries {
      let written = key.string ?? ""
      if value.kind == .scalar, value.string == nil { continue }
      fields.append(
        RecordField(
          name: Words.fieldName(written), written: written, value: FileReading.flat(value),
          location: value.location, origin: .frontMatter, node: value))
    }
  }

  private mutating func addLines(
    _ text: RecordText, _ range: Range<Int>, _ origin: RecordField.Origin
  ) {
    for index in range where !text.lines[index].isCode {
      let line = text.lines[index]
      if let found = FieldLine(text, line) {
        add(found.name, found.value, text.location(of: line, column: found.column), origin)
      } else if let found = FieldLine(trailer: text, line) {
        add(found.name, found.value, text.location(of: line, column: found.column), .trailer)
      }
    }
  }

  private mutating func addTables(_ text: RecordText, _ range: Range<Int>) {
    for table in text.tables(in: range) where table.header.count == 2 {
      for row in table.rows {
        let name = row.cell(0).filter { $0 != "*" }
        add(name, FieldLine.clean(row.cell(1)), row.location(text.file.path), .head)
      }
    }
  }

  private mutating func add(
    _ written: String, _ value: String, _ place: SourceLocation, _ origin: RecordField.Origin
  ) {
    let name = Words.fieldName(written)
    guard !name.isEmpty else { return }
    fields.append(
      RecordField(
        name: name, written: written, value: value, location: place, origin: origin, node: nil))
  }
}

extension RecordFields {
  /// The first field with one of the names, the earlier name first; in the head of the record
  /// only, unless `anywhere`.
  func field(_ names: [String], anywhere: Bool = false) -> RecordField? {
    for name in names {
      for field in fields where field.name == name && (anywhere || field.origin != .body) {
        if !Words.isPlaceholder(field.value) || field.node != nil { return field }
      }
    }
    return nil
  }

  func text(_ names: String..., anywhere: Bool = false) -> String? {
    field(names, anywhere: anywhere)?.value
  }

  /// A list: of front matter, or written in one line.
  func list(_ names: String..., anywhere: Bool = false) -> [String] {
    guard let field = field(names, anywhere: anywhere) else { return [] }
    if let node = field.node, node.kind == .sequence {
      return node.items.map { FileReading.flat($0) }.filter { !$0.isEmpty }
    }
    return Words.list(field.value)
  }

  /// The members of a list of front matter; a value that is no list is a diagnostic.
  func nodes(_ name: String) -> [YAMLNode] {
    guard let field = field([name]), let node = field.node else { return [] }
    if node.kind != .sequence { reading.report(.noList(field.written, at: field.location)) }
    return Array(node.items)
  }

  /// A day; a remark after it is allowed. Anything else is a diagnostic and no date.
  func date(_ names: String..., anywhere: Bool = false) -> CivilDate? {
    guard let field = field(names, anywhere: anywhere) else { return nil }
    if let found = FileReading.leadingDate(field.value) { return found.date }
    return reading.date(field.value, at: field.location, of: field.written)
  }

  func instant(_ names: String..., anywhere: Bool = false) -> Instant? {
    guard let field = field(names, anywhere: anywhere) else { return nil }
    return reading.instant(field.value, at: field.location, of: field.written)
  }

  func integer(_ names: String...) -> Int? { field(names).flatMap { Int($0.value) } }

  /// Notes each key of the front matter that a record of this kind does not have.
  func noteUnknownKeys(of schema: RecordSchema) {
    for field in fields
    where field.origin == .frontMatter && !schema.keys.contains(field.written) {
      reading.report(
        .unknownKey(field.written, in: schema.noun, known: schema.keys, at: field.location))
    }
  }
}

extension Diagnostic {
  fileprivate static func noList(_ name: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic("GP5002", .error, "'\(Words.shortened(name))' must be a list", at: place)
  }

  fileprivate static func frontMatterNoMapping(at place: SourceLocation) -> Diagnostic {
    Diagnostic("GP5021", .error, "front matter must be a mapping of keys to values", at: place)
  }
}
