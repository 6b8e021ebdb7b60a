/// Drawings as HTML.
extension HTMLWriter {
  /// The blocks of a figure: they follow each other, each with its own part to play.
  struct Figure {
    /// The paragraph with the image.
    var drawing: Int32
    /// The takeaway.
    var caption: Int32
    /// Where the numbers are published; -1 where they are not.
    var links: Int32 = -1
    /// The caption of the table, and the table.
    var tableCaption: Int32
    var table: Int32
    var markup: PageDrawing

    /// The first block in the box of data.
    var data: Int32 { links >= 0 ? links : tableCaption }
  }

  /// The figure that begins with a paragraph: an image of the page's own drawings and nothing
  /// else, then a caption, perhaps links, then a table with its caption. nil for any other shape,
  /// and for a drawing that the page has already: its ids would be there twice.
  func figure(beginningWith paragraph: Int32) -> Figure? {
    let node = tree[paragraph]
    guard isPage, node.first >= 0, node.first == node.last,
      let drawing = drawing(of: node.first), drawing.place == .figure,
      let caption = paragraphAfter(paragraph), !isCaption(caption),
      let next = paragraphAfter(caption)
    else { return nil }
    if isCaption(next) {
      return Figure(
        drawing: paragraph, caption: caption, tableCaption: next, table: tree[next].next,
        markup: drawing)
    }
    guard let last = paragraphAfter(next), isCaption(last) else { return nil }
    return Figure(
      drawing: paragraph, caption: caption, links: next, tableCaption: last,
      table: tree[last].next, markup: drawing)
  }

  private func paragraphAfter(_ block: Int32) -> Int32? {
    let next = tree[block].next
    return next >= 0 && tree[next].kind == .paragraph ? next : nil
  }

  /// What the page has drawn under an image's destination.
  func drawing(of image: Int32) -> PageDrawing? {
    let node = tree[image]
    guard isPage, node.kind == .image else { return nil }
    let destination = tree.string(node.text)
    return drawn.contains(destination) ? nil : drawing(destination)
  }

  /// Writes a drawing; the image's description is in the drawing already.
  mutating func draw(_ drawing: PageDrawing, insteadOf image: Int32) {
    drawn.insert(tree.string(tree[image].text))
    out.trusted(drawing)
    skippedImage = image
  }

  /// Begins a paragraph that is a part of the figure at hand; false for all others.
  mutating func beginFigurePart(_ index: Int32) -> Bool {
    if figure == nil { figure = figure(beginningWith: index) }
    guard let figure else { return false }
    if index == figure.data { beginData(figure) }
    switch index {
    case figure.drawing:
      out.freshLine()
      out.markup("<figure class=\"chart\">\n")
    case figure.caption: out.markup("<figcaption>")
    case figure.links: out.markup("<p>")
    default: return false
    }
    return true
  }

  private mutating func beginData(_ figure: Figure) {
    out.markup("<details>\n<summary>Data: ")
    out.text(tree.text(under: figure.tableCaption))
    out.markup("</summary>\n")
  }

  mutating func endFigurePart(_ index: Int32) -> Bool {
    guard let figure else { return false }
    switch index {
    case figure.drawing: out.freshLine()
    case figure.caption: out.markup("</figcaption>\n")
    case figure.links: out.markup("</p>\n")
    default: return false
    }
    return true
  }

  /// After a table: the end of the figure that it belongs to.
  mutating func endFigure(with table: Int32) {
    guard let figure, figure.table == table else { return }
    out.markup("</details>\n</figure>\n")
    self.figure = nil
  }
}
