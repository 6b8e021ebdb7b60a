import Diagnostics
import Formats
import Synchronization

/// The templates of a build, each read and parsed once, by whichever thread needs it first.
final class TemplateStore: Sendable {
  private let source: TemplateSource
  private let log: DiagnosticLog
  /// nil for a template that is absent or malformed: the log has said so.
  private let parsed = Mutex<[String: MustacheTemplate?]>([:])

  init(_ source: TemplateSource, log: DiagnosticLog) {
    self.source = source
    self.log = log
  }

  func template(named name: String) -> MustacheTemplate? {
    parsed.withLock { parsed in
      if let known = parsed[name] { return known }
      let template = read(name)
      parsed[name] = .some(template)
      return template
    }
  }

  private func read(_ name: String) -> MustacheTemplate? {
    guard let file = source.file(named: name) else {
      log.add(.noTemplate(name))
      return nil
    }
    return MustacheTemplate.parse(file, log: log)
  }
}

extension Diagnostic {
  fileprivate static func noTemplate(_ name: String) -> Diagnostic {
    Diagnostic(
      "GP4020", .error, "there is no template '\(name)'",
      at: SourceLocation(path: "Templates/\(name)"), hint: "its pages have a title and nothing else"
    )
  }
}
