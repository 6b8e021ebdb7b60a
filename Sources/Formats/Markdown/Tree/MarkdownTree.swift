/// A document as cmark read it, copied into flat arrays: nodes name each other by index and texts
/// are ranges of one buffer. Extensions change it in place, writers walk it without recursion, so
/// neither depth nor size can exhaust a stack.
struct MarkdownTree {
  enum Kind: UInt8 {
    // Blocks.
    case document, quote, callout, list, item, code, html, paragraph, heading, thematicBreak
    case table, row, cell
    // Inlines.
    case text, softBreak, lineBreak, codeSpan, inlineHTML, emphasis, strong, strikethrough
    case link, image
    /// Inlines that stand as if nothing were around them: what is left of a refused link.
    case group

    var isInline: Bool { rawValue >= Kind.text.rawValue }
  }

  /// What is said of a node beyond its kind.
  struct Flags: OptionSet {
    let rawValue: UInt8
    /// A list numbered by its items.
    static let ordered = Flags(rawValue: 1)
    /// A list whose paragraphs stand without space between.
    static let tight = Flags(rawValue: 2)
    /// An item with a box.
    static let task = Flags(rawValue: 4)
    /// A task whose box is ticked.
    static let done = Flags(rawValue: 8)
    /// The first row of a table.
    static let head = Flags(rawValue: 16)
    /// A link that the text states as it is, without brackets around it.
    static let bare = Flags(rawValue: 32)
  }

  struct Node {
    var kind: Kind
    var flags: Flags = []
    /// The level of a heading; the alignment of a cell (`TableLayout.Alignment`).
    var level: UInt8 = 0
    var parent: Int32 = -1
    var first: Int32 = -1
    var last: Int32 = -1
    var next: Int32 = -1
    /// The literal of a leaf, the info string of a code block, the destination of a link or image,
    /// the word of a callout.
    var text: Range<Int32> = 0..<0
    /// The title of a link or image; the literal of a code block.
    var more: Range<Int32> = 0..<0
    /// Lines of the file, from 1; of blocks only. The number of an ordered list's first item
    /// stands in `start`.
    var line: Int32 = 0
    var endLine: Int32 = 0
    var start: Int32 = 0
  }

  /// Node 0 is the document.
  var nodes: [Node] = [Node(kind: .document)]
  var bytes: [UInt8] = []

  subscript(_ index: Int32) -> Node {
    get { nodes[Int(index)] }
    _modify { yield &nodes[Int(index)] }
  }

  /// Adds a node that has no place in the tree yet.
  mutating func add(_ node: Node) -> Int32 {
    nodes.append(node)
    return Int32(nodes.count - 1)
  }

  /// Makes a node the last child of another.
  mutating func append(_ child: Int32, to parent: Int32) {
    self[child].parent = parent
    self[child].next = -1
    let last = self[parent].last
    if last >= 0 { self[last].next = child } else { self[parent].first = child }
    self[parent].last = child
  }

  /// Keeps a text in the buffer.
  mutating func store(_ text: some Sequence<UInt8>) -> Range<Int32> {
    let start = Int32(bytes.count)
    bytes.append(contentsOf: text)
    return start..<Int32(bytes.count)
  }

  func slice(_ range: Range<Int32>) -> ArraySlice<UInt8> {
    bytes[Int(range.lowerBound)..<Int(range.upperBound)]
  }

  func string(_ range: Range<Int32>) -> String {
    String(decoding: slice(range), as: UTF8.self)
  }

  func children(of node: Int32) -> Children { Children(tree: self, upcoming: self[node].first) }

  /// The children of a node in order.
  struct Children: Sequence, IteratorProtocol {
    let tree: MarkdownTree
    var upcoming: Int32

    mutating func next() -> Int32? {
      guard upcoming >= 0 else { return nil }
      defer { upcoming = tree[upcoming].next }
      return upcoming
    }
  }
}

/// A step of a walk over the tree.
enum MarkdownStep {
  case enter, exit
}

extension MarkdownTree {
  /// The step after (`node`, `step`) in document order, or nil after the exit of `root`. Leaves
  /// are entered and left like all others.
  func step(after node: Int32, _ step: MarkdownStep, within root: Int32) -> (Int32, MarkdownStep)? {
    let this = self[node]
    if step == .enter { return this.first >= 0 ? (this.first, .enter) : (node, .exit) }
    if node == root { return nil }
    return this.next >= 0 ? (this.next, .enter) : (this.parent, .exit)
  }
}
