import Diagnostics
package import Pack

/// Blocks to Markdown: the only way that text gets into a page. Text is escaped, links are made
/// relative to the page and only to pages that exist.
///
/// Links name `index.md`, so that the text can be read on any forge; the page renderer turns them
/// into `index.html`.
package struct MarkdownWriter {
  let references: SiteReferences
  /// The folder of the page at hand.
  let page: String
  /// Takes the charts that are written.
  let drawings: PageDrawings
  var buffer = MarkdownBuffer()
  var state = InlineState()
  /// What every line of the block at hand begins with, inside callouts.
  private var prefix: [UInt8] = []
  /// The mark of the list just written: a list right behind it needs another one to stay apart.
  private var listMark: UInt8?
  /// The text of the last heading: a chart under its own title does not repeat it.
  private var heading = ""

  /// `page` is the folder of the page, as in `PackDocument.path`.
  package init(
    page: String, references: SiteReferences, drawings: PageDrawings = PageDrawings()
  ) {
    self.page = page
    self.references = references
    self.drawings = drawings
  }

  /// The blocks as Markdown, one line feed at the end; empty for no blocks.
  package static func text(
    _ blocks: [Block], page: String, references: SiteReferences,
    drawings: PageDrawings = PageDrawings()
  ) -> String {
    var writer = MarkdownWriter(page: page, references: references, drawings: drawings)
    writer.write(blocks)
    return writer.text
  }

  /// A run of text as Markdown, without a line end.
  package static func text(
    _ inlines: [Inline], page: String, references: SiteReferences
  ) -> String {
    var writer = MarkdownWriter(page: page, references: references)
    writer.write(inlines)
    return writer.text
  }

  /// `text` so that it means itself wherever a template places it.
  package static func escaped(_ text: String) -> String {
    var buffer = MarkdownBuffer()
    buffer.append(text: text)
    return buffer.text
  }

  package var text: String { buffer.text }

  package mutating func write(_ blocks: [Block]) {
    for block in blocks {
      let before = buffer.count
      let lastMark = listMark
      if before > 0, buffer.last == .newline { endLine() }
      let start = buffer.count
      listMark = nil
      write(block, after: lastMark)
      if buffer.count == start {
        buffer.truncate(to: before)
        listMark = lastMark
      }
    }
  }

  private mutating func write(_ block: Block, after lastMark: UInt8?) {
    switch block {
    case .heading(let level, let title): writeHeading(level, title)
    case .paragraph(let inlines): writeLine(inlines) { _ in }
    case .bullets(let items):
      writeList(items.map { ($0, nil) }, lastMark == UInt8(ascii: "-") ? .asterisk : 0x2D)
    case .checklist(let items):
      writeList(
        items.map { ($0.text, $0.isDone) }, lastMark == UInt8(ascii: "-") ? .asterisk : 0x2D)
    case .numbered(let items): writeNumbered(items, lastMark == UInt8(ascii: ".") ? 0x29 : 0x2E)
    case .table(let table): writeTable(table)
    case .callout(let kind, let blocks): writeCallout(kind, blocks)
    case .code(let language, let text): writeCode(language, text)
    case .document(let document): writeDocument(document)
    case .chart(let chart): writeChart(chart)
    }
  }

  /// Ends the line at hand, and begins none: an empty line inside a callout keeps its mark.
  private mutating func endLine() {
    if buffer.last == .newline { beginLine() }
    buffer.trimSpaces(downTo: 0)
    buffer.append(mark: "\n")
  }

  private mutating func beginLine() { buffer.append(safe: prefix) }

  /// One line: its marks, then the text. Nothing where there is no text.
  private mutating func writeLine(_ inlines: [Inline], marks: (inout MarkdownBuffer) -> Void) {
    let start = buffer.count
    beginLine()
    marks(&buffer)
    buffer.startContent()
    let content = buffer.count
    write(inlines)
    buffer.trimSpaces(downTo: content)
    if buffer.count == content { buffer.truncate(to: start) } else { endLine() }
  }

  private mutating func writeHeading(_ level: Int, _ title: [Inline]) {
    heading = title.map { if case .text(let text) = $0 { text } else { "" } }.joined()
    writeLine(title) { buffer in
      buffer.append(mark: UInt8(ascii: "#"), count: min(max(level, 2), 6))
      buffer.append(mark: " ")
    }
  }

  /// Items with nothing to say keep their place: a list says how many there are.
  private mutating func writeList(_ items: [(text: [Inline], isDone: Bool?)], _ mark: UInt8) {
    for item in items {
      writeItem(item.text) { buffer in
        buffer.append(mark: mark)
        buffer.append(mark: " ")
        if let isDone = item.isDone { buffer.append(mark: isDone ? "[x] " : "[ ] ") }
      }
    }
    listMark = items.isEmpty ? nil : UInt8(ascii: "-") == mark ? mark : nil
  }

  private mutating func writeNumbered(_ items: [[Inline]], _ mark: UInt8) {
    for (index, item) in items.enumerated() {
      writeItem(item) { buffer in
        buffer.append(safe: String(index + 1).utf8)
        buffer.append(mark: mark)
        buffer.append(mark: " ")
      }
    }
    listMark = items.isEmpty ? nil : UInt8(ascii: ".") == mark ? mark : nil
  }

  private mutating func writeItem(_ text: [Inline], marks: (inout MarkdownBuffer) -> Void) {
    let start = buffer.count
    writeLine(text, marks: marks)
    if buffer.count == start { writeLine([.text("–")], marks: marks) }
  }

  /// The drawing's file as an image alone in its paragraph, the takeaway, the data: the shape that
  /// becomes a figure in HTML.
  private mutating func writeChart(_ chart: Chart) {
    let way = drawings.add(chart, showsTitle: chart.title != heading)
    let takeaway = [Inline.text(chart.takeaway.isEmpty ? chart.title : chart.takeaway)]
    beginLine()
    writeImage(takeaway, way)
    endLine()
    endLine()
    writeLine(takeaway) { _ in }
    endLine()
    if !chart.data.isEmpty {
      let links = chart.data.map { [Inline.link([.text($0.title)], .file($0.path))] }
      writeLine([.text("Data: ")] + links.joined(separator: [.text(", ")])) { _ in }
      endLine()
    }
    writeTable(chart.table)
  }

  private mutating func writeTable(_ table: Table) {
    guard !table.columns.isEmpty else { return }
    writeLine([.emphasis([.text(Self.caption(of: table))])]) { _ in }
    endLine()
    writeRow(table.columns.map { [.text($0.title)] })
    beginLine()
    for column in table.columns { buffer.append(mark: column.isNumeric ? "| ---: " : "| --- ") }
    buffer.append(mark: "|")
    endLine()
    for row in table.rows { writeRow(row) }
  }

  /// Without blanks of any kind at its ends, which would keep it from being emphasis; never empty.
  private static func caption(of table: Table) -> String {
    let scalars = table.caption.unicodeScalars
    guard let first = scalars.firstIndex(where: isSeen), let last = scalars.lastIndex(where: isSeen)
    else { return "Table" }
    return String(scalars[first...last])
  }

  /// Line separators and the like are blanks too, but are printed by name.
  private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.properties.isWhitespace
      || (DiagnosticPrinter.isHidden(scalar) && scalar.value != 0x0A && scalar.value != 0x0D
        && scalar.value != 0x09)
  }

  private mutating func writeRow(_ cells: [[Inline]]) {
    beginLine()
    state.isInCell = true
    for cell in cells {
      buffer.append(mark: "| ")
      buffer.startContent(opensBlocks: false)
      let content = buffer.count
      write(cell)
      buffer.trimSpaces(downTo: content)
      buffer.append(mark: " ")
    }
    state.isInCell = false
    buffer.append(mark: "|")
    endLine()
  }

  private mutating func writeCallout(_ kind: CalloutKind, _ blocks: [Block]) {
    prefix.append(contentsOf: "> ".utf8)
    beginLine()
    buffer.append(safe: "[!\(kind.rawValue)]".utf8)
    endLine()
    let title = buffer.count
    for (index, block) in blocks.enumerated() {
      // The first block goes directly under the title, as forges want it.
      if index == 0 { write(block, after: nil) } else { write([block]) }
    }
    if buffer.count == title { buffer.append(safe: prefix.dropLast()); endLine() }
    prefix.removeLast(2)
    listMark = nil
  }

  private mutating func writeCode(_ language: String, _ text: String) {
    let lines = MarkdownBuffer.visibleLines(text)
    let longest = lines.map { MarkdownBuffer.longestRun(of: .backtick, in: Array($0)) }.max() ?? 0
    let fence = max(3, longest + 1)
    beginLine()
    buffer.append(mark: .backtick, count: fence)
    buffer.append(
      safe: language.utf8.filter {
        $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+")
      })
    buffer.append(mark: "\n")
    for line in lines {
      beginLine()
      buffer.append(safe: line)
      buffer.append(mark: "\n")
    }
    beginLine()
    buffer.append(mark: .backtick, count: fence)
    buffer.append(mark: "\n")
  }

  private mutating func writeDocument(_ document: UserDocument) {
    let text = references.normalised(document)
    let lines = text.utf8.split(separator: .newline, omittingEmptySubsequences: false)
    guard let first = lines.firstIndex(where: { !$0.isEmpty }),
      let last = lines.lastIndex(where: { !$0.isEmpty })
    else { return }
    for line in lines[first...last] {
      let start = buffer.count
      beginLine()
      buffer.append(safe: line)
      if line.isEmpty { buffer.trimSpaces(downTo: start) }
      buffer.append(mark: "\n")
    }
  }
}
