import Diagnostics
import Formats
import Model
import Render

/// Fills the templates of `Templates/scaffolds/`, the workspace's own first.
struct ScaffoldText {
  let templates: TemplateSource
  let values: [(String, MustacheValue)]

  /// Throws where the template is absent or malformed, or names what is not known.
  func render(_ name: String) throws(CommandFailure) -> String {
    let path = "scaffolds/\(name)"
    let log = DiagnosticLog()
    guard let file = templates.file(named: path) else {
      preconditionFailure("each kind has a template")
    }
    // The same two characters want a backslash in a quoted value of YAML, and may have one in
    // Markdown.
    let renderer = MustacheRenderer(escape: {
      $0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    })
    let template = MustacheTemplate.parse(file, log: log)
    let text = template.map { renderer.render($0, context: .map(values), log: log) } ?? ""
    if let fault = log.sorted.first(where: { $0.severity == .error }) {
      throw CommandFailure(
        .configuration, DiagnosticPrinter.text(fault), hint: "mend Templates/\(path) and run again")
    }
    return text
  }
}
