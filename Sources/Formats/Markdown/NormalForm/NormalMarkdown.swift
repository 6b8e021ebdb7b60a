/// Writes a tree as Markdown in one normal form. Every character that could be a mark is escaped,
/// fences are longer than what they hold, links are written out where they stand: whatever the
/// author left open ends with its block.
struct NormalMarkdown {
  let tree: MarkdownTree
  var out: [UInt8] = []
  /// The containers around the block at hand, the outermost first.
  private var containers: [Container] = []
  /// Whether a table's cell or a heading is being written, which must stay on one line.
  var isOneLine = false
  var isCell = false

  private struct Container {
    /// What its next line begins with, when it is its first.
    var first: [UInt8]?
    /// What its further lines begin with.
    var further: [UInt8]
    /// Whether its blocks stand without blank lines between them.
    var isTight: Bool
    /// Whether it is an item after `-`: three of them in a row would be a line across.
    var isItemOfDashes = false
  }

  static func text(_ tree: MarkdownTree) -> String {
    var writer = NormalMarkdown(tree: tree)
    writer.blocks(of: 0)
    return String(decoding: writer.out, as: UTF8.self)
  }

  private init(tree: MarkdownTree) { self.tree = tree }

  // Containers nest no deeper than `MarkdownLimits.depth`, so recursion is bounded.
  private mutating func blocks(of parent: Int32) {
    var isFirst = true
    var isOtherList = false
    var before: MarkdownTree.Node?
    for child in tree.children(of: parent) {
      let node = tree[child]
      if !isFirst { separate() }
      defer { isFirst = false }
      if node.kind == .list {
        // A list right after a list takes the other of two marks, to be told from it.
        let continues =
          before?.kind == .list
          && before?.flags.contains(.ordered) == node.flags.contains(.ordered)
        let isNestedFirst = isFirst && containers.last?.isItemOfDashes == true
        isOtherList = isNestedFirst || (continues && !isOtherList)
        list(child, node, isOther: isOtherList)
      } else {
        block(child, node)
      }
      before = node
    }
    // An empty container still has its mark.
    if tree[parent].first < 0, containers.last?.first != nil { line([]) }
  }

  private mutating func separate() {
    if containers.last?.isTight != true { line([]) }
  }

  /// Writes a line behind the marks of its containers.
  private mutating func line(_ content: some Collection<UInt8>) {
    beginLine()
    if content.isEmpty { trimLine() }
    out.append(contentsOf: content)
    out.append(0x0A)
  }

  /// Writes the marks of the containers.
  mutating func beginLine() {
    for index in containers.indices {
      out.append(contentsOf: containers[index].first ?? containers[index].further)
      containers[index].first = nil
    }
  }

  private mutating func trimLine() {
    while let last = out.last, last == 0x20 { out.removeLast() }
  }

  private mutating func within(_ container: Container, _ write: (inout NormalMarkdown) -> Void) {
    containers.append(container)
    write(&self)
    containers.removeLast()
  }

  private mutating func block(_ index: Int32, _ node: MarkdownTree.Node) {
    switch node.kind {
    case .paragraph:
      beginLine()
      inlines(of: index)
      out.append(0x0A)
    case .heading: heading(index, node)
    case .thematicBreak: line("***".utf8)
    case .code: code(node)
    case .quote:
      let mark = Array("> ".utf8)
      within(Container(first: mark, further: mark, isTight: false)) { $0.blocks(of: index) }
    case .callout: callout(index, node)
    case .table: table(index)
    default: break
    }
  }

  private mutating func heading(_ index: Int32, _ node: MarkdownTree.Node) {
    beginLine()
    out.append(contentsOf: repeatElement(UInt8(ascii: "#"), count: Int(node.level)))
    if node.first >= 0 { out.append(0x20) }
    isOneLine = true
    inlines(of: index)
    isOneLine = false
    out.append(0x0A)
  }

  private mutating func code(_ node: MarkdownTree.Node) {
    let info = tree.slice(node.text)
    let literal = tree.slice(node.more)
    let mark = info.contains(UInt8(ascii: "`")) ? UInt8(ascii: "~") : UInt8(ascii: "`")
    let length = max(3, MarkdownEscaping.longestRun(of: mark, in: literal) + 1)
    let fence = [UInt8](repeating: mark, count: length)
    line(fence + MarkdownEscaping.info(info))
    var lines = literal.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for content in lines { line(content) }
    line(fence)
  }

  private mutating func callout(_ index: Int32, _ node: MarkdownTree.Node) {
    let mark = Array("> ".utf8)
    within(Container(first: mark, further: mark, isTight: false)) { writer in
      writer.line("[!\(writer.tree.string(node.text))]".utf8)
      if node.first >= 0, writer.tree[node.first].kind != .paragraph { writer.line([]) }
      writer.blocks(of: index)
    }
  }

  private mutating func list(_ index: Int32, _ node: MarkdownTree.Node, isOther: Bool) {
    let isOrdered = node.flags.contains(.ordered)
    let isTight = node.flags.contains(.tight)
    let last = Int(node.start) + tree.children(of: index).reduce(0) { count, _ in count + 1 }
    var number = Int(node.start)
    var isFirst = true
    for item in tree.children(of: index) {
      if !isFirst, !isTight { line([]) }
      isFirst = false
      var mark = isOrdered ? "\(number)\(isOther ? ")" : ".") " : isOther ? "+ " : "- "
      if last <= 999_999_999 { number += 1 }
      let width = mark.utf8.count
      if tree[item].flags.contains(.task) {
        mark += tree[item].flags.contains(.done) ? "[x] " : "[ ] "
      }
      let indent = [UInt8](repeating: 0x20, count: width)
      let container = Container(
        first: Array(mark.utf8), further: indent, isTight: isTight,
        isItemOfDashes: !isOrdered && !isOther)
      within(container) { $0.blocks(of: item) }
    }
  }

  private mutating func table(_ index: Int32) {
    for row in tree.children(of: index) {
      beginLine()
      out.append(UInt8(ascii: "|"))
      for cell in tree.children(of: row) {
        out.append(0x20)
        isCell = true
        isOneLine = true
        inlines(of: cell)
        isCell = false
        isOneLine = false
        out.append(contentsOf: " |".utf8)
      }
      out.append(0x0A)
      if tree[row].flags.contains(.head) { delimiters(of: row) }
    }
  }

  private mutating func delimiters(of row: Int32) {
    var marks = "|"
    for cell in tree.children(of: row) {
      switch TableLayout.Alignment(rawValue: tree[cell].level) {
      case .left: marks += " :-- |"
      case .center: marks += " :-: |"
      case .right: marks += " --: |"
      default: marks += " --- |"
      }
    }
    line(marks.utf8)
  }
}
