/// The tree as values for the readers of records.
extension MarkdownTree {
  /// Inlines nested deeper than this come back as their text.
  private static let inlineDepth = 64

  /// The blocks under a node. Recursion is as deep as containers may be (`MarkdownLimits.depth`).
  func blocks(under node: Int32 = 0) -> [MarkdownBlock] {
    children(of: node).compactMap { child in
      kind(of: child).map { kind in
        let this = self[child]
        let holdsInlines = [.heading, .paragraph, .cell].contains(this.kind)
        return MarkdownBlock(
          kind: kind, line: Int(this.line), endLine: Int(this.endLine),
          inlines: holdsInlines ? inlines(under: child, depth: 0) : [],
          literal: literal(of: this), children: holdsInlines ? [] : blocks(under: child))
      }
    }
  }

  private func literal(of node: Node) -> String {
    switch node.kind {
    case .code: string(node.more)
    case .html: string(node.text)
    default: ""
    }
  }

  private func kind(of index: Int32) -> MarkdownBlock.Kind? {
    let node = self[index]
    return switch node.kind {
    case .heading: .heading(level: Int(node.level))
    case .paragraph: .paragraph
    case .list: .list(isOrdered: node.flags.contains(.ordered))
    case .item: .item(isDone: node.flags.contains(.task) ? node.flags.contains(.done) : nil)
    case .code: .code(info: string(node.text))
    case .quote: .quote
    case .callout: .callout(string(node.text))
    case .table: .table
    case .row: .row(isHead: node.flags.contains(.head))
    case .cell: .cell
    case .thematicBreak: .thematicBreak
    case .html: .html
    default: nil
    }
  }

  private func inlines(under node: Int32, depth: Int) -> [MarkdownInline] {
    if depth > Self.inlineDepth { return [.text(text(under: node))] }
    return children(of: node).compactMap { inline($0, depth: depth) }
  }

  private func inline(_ index: Int32, depth: Int) -> MarkdownInline? {
    let node = self[index]
    func inner() -> [MarkdownInline] { inlines(under: index, depth: depth + 1) }
    return switch node.kind {
    case .text where node.text.isEmpty: nil
    case .text: .text(string(node.text))
    case .codeSpan: .code(string(node.text))
    case .inlineHTML: .html(string(node.text))
    case .softBreak: .softBreak
    case .lineBreak: .lineBreak
    case .emphasis: .emphasis(inner())
    case .strong: .strong(inner())
    case .strikethrough: .strikethrough(inner())
    case .link: .link(inner(), destination: string(node.text))
    case .image: .image(inner(), destination: string(node.text))
    default: nil
    }
  }

  /// The text of all inlines under a node, without marks; breaks are line feeds.
  func text(under root: Int32) -> String {
    var result: [UInt8] = []
    var position: (Int32, MarkdownStep)? = (root, .enter)
    while let (node, step) = position {
      if step == .enter {
        switch self[node].kind {
        case .text, .codeSpan: result.append(contentsOf: slice(self[node].text))
        case .softBreak, .lineBreak: result.append(0x0A)
        default: break
        }
      }
      position = self.step(after: node, step, within: root)
    }
    return String(decoding: result, as: UTF8.self)
  }
}
