import Checks
import Diagnostics
import Figures
import Formats
import Model
import Pack

/// Fills the template of a page: sections by `{{> id}}`, figures by `{{figures.os.tasks_completed}}`,
/// and what the page says of itself. What a template does not place is not computed.
struct PackTemplate {
  let template: MustacheTemplate
  let document: PackDocument
  let context: PackContext
  let references: SiteReferences
  let drawings: PageDrawings

  /// The page's body as Markdown. Names that do not resolve go to the log at the template's line.
  func body(_ site: SiteFacts, log: DiagnosticLog) -> String {
    let (document, context) = (document, context)
    let (references, drawings) = (references, drawings)
    let renderer = MustacheRenderer(
      partials: { id in
        SectionCatalog.section(id).map { section in
          // Literal: braces in the record's text are text.
          .literal(
            MarkdownWriter.text(
              section.blocks(for: document, in: context), page: document.path,
              references: references, drawings: drawings))
        }
      },
      partialNames: { SectionCatalog.ids }, escape: MarkdownWriter.escaped)
    return renderer.render(template, context: scope(site), log: log)
  }

  /// As the strip at the head of the page has it.
  private var state: String {
    document.restatedRevision.map { "restated r\($0)" } ?? document.state.rawValue
  }

  private func scope(_ site: SiteFacts) -> MustacheValue {
    .map([
      ("title", .text(document.title)), ("period", .optional(document.periodText)),
      ("state", .text(state)), ("workspace", .text(site.workspace)),
      ("as_of", .text(site.asOf)), ("commit", .optional(site.commit)),
      ("tool", .text(site.tool)), ("inputs", .text(site.inputs)), ("figures", figures),
    ])
  }

  /// The reading at the as-of, else the last complete week's value, with its n/d and its link.
  private var figures: MustacheValue {
    let (page, context, references) = (document.path, context, references)
    return .lookup(
      MustacheLookup(
        names: {
          var names: [String] = []
          // In order of name already; the periods of one figure stand together.
          for figure in context.now.figures.all where figure.name != names.last {
            names.append(figure.name)
          }
          return names
        },
        find: { name in
          context.figure(name).map { figure in
            .raw(MarkdownWriter.text([.figure(figure, .full)], page: page, references: references))
          }
        }))
  }
}
