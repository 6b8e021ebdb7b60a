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

  package init(
    context: PackContext, templates: TemplateSource, version: String, log: DiagnosticLog
  ) {
    let facts = context.facts
    references = SiteReferences(
      pages: context.pages, zone: facts.zone, sourceURL: facts.settings.sourceURL,
      sourceCommit: facts.sourceCommit, log: log)
    site = SiteFacts(
      facts: facts, asOf: references.text(context.asOf), tool: "govpack \(version)")
    registers = Registers.all.filter { context.pages.contains($0.path) }
    self.templates = TemplateStore(templates, log: log)
    self.context = context
    self.log = log
  }

  package func page(_ document: PackDocument) -> RenderedPage {
    let head = PageHead(document: document, site: site)
    let title = "# \(MarkdownWriter.escaped(document.title))\n\n"
    let body = templates.body(of: document, in: context, site: site, references: references)
    let above = MarkdownWriter.text(head.blocks, page: document.path, references: references)
    let below = MarkdownWriter.text(head.footer, page: document.path, references: references)
    let html = html(title + body, of: document)
    let layout = LayoutScope(
      head: head, references: references, registers: registers, heading: html.heading,
      content: html.content)
    return RenderedPage(
      path: document.path, markdown: Array("\(title)\(above)\n\(body)\n---\n\n\(below)".utf8),
      html: Array(templates.layout(layout).utf8))
  }

  /// The title and what follows it.
  private func html(
    _ markdown: String, of document: PackDocument
  ) -> (heading: String, content: String) {
    let file = SourceFile(path: document.path + "index.md", text: markdown)
    let options = MarkdownOptions(.page) { Self.siteDestination($0) }
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
