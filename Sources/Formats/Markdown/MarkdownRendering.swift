package import Diagnostics

/// How a Markdown text becomes HTML or normalised Markdown.
package struct MarkdownOptions: Sendable {
  /// What the text is.
  package enum Profile: Sendable {
    /// CommonMark and GFM, to the letter: what the specifications' examples expect.
    case specification
    /// Written by people: adds front matter, callouts and heading anchors.
    case authored
    /// A page that the program composed, user text escaped in it: adds sections around level-2
    /// headings, table captions, status marks, figure anchors, scroll boxes; no paragraph limit.
    case page
  }

  package var profile: Profile
  /// The level of the highest heading in the output; 1 leaves all as they are.
  package var headingLevel: Int
  /// Where a destination leads on the page: nil shows the text without a link. Schemes other
  /// than http, https and mailto never get here.
  package var resolve: @Sendable (String) -> String?

  package init(
    _ profile: Profile, headingLevel: Int = 1,
    resolve: @escaping @Sendable (String) -> String? = { $0 }
  ) {
    self.profile = profile
    self.headingLevel = headingLevel
    self.resolve = resolve
  }
}

/// Markdown to HTML and to normalised Markdown; the only way from text to HTML.
package enum MarkdownRenderer {
  package static func html(
    _ file: SourceFile, _ options: MarkdownOptions, log: DiagnosticLog
  ) -> String { preconditionFailure("to come") }

  /// The same document in one normal form: rendering it gives the HTML that the input gives.
  package static func markdown(
    _ file: SourceFile, _ options: MarkdownOptions, log: DiagnosticLog
  ) -> String { preconditionFailure("to come") }
}
