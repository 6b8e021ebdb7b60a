import Diagnostics
import Formats
import Pack

/// What stands around a page's content in HTML: fills `layout.html`.
struct Layout {
  let head: PageHead
  let references: SiteReferences
  let registers: [Breadcrumb]
  /// The title's element, and all that follows it.
  let heading: String
  let content: String

  func html(_ template: MustacheTemplate, log: DiagnosticLog) -> String {
    MustacheRenderer(escape: Self.escaped).render(template, context: scope, log: log)
  }

  private var scope: MustacheValue {
    let site = head.site
    return .map([
      ("title", .text(head.document.title)), ("workspace", .text(site.workspace)),
      ("root", .text(root)), ("tool", .text(site.tool)),
      ("is_example", .bool(site.isExample)), ("example_notice", .text(SiteFacts.exampleNotice)),
      ("has_registers", .bool(!registers.isEmpty)), ("registers", .list(registers.map(register))),
      ("has_trail", .bool(!head.trail.isEmpty)), ("trail", .list(head.trail.map(step))),
      ("heading", .raw(heading)), ("content", .raw(content)),
      ("period", .optional(head.document.periodText)), ("state", .text(head.state.word)),
      ("state_tone", .text(head.state.tone.rawValue)), ("state_shape", .text(head.state.shape)),
      ("as_of", .text(site.asOf)), ("commit", .optional(site.commit)),
      ("inputs", .text(site.inputs)), ("sources_href", .optional(way(to: SiteFacts.sourcesPage))),
      ("making", .text(site.making)),
    ])
  }

  /// From the page's folder to the site's root: `../../`, or nothing.
  private var root: String {
    String(repeating: "../", count: head.document.path.utf8.count { $0 == UInt8(ascii: "/") })
  }

  private func register(_ register: Breadcrumb) -> MustacheValue {
    .map([
      ("title", .text(register.title)), ("href", .optional(way(to: register.path))),
      ("is_here", .bool(head.document.path.hasPrefix(register.path))),
    ])
  }

  private func step(_ step: Breadcrumb) -> MustacheValue {
    .map([("title", .text(step.title)), ("href", .optional(way(to: step.path)))])
  }

  /// nil where there is no such page.
  private func way(to page: String) -> String? {
    guard references.pages.contains(page) else { return nil }
    return LinkDestination.relative(from: head.document.path, to: page + "index.html")
  }

  /// Text between tags or in a quoted attribute; hidden characters by name.
  static func escaped(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      byte < 0x80 && byte >= 0x20 && byte != 0x7F && entity(of: byte) == nil
    }
    if isPlain { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar.isASCII, let entity = entity(of: UInt8(truncatingIfNeeded: scalar.value)) {
        result += entity
      } else if scalar == "\n" || scalar == "\r" || scalar == "\t" {
        result += " "
      } else if DiagnosticPrinter.isHidden(scalar) {
        result += "⟨\(DiagnosticPrinter.codePoint(scalar))⟩"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func entity(of byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }
}
