package import Diagnostics

/// How a Markdown text becomes HTML or normalised Markdown.
package struct MarkdownOptions: Sendable {
  /// What the text is.
  package enum Profile: Sendable {
    /// CommonMark and GFM, to the letter: what the specifications' examples expect.
    case specification
    /// Written by people: adds front matter, callouts and heading anchors.
    case authored
    /// A page that the program composed, user text escaped in it: adds sections around level-2
    /// headings, table captions, status marks, figure anchors, scroll boxes; no paragraph limit.
    case page
  }

  package var profile: Profile
  /// The level of the highest heading in the output; 1 leaves all as they are.
  package var headingLevel: Int
  /// Where a destination leads on the page: nil shows the text without a link. Schemes other
  /// than http, https and mailto never get here.
  package var resolve: @Sendable (String) -> String?
  /// What is read beyond CommonMark.
  package var dialect: MarkdownDialect
  /// The drawing that stands in place of the image with that destination, in the profile `.page`
  /// alone; nil leaves the image.
  package var drawing: @Sendable (String) -> PageDrawing?

  package init(
    _ profile: Profile, headingLevel: Int = 1, dialect: MarkdownDialect? = nil,
    resolve: @escaping @Sendable (String) -> String? = { $0 },
    drawing: @escaping @Sendable (String) -> PageDrawing? = { _ in nil }
  ) {
    self.profile = profile
    self.dialect = dialect ?? (profile == .specification ? .gfm : .all)
    self.headingLevel = headingLevel
    self.resolve = resolve
    self.drawing = drawing
  }
}

/// Markdown to HTML and to normalised Markdown; the only way from text to HTML.
package enum MarkdownRenderer {
  /// The document as HTML. Front matter is left out, except in the profile `.specification`, which
  /// knows none.
  package static func html(
    _ file: SourceFile, _ options: MarkdownOptions, log: DiagnosticLog
  ) -> String {
    HTMLWriter.html(tree(of: file, options, log: log), options)
  }

  /// The same document in one normal form: rendering it gives the HTML that the input gives.
  package static func markdown(
    _ file: SourceFile, _ options: MarkdownOptions, log: DiagnosticLog
  ) -> String { NormalMarkdown.text(tree(of: file, options, log: log)) }

  /// The tree that writers print.
  private static func tree(
    of file: SourceFile, _ options: MarkdownOptions, log: DiagnosticLog
  ) -> MarkdownTree {
    let isSpecification = options.profile == .specification
    let parts =
      isSpecification
      ? FrontMatter(yaml: nil, body: file.bytes[...], bodyLine: 1)
      : FrontMatter.split(file, log: log)
    var tree = MarkdownParser.parse(
      Array(parts.body), of: file, firstLine: parts.bodyLine, dialect: options.dialect,
      limits: options.profile == .page ? .page : .authored, log: log
    ).tree
    if !isSpecification {
      ContentPolicy.apply(options, to: &tree, path: file.path, log: log)
    }
    return tree
  }
}
