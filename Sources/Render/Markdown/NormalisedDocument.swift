import Diagnostics
import Formats
import Pack

extension SiteReferences {
  /// A document that people wrote, in the renderer's normal form: its headings sink, its raw HTML
  /// is dropped with a diagnostic, its links lead out of the site or to the source, or are text.
  func normalised(_ document: UserDocument) -> String {
    // Empty lines in front keep the line numbers of diagnostics true.
    let lead = String(repeating: "\n", count: max(0, document.source.line - 1))
    let file = SourceFile(path: document.source.path, text: lead + document.markdown)
    let options = MarkdownOptions(.authored, headingLevel: document.headingLevel) { destination in
      self.destination(stated: destination, in: document.source.path)
    }
    return Self.disarmed(MarkdownRenderer.markdown(file, options, log: log))
  }

  /// Strong text that begins with a shape is a judgement on a page. People's own keeps its look and
  /// is none: a variation selector before the shape, which no reader sees, tells them apart.
  private static func disarmed(_ markdown: String) -> String {
    guard markdown.utf8.contains(0xE2) else { return markdown }
    var result = markdown
    for shape in StatusMark.Tone.allCases.map({ StatusMark($0, "").shape }) {
      for mark in ["**", "__"] {
        result = result.replacing(mark + shape, with: "\(mark)\u{FE0E}\(shape)")
      }
    }
    return result
  }

  /// Where a link of a document leads: an address as it is, a file of the workspace to its source.
  private func destination(stated: String, in path: String) -> String? {
    if let address = LinkDestination.external(stated) { return address }
    guard let target = Self.resolve(stated, against: path) else { return nil }
    return destination(of: SourceLocation(path: target))
  }

  /// The path in the workspace that a relative link in the file `path` means; nil for what is no
  /// relative path or leads out of the workspace.
  static func resolve(_ link: String, against path: String) -> String? {
    let file = link.utf8.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
    guard let file = String(file), !file.isEmpty, !file.utf8.contains(.backslash),
      !file.utf8.contains(UInt8(ascii: ":")), file.utf8.first != UInt8(ascii: "/")
    else { return nil }
    var segments = path.utf8.split(separator: UInt8(ascii: "/")).dropLast().map { String($0) ?? "" }
    for segment in file.utf8.split(separator: UInt8(ascii: "/")) {
      switch String(segment) ?? "" {
      case ".": continue
      case "..":
        guard segments.popLast() != nil else { return nil }
      case let name: segments.append(name)
      }
    }
    return segments.isEmpty ? nil : segments.joined(separator: "/")
  }
}
