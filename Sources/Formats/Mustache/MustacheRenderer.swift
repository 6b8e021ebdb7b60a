package import Diagnostics

/// How templates become text: where partials come from, and how text is escaped.
package struct MustacheRenderer: Sendable {
  /// The template of `{{> name}}`.
  package var partials: @Sendable (String) -> MustacheTemplate?
  /// The names that `partials` knows, for "did you mean".
  package var partialNames: @Sendable () -> [String]
  /// Makes a text safe in the format of the output. Applied to `.text` values.
  package var escape: @Sendable (String) -> String
  /// Whether a name that does not resolve is a diagnostic (otherwise it prints nothing).
  package var isStrict: Bool
  /// Whether `{{{name}}}` and `{{&name}}` print a `.text` without escaping it, as the
  /// specification has it. Where false, only `.raw` values are ever unescaped.
  package var printsTextUnescaped: Bool
  /// Tokens and list items rendered in one call; a table of 10 000 rows takes some 200 000.
  package var stepLimit = 20_000_000

  package init(
    partials: @escaping @Sendable (String) -> MustacheTemplate? = { _ in nil },
    partialNames: @escaping @Sendable () -> [String] = { [] },
    escape: @escaping @Sendable (String) -> String, isStrict: Bool = true,
    printsTextUnescaped: Bool = false
  ) {
    self.partials = partials
    self.partialNames = partialNames
    self.escape = escape
    self.isStrict = isStrict
    self.printsTextUnescaped = printsTextUnescaped
  }

  /// Levels of partials within partials.
  package static let depthLimit = 64

  /// Names that do not resolve print nothing and, when strict, go to the log.
  package func render(
    _ template: MustacheTemplate, context: MustacheValue, log: DiagnosticLog
  ) -> String {
    var run = MustacheRun(renderer: self, log: log, context: context)
    run.render(template, template.tokens.indices)
    return run.output
  }
}
