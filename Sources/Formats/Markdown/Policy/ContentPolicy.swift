import Diagnostics

/// What of a document may reach a page. Applied to the tree before any writer sees it: raw HTML
/// becomes code, links lead only where they may, images are the site's own, headings sink.
struct ContentPolicy {
  private let options: MarkdownOptions
  private let path: String
  private let log: DiagnosticLog
  /// The line of the block at hand.
  private var line = 0

  static func apply(
    _ options: MarkdownOptions, to tree: inout MarkdownTree, path: String, log: DiagnosticLog
  ) {
    var policy = ContentPolicy(options: options, path: path, log: log)
    policy.run(on: &tree)
  }

  private init(options: MarkdownOptions, path: String, log: DiagnosticLog) {
    self.options = options
    self.path = path
    self.log = log
  }

  private mutating func run(on tree: inout MarkdownTree) {
    tree.shiftHeadings(to: options.headingLevel)
    for index in tree.nodes.indices.lazy.map(Int32.init) {
      let node = tree[index]
      if node.line > 0 { line = Int(node.line) }
      switch node.kind {
      case .html: showHTMLBlock(index, in: &tree)
      case .inlineHTML: showInlineHTML(index, in: &tree)
      case .link: checkLink(index, in: &tree)
      case .image: checkImage(index, in: &tree)
      default: break
      }
    }
  }

  private func showHTMLBlock(_ index: Int32, in tree: inout MarkdownTree) {
    tree[index].kind = .code
    tree[index].more = tree[index].text
    tree[index].text = 0..<0
    note("GP3022", "HTML is shown as text")
  }

  private func showInlineHTML(_ index: Int32, in tree: inout MarkdownTree) {
    let tag = tree.string(tree[index].text)
    if ["<br>", "<br/>", "<br />"].contains(tag.lowercased()) {
      tree[index].kind = .lineBreak
      return
    }
    tree[index].kind = .codeSpan
    tree[index].text = tree.store(tag.utf8.map { $0 == 0x0A ? 0x20 : $0 })
    note("GP3022", "HTML is shown as text")
  }

  private func checkLink(_ index: Int32, in tree: inout MarkdownTree) {
    let cleaned = Destination.cleaned(tree.slice(tree[index].text))
    guard Destination.judge(cleaned) != .refused else {
      log.add(
        Diagnostic(
          "GP3020", .warning, "a link to '\(Self.shortened(cleaned))' is shown as text",
          at: SourceLocation(path: path, line: line),
          hint: "links may be relative, http, https or mailto"))
      tree[index].kind = .group
      return
    }
    resolve(cleaned, of: index, in: &tree)
  }

  private func checkImage(_ index: Int32, in tree: inout MarkdownTree) {
    let cleaned = Destination.cleaned(tree.slice(tree[index].text))
    guard !cleaned.isEmpty, Destination.judge(cleaned) == .local else {
      note("GP3021", "an image from '\(Self.shortened(cleaned))' is shown as its description")
      tree[index].kind = .group
      return
    }
    resolve(cleaned, of: index, in: &tree)
  }

  /// Puts in where a destination leads on the page; what comes back is judged like what was
  /// written.
  private func resolve(_ cleaned: [UInt8], of index: Int32, in tree: inout MarkdownTree) {
    let resolved = options.resolve(String(decoding: cleaned, as: UTF8.self)).map {
      Destination.cleaned(Array($0.utf8)[...])
    }
    let isImage = tree[index].kind == .image
    guard let resolved, Destination.judge(resolved) != .refused,
      !isImage || Destination.judge(resolved) == .local
    else {
      tree[index].kind = .group
      return
    }
    if tree.slice(tree[index].text) != resolved[...] { tree[index].text = tree.store(resolved) }
  }

  private func note(_ code: String, _ message: String) {
    log.add(Diagnostic(code, .note, message, at: SourceLocation(path: path, line: line)))
  }

  private static func shortened(_ destination: [UInt8]) -> String {
    let start = String(decoding: destination.prefix(60), as: UTF8.self)
    return destination.count > 60 ? start + "…" : start
  }
}

extension MarkdownTree {
  /// Moves all headings so that the highest has `level`; 1 leaves them.
  mutating func shiftHeadings(to level: Int) {
    guard level > 1 else { return }
    let highest = nodes.lazy.filter { $0.kind == .heading }.map(\.level).min() ?? 1
    for index in nodes.indices where nodes[index].kind == .heading {
      nodes[index].level = UInt8(clamping: min(6, Int(nodes[index].level - highest) + level))
    }
  }
}
