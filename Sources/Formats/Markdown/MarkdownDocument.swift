package import Diagnostics

/// A Markdown document as a located tree: CommonMark by libcmark, with the extensions in
/// `Extensions/`.
package struct MarkdownDocument: Sendable {
  /// The front matter, when the text starts with one.
  package let frontMatter: YAMLDocument?
  /// The text after the front matter, and the line of the file on which it starts.
  package let body: String
  package let bodyLine: Int
  /// The tree of the body.
  package let blocks: [MarkdownBlock]
  /// Whether a limit was met: then `blocks` is one code block with the text as it is.
  package let isPlainText: Bool

  /// Reads a file. Never traps and never stalls, whatever the bytes: over a limit the document
  /// is shown as plain text and the log says why.
  package static func parse(_ file: SourceFile, log: DiagnosticLog) -> MarkdownDocument {
    let parts = FrontMatter.split(file, log: log)
    let body = Array(parts.body)
    let result = MarkdownParser.parse(
      body, of: file, firstLine: parts.bodyLine, dialect: .all, limits: .authored, log: log)
    return MarkdownDocument(
      frontMatter: parts.yaml.map {
        YAMLDocument.parse(SourceFile(path: file.path, bytes: $0), log: log)
      },
      body: String(decoding: body, as: UTF8.self), bodyLine: parts.bodyLine,
      blocks: result.tree.blocks(), isPlainText: result.isPlainText)
  }
}

/// A block of the tree. Lines are those of the file.
package struct MarkdownBlock: Sendable {
  package enum Kind: Hashable, Sendable {
    case heading(level: Int)
    case paragraph
    case list(isOrdered: Bool)
    /// `isDone` is nil for an item that is no task.
    case item(isDone: Bool?)
    case code(info: String)
    case quote
    /// `> [!NOTE]`: the word, in upper case.
    case callout(String)
    case table
    case row(isHead: Bool)
    case cell
    case thematicBreak
    case html
  }

  package var kind: Kind
  package var line: Int
  package var endLine: Int
  /// Of headings, paragraphs and cells.
  package var inlines: [MarkdownInline]
  /// Of code and HTML blocks.
  package var literal: String
  package var children: [MarkdownBlock]

  package init(
    kind: Kind, line: Int, endLine: Int, inlines: [MarkdownInline] = [], literal: String = "",
    children: [MarkdownBlock] = []
  ) {
    self.kind = kind
    self.line = line
    self.endLine = endLine
    self.inlines = inlines
    self.literal = literal
    self.children = children
  }

  /// The text of the inlines without marks; soft and hard breaks are `\n`.
  package var text: String { inlines.map(\.text).joined() }
}

/// A run inside a block.
package indirect enum MarkdownInline: Hashable, Sendable {
  case text(String)
  case code(String)
  case strong([MarkdownInline])
  case emphasis([MarkdownInline])
  case strikethrough([MarkdownInline])
  case link([MarkdownInline], destination: String)
  case image([MarkdownInline], destination: String)
  case html(String)
  case softBreak
  case lineBreak

  package var text: String {
    switch self {
    case .text(let text), .code(let text): text
    case .strong(let inner), .emphasis(let inner), .strikethrough(let inner),
      .link(let inner, _), .image(let inner, _):
      inner.map(\.text).joined()
    case .html: ""
    case .softBreak, .lineBreak: "\n"
    }
  }
}
