import Diagnostics

/// What of a document may reach a page. Applied to the tree before any writer sees it: raw HTML
/// becomes code, links lead only where they may, images are the site's own, headings sink.
struct ContentPolicy {
  private let options: MarkdownOptions
  private let path: String
  private let log: DiagnosticLog
  /// The line of the block at hand.
  private var line = 0
  /// Nodes whose children may now stand where they could not have been written.
  private var unsettled: [Int32] = []

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
    tree.joinHeadingLines()
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
    for parent in unsettled { tree.settle(parent) }
    if tree.bytes.contains(where: HiddenCharacter.mayBegin) { tree.showHidden() }
  }

  private func showHTMLBlock(_ index: Int32, in tree: inout MarkdownTree) {
    if Self.isBreak(tree.string(tree[index].text.dropLast(1))) {
      tree[index].kind = .paragraph
      let node = tree.add(MarkdownTree.Node(kind: .lineBreak))
      tree.append(node, to: index)
      return
    }
    tree[index].kind = .code
    tree[index].more = tree[index].text
    tree[index].text = 0..<0
    note("GP3022", "HTML is shown as text")
  }

  private mutating func showInlineHTML(_ index: Int32, in tree: inout MarkdownTree) {
    let tag = tree.string(tree[index].text)
    if Self.isBreak(tag) {
      tree[index].kind = .lineBreak
      return
    }
    tree[index].kind = .codeSpan
    tree[index].text = tree.store(tag.utf8.map { $0 == 0x0A ? 0x20 : $0 })
    unsettled.append(tree[index].parent)
    note("GP3022", "HTML is shown as text")
  }

  /// The one tag that says something Markdown says too, and cannot say in a table.
  private static func isBreak(_ tag: String) -> Bool {
    ["<br>", "<br/>", "<br />"].contains(tag.lowercased())
  }

  private mutating func checkLink(_ index: Int32, in tree: inout MarkdownTree) {
    let cleaned = Destination.cleaned(tree.slice(tree[index].text))
    guard Destination.judge(cleaned) != .refused else {
      log.add(
        Diagnostic(
          "GP3020", .warning, "a link to '\(Self.shortened(cleaned))' is shown as text",
          at: SourceLocation(path: path, line: line),
          hint: "links may be relative, http, https or mailto"))
      refuse(index, cleaned, in: &tree)
      return
    }
    resolve(cleaned, of: index, in: &tree)
  }

  private mutating func checkImage(_ index: Int32, in tree: inout MarkdownTree) {
    let cleaned = Destination.cleaned(tree.slice(tree[index].text))
    guard !cleaned.isEmpty, Destination.judge(cleaned) == .local else {
      note("GP3021", "an image from '\(Self.shortened(cleaned))' is shown as its description")
      refuse(index, cleaned, in: &tree)
      return
    }
    resolve(cleaned, of: index, in: &tree)
  }

  /// Puts in where a destination leads on the page; what comes back is judged like what was
  /// written.
  private mutating func resolve(_ cleaned: [UInt8], of index: Int32, in tree: inout MarkdownTree) {
    let resolved = options.resolve(String(decoding: cleaned, as: UTF8.self)).map {
      Destination.cleaned(Array($0.utf8)[...])
    }
    let isImage = tree[index].kind == .image
    guard let resolved, Destination.judge(resolved) != .refused,
      !isImage || Destination.judge(resolved) == .local
    else { return refuse(index, cleaned, in: &tree) }
    if tree.slice(tree[index].text) != resolved[...] { tree[index].text = tree.store(resolved) }
  }

  /// Leaves the text of a link or an image in its place; its destination where it has none.
  private mutating func refuse(_ index: Int32, _ cleaned: [UInt8], in tree: inout MarkdownTree) {
    tree[index].kind = .group
    unsettled.append(tree[index].parent)
    guard tree[index].first < 0 else { return }
    var text = MarkdownTree.Node(kind: .text)
    text.text = tree.store(cleaned.isEmpty ? Array("(empty)".utf8) : cleaned)
    let node = tree.add(text)
    tree.append(node, to: index)
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

extension MarkdownTree {
  /// Puts the lines of a heading on one, as normal Markdown writes it.
  fileprivate mutating func joinHeadingLines() {
    for heading in nodes.indices where nodes[heading].kind == .heading {
      var position: (Int32, MarkdownStep)? = (Int32(heading), .enter)
      while let (node, step) = position {
        if step == .enter, self[node].kind == .softBreak {
          self[node].kind = .text
          self[node].text = store(" ".utf8)
        }
        position = self.step(after: node, step, within: Int32(heading))
      }
      settle(Int32(heading))
    }
  }

  /// Writes hidden characters out in every text, and escapes them in destinations.
  fileprivate mutating func showHidden() {
    for index in nodes.indices {
      let isLink = nodes[index].kind == .link || nodes[index].kind == .image
      if let text = HiddenCharacter.shown(in: slice(nodes[index].text), inURL: isLink) {
        nodes[index].text = store(text)
      }
      if let more = HiddenCharacter.shown(in: slice(nodes[index].more), inURL: false) {
        nodes[index].more = store(more)
      }
    }
  }

  /// Puts the children of groups in the groups' place, joins texts that now stand side by side,
  /// and parts code that does: no Markdown could say either.
  mutating func settle(_ parent: Int32) {
    guard self[parent].kind != .group else { return }
    var waiting = Array(children(of: parent).reversed().map(\.self))
    self[parent].first = -1
    self[parent].last = -1
    while let child = waiting.popLast() {
      if self[child].kind == .group {
        waiting.append(contentsOf: Array(children(of: child)).reversed())
        continue
      }
      let last = self[parent].last
      if last >= 0, self[last].kind == .text, self[child].kind == .text {
        self[last].text = store(Array(slice(self[last].text)) + slice(self[child].text))
        continue
      }
      if last >= 0, self[last].kind == .codeSpan, self[child].kind == .codeSpan {
        var space = Node(kind: .text)
        space.text = store(" ".utf8)
        append(add(space), to: parent)
      }
      append(child, to: parent)
    }
  }
}
