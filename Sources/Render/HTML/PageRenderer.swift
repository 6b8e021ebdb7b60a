package import Diagnostics
import Formats
import Model
package import Pack

/// A page, twice: as Markdown for people and forges, and as HTML for browsers.
package struct RenderedPage: Sendable {
  /// Its folder in the site, as in `PackDocument.path`.
  package let path: String
  package let markdown: [UInt8]
  package let html: [UInt8]
  /// Its drawings.
  package let files: [RenderedFile]
}

/// Documents to pages: the template orders the sections, the writer escapes them, and the HTML is
/// made out of the very Markdown that is published beside it.
package struct PageRenderer: Sendable {
  private let context: PackContext
  private let templates: TemplateStore
  private let source: TemplateSource
  private let site: SiteFacts
  private let references: SiteReferences
  private let registers: [Breadcrumb]
  private let log: DiagnosticLog

  /// For the pages of one build: links are made among `documents`, and to no other page.
  package init(
    documents: [PackDocument], context: PackContext, templates: TemplateSource, version: String,
    log: DiagnosticLog
  ) {
    var context = context
    context.pages = PageIndex(documents.map(\.path))
    let facts = context.facts
    references = SiteReferences(
      pages: context.pages, zone: facts.zone, sourceURL: facts.settings.sourceURL,
      sourceCommit: facts.sourceCommit, log: log)
    site = SiteFacts(
      facts: facts, asOf: references.text(context.asOf), tool: "govpack \(version)")
    registers = Registers.of(documents)
    self.templates = TemplateStore(templates, log: log)
    source = templates
    self.context = context
    self.log = log
  }

  package func page(_ document: PackDocument) -> RenderedPage {
    let drawings = PageDrawings(zone: references.zone)
    let body = body(of: document, references, drawings, log: log)
    return page(document, body: body, drawings)
  }

  /// The template filled; empty where there is none.
  private func body(
    of document: PackDocument, _ references: SiteReferences, _ drawings: PageDrawings,
    log: DiagnosticLog
  ) -> String {
    guard let template = templates.template(named: document.template) else { return "" }
    var context = context
    context.restatedWeek = document.judgedWeek
    let pack = PackTemplate(
      template: template, document: document, context: context, references: references,
      drawings: drawings)
    return pack.body(site, log: log)
  }

  /// The page's copy in one file; nothing where it has none.
  private func copy(of document: PackDocument) -> [RenderedFile] {
    guard let name = document.copyName, let template = templates.template(named: "copy.html") else {
      return []
    }
    // What is wrong with the documents on the page was said once.
    let silent = DiagnosticLog()
    let alone = PageCopy.alone(references)
    let drawings = PageDrawings(zone: references.zone)
    let body = body(of: document, alone, drawings, log: silent)
    let copy = PageCopy(
      document: document, head: PageHead(document: document, site: site), references: alone,
      drawings: drawings)
    let (title, rest) = Self.parts(of: body, document)
    let styles = ["assets/govpack.css", "assets/charts.css"].compactMap {
      source.file(named: $0).map { String(decoding: $0.bytes, as: UTF8.self) }
    }
    let html = copy.html(
      title + rest, template, styles: styles.joined(separator: "\n"), log: silent)
    return [RenderedFile(path: document.path + name, bytes: Array(html.utf8))]
  }

  /// A page of that body, which has been written with those drawings.
  func page(
    _ document: PackDocument, body: String, _ drawings: PageDrawings
  ) -> RenderedPage {
    let head = PageHead(document: document, site: site)
    let (title, body) = Self.parts(of: body, document)
    return RenderedPage(
      path: document.path, markdown: markdown(title, body, head),
      html: html(title + body, head, drawings),
      files: drawings.files(of: document.path) + copy(of: document))
  }

  /// The title, which a template may write itself, and what follows it.
  private static func parts(
    of body: String, _ document: PackDocument
  ) -> (title: String, rest: String) {
    var body = body
    var title = "# \(MarkdownWriter.escaped(document.title))\n\n"
    if body.hasPrefix("# "), let end = body.utf8.firstIndex(of: .newline) {
      title = body[...end] + "\n"
      body = String(body[body.utf8.index(after: end)...])
    }
    // The rule below the body would make a last line without an end a heading.
    if !body.isEmpty, body.utf8.last != .newline { body += "\n" }
    return (title, body)
  }

  private func markdown(_ title: String, _ body: String, _ head: PageHead) -> [UInt8] {
    let page = head.document.path
    let above = MarkdownWriter.text(head.blocks, page: page, references: references)
    let below = MarkdownWriter.text(head.footer, page: page, references: references)
    return Array("\(title)\(above)\n\(body)\n---\n\n\(below)".utf8)
  }

  private func html(_ markdown: String, _ head: PageHead, _ drawings: PageDrawings) -> [UInt8] {
    guard let template = templates.template(named: "layout.html") else { return [] }
    let (heading, content) = parts(of: markdown, head.document, drawings)
    let layout = Layout(
      head: head, references: references, registers: registers, heading: heading,
      content: content)
    return Array(layout.html(template, log: log).utf8)
  }

  /// The title and what follows it.
  private func parts(
    of markdown: String, _ document: PackDocument, _ drawings: PageDrawings
  ) -> (heading: String, content: String) {
    let file = SourceFile(path: document.path + "index.md", text: markdown)
    let options = MarkdownOptions(
      .page, resolve: { Self.siteDestination($0) }, drawing: { drawings.inline($0) })
    return Self.split(MarkdownRenderer.html(file, options, log: log))
  }

  /// At the end of the title's element.
  static func split(_ html: String) -> (heading: String, content: String) {
    let bytes = Array(html.utf8)
    let end = Array("</h1>\n".utf8)
    guard let split = bytes.indices.first(where: { bytes[$0...].starts(with: end) }) else {
      return ("", String(decoding: bytes, as: UTF8.self))
    }
    let content = split + end.count
    return (
      String(decoding: bytes[..<content], as: UTF8.self),
      String(decoding: bytes[content...], as: UTF8.self)
    )
  }

  /// Links between pages name `index.md` in Markdown and `index.html` here: neither needs a server
  /// that would know what to show for a folder.
  static func siteDestination(_ destination: String) -> String {
    if LinkDestination.external(destination) != nil { return destination }
    let bytes = Array(destination.utf8)
    let end = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.count
    let file = bytes[..<end]
    let name = file.split(separator: UInt8(ascii: "/")).last ?? []
    guard name.elementsEqual("index.md".utf8) else { return destination }
    return String(decoding: file.dropLast(2), as: UTF8.self) + "html"
      + String(decoding: bytes[end...], as: UTF8.self)
  }
}
