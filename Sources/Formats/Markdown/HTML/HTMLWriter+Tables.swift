/// Tables as HTML.
extension HTMLWriter {
  /// Whether a paragraph is the caption of the table after it: nothing but emphasis, on a page.
  func isCaption(_ paragraph: Int32) -> Bool {
    let node = tree[paragraph]
    guard isPage, node.next >= 0, tree[node.next].kind == .table, node.first >= 0,
      node.first == node.last, tree[node.first].kind == .emphasis
    else { return false }
    return !isTight(node)
  }

  /// Begins a table with its caption; the caption's inlines follow.
  mutating func beginCaption(_ paragraph: Int32) {
    out.freshLine()
    out.markup("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Table: ")
    out.text(tree.text(under: paragraph))
    out.markup("\">\n<table>\n<caption>")
  }

  mutating func endCaption() {
    out.markup("</caption>\n")
    hasBegunTable = true
  }

  mutating func beginTable() {
    if hasBegunTable {
      hasBegunTable = false
      return
    }
    out.freshLine()
    out.markup(isPage ? "<div class=\"table\" tabindex=\"0\">\n<table>\n" : "<table>\n")
  }

  mutating func endTable(_ index: Int32) {
    let rows = tree[index]
    if rows.first != rows.last { out.markup("</tbody>\n") }
    out.markup(isPage ? "</table>\n</div>\n" : "</table>\n")
  }

  mutating func beginRow(_ index: Int32, _ node: MarkdownTree.Node) {
    out.freshLine()
    if node.flags.contains(.head) {
      out.markup("<thead>\n")
    } else if tree[tree[node.parent].first].next == index {
      out.markup("<tbody>\n")
    }
    out.markup("<tr>\n")
  }

  mutating func endRow(_ node: MarkdownTree.Node) {
    out.markup(node.flags.contains(.head) ? "</tr>\n</thead>\n" : "</tr>\n")
  }

  /// What a cell is called: heads are never empty, and on a page the first cell of a row names it.
  private func isHeadCell(_ index: Int32, _ node: MarkdownTree.Node) -> Bool {
    let row = tree[node.parent]
    guard isPage else { return row.flags.contains(.head) }
    return node.first >= 0 && (row.flags.contains(.head) || row.first == index)
  }

  mutating func beginCell(_ index: Int32, _ node: MarkdownTree.Node) {
    let isHead = isHeadCell(index, node)
    out.markup(isHead ? "<th" : "<td")
    if isPage, isHead {
      out.markup(tree[node.parent].flags.contains(.head) ? " scope=\"col\"" : " scope=\"row\"")
    }
    switch TableLayout.Alignment(rawValue: node.level) {
    case .left where isSpecification: out.markup(" align=\"left\"")
    case .center where isSpecification: out.markup(" align=\"center\"")
    case .right: out.markup(isSpecification ? " align=\"right\"" : " class=\"num\"")
    default: break
    }
    out.markup(">")
  }

  mutating func endCell(_ index: Int32, _ node: MarkdownTree.Node) {
    out.markup(isHeadCell(index, node) ? "</th>\n" : "</td>\n")
  }
}
