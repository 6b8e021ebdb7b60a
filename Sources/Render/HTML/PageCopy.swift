import Diagnostics
import Formats
import Pack

/// A page as one file that can be mailed: its styles and drawings are in it, and no link leads out of
/// it but to evidence.
struct PageCopy {
  let document: PackDocument
  let head: PageHead
  let references: SiteReferences
  let drawings: PageDrawings

  /// What the copy's page may link to.
  static func alone(_ references: SiteReferences) -> SiteReferences {
    var alone = references
    alone.pages = PageIndex([])
    alone.isAlone = true
    return alone
  }

  /// `markdown` is the title and the body, written with the references of `alone`.
  func html(
    _ markdown: String, _ template: MustacheTemplate, styles: String, log: DiagnosticLog
  ) -> String {
    let file = SourceFile(path: document.path + "index.md", text: markdown)
    let references = references
    let drawings = drawings
    // An image is a destination too: those that are drawings stand on the page.
    let options = MarkdownOptions(
      .page,
      resolve: { way in
        let stays = way.hasPrefix("#") || references.isEvidence(way) || drawings.inline(way) != nil
        return stays ? way : nil
      }, drawing: { drawings.inline($0) })
    let styles = Self.embeddable(styles)
    let digest = "sha256-" + Base64.text(SHA256.bytes(of: Array(styles.utf8)))
    let (heading, content) = PageRenderer.split(MarkdownRenderer.html(file, options, log: log))
    let site = head.site
    let scope = MustacheValue.map([
      ("title", .text(document.title)), ("workspace", .text(site.workspace)),
      ("tool", .text(site.tool)), ("is_example", .bool(site.isExample)),
      ("example_notice", .text(SiteFacts.exampleNotice)), ("styles", .raw(styles)),
      ("styles_digest", .text(digest)), ("heading", .raw(heading)), ("content", .raw(content)),
      ("period", .optional(document.periodText)), ("state", .text(head.state.word)),
      ("state_tone", .text(head.state.tone.rawValue)), ("state_shape", .text(head.state.shape)),
      ("as_of", .text(site.asOf)), ("commit", .optional(site.commit)),
      ("inputs", .text(site.inputs)), ("making", .text(site.making)),
    ])
    return MustacheRenderer(escape: Layout.escaped).render(template, context: scope, log: log)
  }

  /// A style sheet may hold what ends its element; in CSS the escaped letter is the same.
  private static func embeddable(_ styles: String) -> String {
    "\n" + styles.replacing("</", with: "<\\/") + "\n"
  }
}
