/// Inlines in normal form. Their depth is the author's, so they are walked without recursion.
extension NormalMarkdown {
  /// Where a text stands, as far as that decides what of it must be escaped.
  struct TextContext {
    /// At the start of a line, where marks of blocks would count.
    var startsLine: Bool
    /// At the start or end of a line, a cell or emphasis, where space would be lost.
    var isFirst: Bool
    var isLast: Bool
    /// What comes after, where that matters.
    var next: MarkdownTree.Kind?
    /// Whether its first character would keep the emphasis before it from closing.
    var hidesFirst: Bool
  }

  mutating func inlines(of block: Int32) {
    var state = InlineState()
    var position: (Int32, MarkdownStep)? = tree.step(after: block, .enter, within: block)
    guard tree[block].first >= 0 else { return }
    while let (node, step) = position, node != block {
      inline(node, tree[node], step, &state)
      position = tree.step(after: node, step, within: block)
    }
  }

  /// What is known while the inlines of a block are written.
  struct InlineState {
    var startsLine = true
    /// The marks of emphasis that are open, and those of the emphasis just closed.
    var marks: [UInt8] = []
    var closedMark: UInt8?
    var hidesFirst = false
  }

  private mutating func inline(
    _ index: Int32, _ node: MarkdownTree.Node, _ step: MarkdownStep, _ state: inout InlineState
  ) {
    switch node.kind {
    case .emphasis, .strong, .strikethrough:
      emphasis(index, node, step, &state)
      return
    case .text:
      guard step == .enter, !node.text.isEmpty else { return }
      text(index, node, state)
    case .link, .image: link(node, step)
    case _ where step == .exit: return
    case .codeSpan: out += MarkdownEscaping.codeSpan(tree.slice(node.text), isCell: isCell)
    case .softBreak:
      out.append(0x0A)
      beginLine()
    case .lineBreak: lineBreak(node)
    default: break
    }
    state.startsLine = node.kind == .softBreak || (node.kind == .lineBreak && out.last != 0x3E)
    state.closedMark = nil
    state.hidesFirst = false
  }

  private mutating func lineBreak(_ node: MarkdownTree.Node) {
    let next = node.next >= 0 ? tree[node.next].kind : .softBreak
    let parent = tree[node.parent]
    let isFirstInEmphasis = parent.kind.isInline && tree[parent.first].kind == .lineBreak
    if isOneLine || isFirstInEmphasis || next == .softBreak || next == .lineBreak {
      out.append(contentsOf: "<br>".utf8)
    } else {
      out.append(contentsOf: "\\\n".utf8)
      beginLine()
    }
  }

  private mutating func link(_ node: MarkdownTree.Node, _ step: MarkdownStep) {
    guard step == .exit else {
      return out.append(contentsOf: node.kind == .image ? "![".utf8 : "[".utf8)
    }
    out.append(contentsOf: "](".utf8)
    out += MarkdownEscaping.destination(tree.slice(node.text), isCell: isCell)
    if !node.more.isEmpty {
      out.append(0x20)
      out += MarkdownEscaping.title(tree.slice(node.more), isCell: isCell)
    }
    out.append(UInt8(ascii: ")"))
  }

  /// Writes the marks of emphasis. Nested and neighbouring emphasis take `*` and `_` in turn; a
  /// letter beside a mark that would keep it from counting is written by its number.
  private mutating func emphasis(
    _ index: Int32, _ node: MarkdownTree.Node, _ step: MarkdownStep, _ state: inout InlineState
  ) {
    if step == .enter {
      let around = state.marks.last { $0 != UInt8(ascii: "~") }
      let isStar = (around ?? state.closedMark) != UInt8(ascii: "*")
      let mark =
        node.kind == .strikethrough
        ? UInt8(ascii: "~") : UInt8(ascii: isStar ? "*" : "_")
      // A mark between letters could also close what is open.
      if mark == UInt8(ascii: "_") || state.marks.contains(mark) || !startsWithWord(node) {
        hideLastWord(state)
      }
      state.marks.append(mark)
      out += repeatElement(mark, count: node.kind == .emphasis ? 1 : 2)
      state.closedMark = nil
      state.hidesFirst = false
      state.startsLine = false
    } else {
      let mark = state.marks.popLast() ?? UInt8(ascii: "*")
      state.hidesFirst = mark == UInt8(ascii: "_") || !isWord(lastScalar)
      out += repeatElement(mark, count: node.kind == .emphasis ? 1 : 2)
      state.closedMark = mark == UInt8(ascii: "~") ? nil : mark
    }
  }

  private func isWord(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { Neighbour($0) == .word } ?? false
  }

  /// Whether emphasis begins with a letter or digit, whatever comes before.
  private func startsWithWord(_ node: MarkdownTree.Node) -> Bool {
    guard node.first >= 0, tree[node.first].kind == .text,
      let byte = tree.slice(tree[node.first].text).first
    else { return false }
    return BareLink.isAlphanumeric(byte)
  }

  private var lastScalar: Unicode.Scalar? {
    String(decoding: out.suffix(4), as: UTF8.self).unicodeScalars.last
  }

  /// Writes the last character by its number when it is a letter or a digit of a text.
  private mutating func hideLastWord(_ state: InlineState) {
    guard let last = lastScalar, isWord(last), !state.startsLine else { return }
    out.removeLast(UTF8.width(last))
    out += MarkdownEscaping.reference(last)
  }

  private mutating func text(_ index: Int32, _ node: MarkdownTree.Node, _ state: InlineState) {
    let parent = tree[node.parent]
    let isInEmphasis = [.emphasis, .strong, .strikethrough].contains(parent.kind)
    let next = node.next >= 0 ? tree[node.next].kind : nil
    let isAtBreak = next == .softBreak || next == .lineBreak
    let context = TextContext(
      startsLine: state.startsLine && !isOneLine,
      isFirst: state.startsLine || (parent.first == index && isInEmphasis),
      isLast: next == nil || isAtBreak, next: next, hidesFirst: state.hidesFirst)
    out += NormalText.escaped(tree.slice(node.text), in: context, isHeading: isOneLine)
  }
}
