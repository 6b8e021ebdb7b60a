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
    self.context = context
    self.log = log
  }

  package func page(_ document: PackDocument) -> RenderedPage {
    let drawings = PageDrawings(zone: references.zone)
    var body = ""
    if let template = templates.template(named: document.template) {
      let pack = PackTemplate(
        template: template, document: document, context: context, references: references,
        drawings: drawings)
      body = pack.body(site, log: log)
    }
    return page(document, body: body, drawings)
  }

  /// A page of that body, which has been written with those drawings.
  func page(
    _ document: PackDocument, body: String, _ drawings: PageDrawings
  ) -> RenderedPage {
    let head = PageHead(document: document, site: site)
    var body = body
    // A template may write the title itself.
    var title = "# \(MarkdownWriter.escaped(document.title))\n\n"
    if body.hasPrefix("# "), let end = body.utf8.firstIndex(of: .newline) {
      title = body[...end] + "\n"
      body = String(body[body.utf8.index(after: end)...])
    }
    // The rule below the body would make a last line without an end a heading.
    if !body.isEmpty, body.utf8.last != .newline { body += "\n" }
    return RenderedPage(
      path: document.path, markdown: markdown(title, body, head),
      html: html(title + body, head, drawings), files: drawings.files(of: document.path))
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
    let bytes = Array(MarkdownRenderer.html(file, options, log: log).utf8)
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
