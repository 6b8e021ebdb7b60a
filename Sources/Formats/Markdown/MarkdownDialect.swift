/// What is read beyond CommonMark.
package struct MarkdownDialect: OptionSet, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  package static let tables = MarkdownDialect(rawValue: 1)
  package static let taskItems = MarkdownDialect(rawValue: 2)
  package static let strikethrough = MarkdownDialect(rawValue: 4)
  package static let bareLinks = MarkdownDialect(rawValue: 8)
  package static let callouts = MarkdownDialect(rawValue: 16)

  /// GitHub Flavored Markdown: tables, task items, strikethrough and bare links.
  package static let gfm: MarkdownDialect = [.tables, .taskItems, .strikethrough, .bareLinks]
  package static let all: MarkdownDialect = [.gfm, .callouts]
}
