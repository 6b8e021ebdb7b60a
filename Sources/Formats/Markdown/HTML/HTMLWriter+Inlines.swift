/// Inlines as HTML.
extension HTMLWriter {
  mutating func inline(_ index: Int32, _ node: MarkdownTree.Node, _ step: MarkdownStep) {
    let enters = step == .enter
    switch node.kind {
    case .text where enters:
      out.text(tree.slice(node.text).dropFirst(shapeLength))
      shapeLength = 0
    case .softBreak where enters: out.markup("\n")
    case .lineBreak where enters: out.markup("<br />\n")
    case .codeSpan where enters:
      out.markup("<code>")
      out.text(tree.slice(node.text))
      out.markup("</code>")
    case .inlineHTML where enters: out.markup("<!-- raw HTML omitted -->")
    case .emphasis where isCaption(node.parent): break
    case .emphasis: out.markup(enters ? "<em>" : "</em>")
    case .strong: strong(node, enters: enters)
    case .strikethrough: out.markup(enters ? "<del>" : "</del>")
    case .link where enters: beginLink(node)
    case .link: out.markup("</a>")
    case .image where enters: beginImage(index, node)
    default: break
    }
  }

  private mutating func strong(_ node: MarkdownTree.Node, enters: Bool) {
    guard let (shape, start) = mark(of: node) else {
      return out.markup(enters ? "<strong>" : "</strong>")
    }
    guard enters else { return out.markup("</span>") }
    out.markup(start)
    out.text(shape)
    out.markup("</span>")
    shapeLength = 3
  }

  /// The shape with which strong text begins on a page, and what it is written as: pages mark
  /// judgements by shape, word and colour.
  private func mark(of node: MarkdownTree.Node) -> (String, StaticString)? {
    guard isPage, node.first >= 0, tree[node.first].kind == .text else { return nil }
    let text = tree.slice(tree[node.first].text)
    guard text.count > 3, text.first == 0xE2 else { return nil }
    switch String(decoding: text.prefix(3), as: UTF8.self) {
    case "●": return ("●", "<span class=\"mark mark-good\"><span aria-hidden=\"true\">")
    case "○": return ("○", "<span class=\"mark mark-neutral\"><span aria-hidden=\"true\">")
    case "◆": return ("◆", "<span class=\"mark mark-unknown\"><span aria-hidden=\"true\">")
    case "▲": return ("▲", "<span class=\"mark mark-attention\"><span aria-hidden=\"true\">")
    case "■": return ("■", "<span class=\"mark mark-bad\"><span aria-hidden=\"true\">")
    default: return nil
    }
  }

  private mutating func beginLink(_ node: MarkdownTree.Node) {
    let destination = tree.slice(node.text)
    out.markup("<a href=\"")
    if !isSpecification || !Self.isDangerous(destination) { out.destination(destination) }
    title(node)
    out.markup("\"")
    if isPage, let anchor = anchors.figure(linkedBy: destination) {
      out.markup(" id=\"")
      out.text(anchor)
      out.markup("\"")
    }
    if !isSpecification, Destination.judge(Array(destination)) == .external {
      out.markup(" rel=\"noopener noreferrer nofollow\"")
    }
    out.markup(">")
  }

  private mutating func title(_ node: MarkdownTree.Node) {
    guard !node.more.isEmpty else { return }
    out.markup("\" title=\"")
    out.text(tree.slice(node.more))
  }

  private mutating func beginImage(_ index: Int32, _ node: MarkdownTree.Node) {
    if let drawing = drawing(of: index) { return draw(drawing, insteadOf: index) }
    let destination = tree.slice(node.text)
    out.markup("<img src=\"")
    if !isSpecification || !Self.isDangerous(destination) { out.destination(destination) }
    out.markup("\" alt=\"")
    imageNode = index
  }

  /// What stands in an image: its text is the description, its marks are nothing.
  mutating func description(_ index: Int32, _ node: MarkdownTree.Node, _ step: MarkdownStep) {
    if index == imageNode {
      title(node)
      out.markup("\" />")
      imageNode = -1
      return
    }
    guard step == .enter else { return }
    switch node.kind {
    case .text, .codeSpan, .inlineHTML: out.text(tree.slice(node.text))
    case .softBreak, .lineBreak: out.markup(" ")
    default: break
    }
  }

  /// The schemes that cmark itself refuses; other profiles have a list of what is allowed.
  private static func isDangerous(_ destination: ArraySlice<UInt8>) -> Bool {
    let start = String(decoding: destination.prefix(22), as: UTF8.self).lowercased()
    let images = ["data:image/png", "data:image/gif", "data:image/jpeg", "data:image/webp"]
    if images.contains(where: start.hasPrefix) { return false }
    return ["javascript:", "vbscript:", "file:", "data:"].contains(where: start.hasPrefix)
  }
}
