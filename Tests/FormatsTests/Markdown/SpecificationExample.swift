import Diagnostics
import Testing
import WorkspaceFixtures

@testable import Formats

/// An example of a CommonMark-style specification: a Markdown text and its HTML.
struct SpecificationExample: CustomTestStringConvertible, Sendable {
  /// Its place among the examples of the file, from 1: the number that the specification prints.
  var number: Int
  var section: String
  /// The extensions that the example asks for.
  var extensions: [String]
  var markdown: String
  var html: String

  var testDescription: String { "\(number) \(section)" }

  /// The examples of a file of the shared folder; none where there is no such folder.
  static func read(_ path: String) -> [SpecificationExample] {
    guard let folder = FixtureWorkspace.sharedFolder, let text = SharedFile.text(folder + path)
    else { return [] }
    let fence = String(repeating: "`", count: 32)
    var result: [SpecificationExample] = []
    var section = ""
    var parts: [[Substring]]?
    var extensions: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let open = parts {
        if line == fence {
          result.append(
            SpecificationExample(
              number: result.count + 1, section: section, extensions: extensions,
              markdown: joined(open[0]), html: joined(open.count > 1 ? open[1] : [])))
          parts = nil
        } else if line == ".", open.count == 1 {
          parts?.append([])
        } else {
          parts?[open.count - 1].append(line)
        }
      } else if line.hasPrefix(fence + " example") {
        parts = [[]]
        extensions = line.dropFirst(fence.count + 8).split(separator: " ").map(String.init)
      } else if line.hasPrefix("#") {
        section = String(line.drop { $0 == "#" || $0 == " " })
      }
    }
    return result
  }

  private static func joined(_ lines: [Substring]) -> String {
    lines.map { $0 + "\n" }.joined().split(separator: "→", omittingEmptySubsequences: false)
      .joined(separator: "\t")
  }
}

extension SpecificationExample {
  /// The specification's HTML without its raw HTML, which no page of this program carries: each raw
  /// text is looked for, in order, where the specification prints it, and replaced by the comment
  /// that cmark writes in its place.
  var htmlWithoutRawHTML: String {
    // The line feed keeps a first line of dashes from being front matter.
    let file = SourceFile(path: "a.md", text: "\n" + markdown)
    let blocks = MarkdownDocument.parse(file, log: DiagnosticLog()).blocks
    var rest = html[...]
    var result = ""
    for raw in blocks.flatMap(Self.rawHTML) {
      guard let range = rest.firstRange(of: raw) else { continue }
      result += rest[..<range.lowerBound] + "<!-- raw HTML omitted -->"
      rest = rest[range.upperBound...]
    }
    return result + rest
  }

  private static func rawHTML(_ block: MarkdownBlock) -> [String] {
    if block.kind == .html {
      return [block.literal.last == "\n" ? String(block.literal.dropLast()) : block.literal]
    }
    return block.inlines.flatMap(rawHTML) + block.children.flatMap(rawHTML)
  }

  private static func rawHTML(_ inline: MarkdownInline) -> [String] {
    switch inline {
    case .html(let text): [text]
    case .strong(let inner), .emphasis(let inner), .strikethrough(let inner), .link(let inner, _):
      inner.flatMap(rawHTML)
    default: []
    }
  }
}
