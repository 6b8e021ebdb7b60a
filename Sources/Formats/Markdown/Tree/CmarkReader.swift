import CCmark

/// Reads a text with libcmark into a `MarkdownTree`. The only file that touches cmark's pointers;
/// the parser and its tree live for one call and are freed before it returns.
struct CmarkReader {
  private var tree = MarkdownTree()
  private let source: MarkdownSource
  /// The cells at the head of the text.
  private var cells: [Int32] = []
  /// How many tables have found their place, and the last line of the last.
  private var tableCount = 0
  private var lastTableLine: Int32 = 0
  /// Paragraphs in which the scanner saw the mark of an extension.
  private var tasks: [(paragraph: Int32, mark: MarkdownSource.MarkedLine)] = []
  private var callouts: [(paragraph: Int32, mark: MarkdownSource.MarkedLine)] = []

  private init(_ source: MarkdownSource) {
    self.source = source
  }

  /// The tree, or nil when a table was not where the scanner saw it.
  static func read(_ source: MarkdownSource) -> MarkdownTree? {
    var reader = CmarkReader(source)
    reader.tree.bytes.reserveCapacity(source.text.count)
    reader.tree.nodes.reserveCapacity(source.text.count / 16)
    reader.parse()
    guard reader.tableCount == source.tables.count else { return nil }
    for task in reader.tasks {
      reader.tree.makeTask(of: task.paragraph, isDone: task.mark.isDone)
    }
    for callout in reader.callouts {
      reader.tree.makeCallout(of: callout.paragraph, word: callout.mark.word)
    }
    return reader.tree
  }

  private mutating func parse() {
    let root = unsafe source.text.withUnsafeBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { text in
        unsafe cmark_parse_document(text.baseAddress, text.count, CMARK_OPT_DEFAULT)
      }
    }
    guard let root = unsafe root else { return }
    defer { unsafe cmark_node_free(root) }
    unsafe copy(root)
  }

  /// Copies the tree under `root`, without recursion: its depth is the author's.
  private mutating func copy(_ root: OpaquePointer) {
    var parents: [Int32] = [0]
    var current = unsafe cmark_node_first_child(root)
    tree[0].line = 1
    while let node = unsafe current {
      let parent = parents[parents.count - 1]
      let index = unsafe add(node, to: parent)
      if index >= 0, let child = unsafe cmark_node_first_child(node) {
        parents.append(index)
        unsafe current = child
        continue
      }
      unsafe current = unsafe next(after: node, below: root, &parents)
    }
  }

  /// The next node in document order that is no descendant of `node`.
  private mutating func next(
    after node: OpaquePointer, below root: OpaquePointer, _ parents: inout [Int32]
  ) -> OpaquePointer? {
    var node = unsafe node
    while true {
      if let sibling = unsafe cmark_node_next(node) { return unsafe sibling }
      guard let parent = unsafe cmark_node_parent(node), unsafe parent != root else { return nil }
      endLine(of: parents.removeLast())
      unsafe node = unsafe parent
    }
  }

  /// A container ends where its last child does: cmark counts blank lines after it in.
  private mutating func endLine(of index: Int32) {
    let node = tree[index]
    guard [.quote, .list, .item].contains(node.kind), node.last >= 0 else { return }
    tree[index].endLine = max(node.line, tree[node.last].endLine)
  }

  /// Adds a copy of `node`; -1 for a stand-in and for an empty text, which have no children.
  private mutating func add(_ node: OpaquePointer, to parent: Int32) -> Int32 {
    guard let kind = unsafe Self.kind(of: cmark_node_get_type(node)) else { return -1 }
    var copy = MarkdownTree.Node(kind: kind)
    if !kind.isInline {
      let line = unsafe Int32(cmark_node_get_start_line(node)) - Int32(source.cellCount)
      if kind == .heading, line <= 0 { return addCell() }
      if kind == .heading, takeTableLine(line, parent: parent) { return -1 }
      copy.line = fileLine(line)
      let endLine = unsafe Int32(cmark_node_get_end_line(node)) - Int32(source.cellCount)
      copy.endLine = max(copy.line, fileLine(endLine))
      if kind == .paragraph { noteMarks(line: line, parent: parent) }
    }
    unsafe fill(&copy, from: node)
    if kind == .text, copy.text.isEmpty { return -1 }
    let index = tree.add(copy)
    tree.append(index, to: parent)
    return index
  }

  /// The line of the file at which a line of the document stands.
  private func fileLine(_ line: Int32) -> Int32 {
    guard let last = source.lines.last else { return 1 }
    return line >= 1 && Int(line) <= source.lines.count ? source.lines[Int(line) - 1] : last
  }

  private mutating func addCell() -> Int32 {
    let index = tree.add(MarkdownTree.Node(kind: .cell))
    cells.append(index)
    return index
  }

  /// Remembers the paragraph that is about to be added when the scanner marked its line.
  private mutating func noteMarks(line: Int32, parent: Int32) {
    let index = Int32(tree.nodes.count)
    guard tree[parent].first < 0 else { return }
    if tree[parent].kind == .item, let mark = MarkdownSource.find(line, in: source.tasks) {
      tasks.append((index, mark))
    }
    if tree[parent].kind == .quote, let mark = MarkdownSource.find(line, in: source.callouts) {
      callouts.append((index, mark))
    }
  }

  /// Whether a heading is a line of a table; its first line puts the table in its place.
  private mutating func takeTableLine(_ line: Int32, parent: Int32) -> Bool {
    if line <= lastTableLine { return true }
    guard tableCount < source.tables.count, source.tables[tableCount].firstLine == line else {
      return false
    }
    let layout = source.tables[tableCount]
    tableCount += 1
    lastTableLine = layout.lastLine
    var table = MarkdownTree.Node(kind: .table)
    table.line = fileLine(layout.firstLine)
    table.endLine = fileLine(layout.lastLine)
    let index = tree.add(table)
    tree.append(index, to: parent)
    for (number, row) in layout.rows.enumerated() {
      addRow(row, of: layout, isHead: number == 0, to: index)
    }
    return true
  }

  private mutating func addRow(
    _ row: TableLayout.Row, of layout: TableLayout, isHead: Bool, to table: Int32
  ) {
    var node = MarkdownTree.Node(kind: .row)
    node.flags = isHead ? .head : []
    node.line = fileLine(row.line)
    node.endLine = node.line
    let rowIndex = tree.add(node)
    tree.append(rowIndex, to: table)
    for column in layout.alignments.indices {
      let isStated = column < Int(row.cellCount)
      let cell =
        isStated ? cells[Int(row.firstCell) + column] : tree.add(MarkdownTree.Node(kind: .cell))
      tree[cell].line = node.line
      tree[cell].endLine = node.line
      tree[cell].level = layout.alignments[column].rawValue
      tree.append(cell, to: rowIndex)
    }
  }

  private mutating func fill(_ copy: inout MarkdownTree.Node, from node: OpaquePointer) {
    switch copy.kind {
    case .heading: copy.level = UInt8(clamping: unsafe cmark_node_get_heading_level(node))
    case .list:
      if unsafe cmark_node_get_list_type(node) == CMARK_ORDERED_LIST {
        copy.flags.insert(.ordered)
        copy.start = unsafe Int32(cmark_node_get_list_start(node))
      }
      if unsafe cmark_node_get_list_tight(node) != 0 { copy.flags.insert(.tight) }
    case .code:
      copy.text = unsafe store(cmark_node_get_fence_info(node))
      copy.more = unsafe store(cmark_node_get_literal(node))
    case .html, .text, .codeSpan, .inlineHTML:
      copy.text = unsafe store(cmark_node_get_literal(node))
    case .link, .image:
      copy.text = unsafe store(cmark_node_get_url(node))
      copy.more = unsafe store(cmark_node_get_title(node))
    default: break
    }
  }

  private mutating func store(_ text: UnsafePointer<CChar>?) -> Range<Int32> {
    guard let text = unsafe text else { return 0..<0 }
    let length = unsafe strlen(text)
    return unsafe UnsafeBufferPointer(start: text, count: length)
      .withMemoryRebound(to: UInt8.self) { unsafe tree.store($0) }
  }

  private static func kind(of type: cmark_node_type) -> MarkdownTree.Kind? {
    switch type {
    case CMARK_NODE_BLOCK_QUOTE: .quote
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_CODE_BLOCK: .code
    case CMARK_NODE_HTML_BLOCK: .html
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .codeSpan
    case CMARK_NODE_HTML_INLINE: .inlineHTML
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    default: nil
    }
  }
}
