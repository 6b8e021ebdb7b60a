/// Blocks as HTML.
extension HTMLWriter {
  mutating func beginList(_ node: MarkdownTree.Node) {
    out.freshLine()
    guard node.flags.contains(.ordered) else { return out.markup("<ul>\n") }
    guard node.start != 1 else { return out.markup("<ol>\n") }
    out.markup("<ol start=\"")
    out.number(Int(node.start))
    out.markup("\">\n")
  }

  mutating func beginItem(_ node: MarkdownTree.Node) {
    out.freshLine()
    guard node.flags.contains(.task) else { return out.markup("<li>") }
    guard isSpecification else { return out.markup("<li class=\"task\">") }
    out.markup(
      node.flags.contains(.done)
        ? "<li><input type=\"checkbox\" checked=\"\" disabled=\"\" /> "
        : "<li><input type=\"checkbox\" disabled=\"\" /> ")
  }

  /// The box of a task, before the text of its first paragraph. No form control: nothing on the
  /// page can be changed.
  private mutating func tick(_ item: MarkdownTree.Node) {
    out.markup(
      item.flags.contains(.done)
        ? "<span class=\"tick tick-done\" role=\"img\" aria-label=\"done\">☑</span> "
        : "<span class=\"tick tick-open\" role=\"img\" aria-label=\"open\">☐</span> ")
  }

  /// Whether a paragraph stands in a tight list, where it has no tags of its own.
  func isTight(_ paragraph: MarkdownTree.Node) -> Bool {
    let item = tree[paragraph.parent]
    return item.kind == .item && tree[item.parent].flags.contains(.tight)
  }

  mutating func beginParagraph(_ index: Int32, _ node: MarkdownTree.Node) {
    if beginFigurePart(index) { return }
    if isCaption(index) { return beginCaption(index) }
    if !isTight(node) {
      out.freshLine()
      out.markup("<p>")
    }
    let parent = tree[node.parent]
    if parent.flags.contains(.task), parent.first == index, !isSpecification { tick(parent) }
  }

  mutating func endParagraph(_ index: Int32, _ node: MarkdownTree.Node) {
    if endFigurePart(index) { return }
    if isCaption(index) { return endCaption() }
    if !isTight(node) { out.markup("</p>\n") }
  }

  mutating func code(_ node: MarkdownTree.Node) {
    out.freshLine()
    out.markup(isPage ? "<pre tabindex=\"0\"><code" : "<pre><code")
    let language = tree.slice(node.text).prefix { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A }
    if !language.isEmpty {
      out.markup(" class=\"language-")
      out.text(language)
      out.markup("\"")
    }
    out.markup(">")
    out.text(tree.slice(node.more))
    out.markup("</code></pre>\n")
  }

  mutating func beginCallout(_ node: MarkdownTree.Node) {
    let word = tree.string(node.text)
    let title = String(word.prefix(1)) + word.dropFirst().lowercased()
    out.freshLine()
    out.markup("<div role=\"note\" class=\"callout callout-")
    out.text(word.lowercased())
    out.markup("\" aria-label=\"")
    out.text(title)
    out.markup("\">\n<p class=\"callout-title\">")
    out.text(title)
    out.markup("</p>\n")
  }

  mutating func beginHeading(_ index: Int32, _ node: MarkdownTree.Node) {
    out.freshLine()
    if isSpecification {
      out.markup("<h")
      out.number(Int(node.level))
      return out.markup(">")
    }
    let anchor = anchors.anchor(for: tree.text(under: index))
    if isPage, node.parent == 0, node.level <= 2 { beginSection(node, anchor) }
    out.markup("<h")
    out.number(Int(node.level))
    out.markup(" id=\"")
    out.text(anchor)
    out.markup("\">")
  }

  /// A level-2 heading and all up to the next one is a section of the page.
  private mutating func beginSection(_ node: MarkdownTree.Node, _ anchor: String) {
    if isInSection { out.markup("</section>\n") }
    isInSection = node.level == 2
    guard isInSection else { return }
    out.markup("<section aria-labelledby=\"")
    out.text(anchor)
    out.markup("\">\n")
  }

  mutating func endHeading(_ node: MarkdownTree.Node) {
    out.markup("</h")
    out.number(Int(node.level))
    out.markup(">\n")
  }
}
