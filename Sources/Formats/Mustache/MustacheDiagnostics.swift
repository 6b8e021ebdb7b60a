import Diagnostics

extension Diagnostic {
  private init(
    _ code: String, _ message: String, _ template: MustacheTemplate, _ offset: Int,
    hint: String? = nil
  ) {
    let location = template.file.location(offset: offset)
    self.init(
      code, .error, message, at: location, excerpt: template.file.line(location.line), hint: hint)
  }

  static func unknownName(
    _ miss: MustacheMiss, in template: MustacheTemplate, _ offset: Int
  ) -> Diagnostic {
    Diagnostic(
      "GP4010", "unknown name '\(miss.prefix)\(miss.name)'", template, offset, hint: miss.hint)
  }

  static func unknownPartial(
    _ miss: MustacheMiss, in template: MustacheTemplate, _ offset: Int
  ) -> Diagnostic {
    Diagnostic("GP4011", "unknown partial '\(miss.name)'", template, offset, hint: miss.hint)
  }

  static func notPrintable(
    _ name: String, in template: MustacheTemplate, _ offset: Int
  ) -> Diagnostic {
    Diagnostic(
      "GP4012", "'\(name)' is a list or a group of names and cannot be printed", template, offset)
  }

  static func partialsTooDeep(
    _ name: String, in template: MustacheTemplate, _ offset: Int
  ) -> Diagnostic {
    Diagnostic(
      "GP4013",
      "the partial '\(name)' stands more than \(MustacheRenderer.depthLimit) partials deep",
      template, offset, hint: "a partial that calls itself must end somewhere")
  }

  static func tooManySteps(_ limit: Int, in template: MustacheTemplate) -> Diagnostic {
    Diagnostic(
      "GP4014", .error, "rendering takes more than \(limit) steps: cut off",
      at: SourceLocation(path: template.file.path))
  }
}

extension MustacheMiss {
  fileprivate var hint: String? {
    Suggestion.nearest(to: name, among: known).map { "did you mean '\(prefix)\($0)'?" }
  }
}
