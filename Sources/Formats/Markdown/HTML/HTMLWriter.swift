import Diagnostics

/// Writes a tree as HTML: in the profile `.specification` exactly as cmark and cmark-gfm do,
/// else with the furniture of pages. One loop over the tree, no recursion.
struct HTMLWriter {
  let tree: MarkdownTree
  let profile: MarkdownOptions.Profile
  /// The page's own drawings, by the destinations of their images.
  let drawing: @Sendable (String) -> PageDrawing?
  var out: HTMLBuffer
  var anchors = HeadingAnchors()
  /// The image whose description is being written: inside it only text counts.
  var imageNode: Int32 = -1
  /// The image in whose place a drawing stands: nothing inside it is written.
  var skippedImage: Int32 = -1
  /// The destinations whose drawings are on the page.
  var drawn: Set<String> = []
  /// The figure that is being written.
  var figure: Figure?
  /// Whether a `<section>` is open.
  var isInSection = false
  /// Whether the table to come has been begun with its caption.
  var hasBegunTable = false
  /// How much of the next text has been written as a mark's shape.
  var shapeLength = 0

  var isSpecification: Bool { profile == .specification }
  var isPage: Bool { profile == .page }

  static func html(_ tree: MarkdownTree, _ options: MarkdownOptions) -> String {
    var writer = HTMLWriter(tree: tree, options)
    writer.run()
    return writer.out.string
  }

  private init(tree: MarkdownTree, _ options: MarkdownOptions) {
    self.tree = tree
    profile = options.profile
    drawing = options.drawing
    out = HTMLBuffer(capacity: tree.bytes.count + tree.nodes.count * 12)
  }

  private mutating func run() {
    var position: (node: Int32, step: MarkdownStep)? = (0, .enter)
    while let (node, step) = position {
      let this = tree[node]
      if skippedImage >= 0 {
        if node == skippedImage, step == .exit { skippedImage = -1 }
      } else if imageNode >= 0 {
        description(node, this, step)
      } else if this.kind.isInline {
        inline(node, this, step)
      } else if step == .enter {
        enter(node, this)
      } else {
        exit(node, this)
      }
      position = tree.step(after: node, step, within: 0)
    }
    if isInSection { out.markup("</section>\n") }
  }

  private mutating func enter(_ index: Int32, _ node: MarkdownTree.Node) {
    switch node.kind {
    case .quote:
      out.freshLine()
      out.markup("<blockquote>\n")
    case .callout: beginCallout(node)
    case .list: beginList(node)
    case .item: beginItem(node)
    case .heading: beginHeading(index, node)
    case .code: code(node)
    case .html:
      out.freshLine()
      out.markup("<!-- raw HTML omitted -->\n")
    case .paragraph: beginParagraph(index, node)
    case .thematicBreak:
      out.freshLine()
      out.markup("<hr />\n")
    case .table: beginTable()
    case .row: beginRow(index, node)
    case .cell: beginCell(index, node)
    default: break
    }
  }

  private mutating func exit(_ index: Int32, _ node: MarkdownTree.Node) {
    switch node.kind {
    case .quote:
      out.freshLine()
      out.markup("</blockquote>\n")
    case .callout:
      out.freshLine()
      out.markup("</div>\n")
    case .list: out.markup(node.flags.contains(.ordered) ? "</ol>\n" : "</ul>\n")
    case .item: out.markup("</li>\n")
    case .heading: endHeading(node)
    case .paragraph: endParagraph(index, node)
    case .table:
      endTable(index)
      endFigure(with: index)
    case .row: endRow(node)
    case .cell: endCell(index, node)
    default: break
    }
  }
}
