/// GFM strikethrough: text between two equal runs of one or two tildes, which open and close by
/// the rules that CommonMark has for emphasis.
extension MarkdownTree {
  /// Looks in the children of every node that holds inlines.
  mutating func findStrikethrough() {
    for parent in nodes.indices.lazy.map(Int32.init) {
      let first = self[parent].first
      guard first >= 0, self[first].kind.isInline, hasTilde(parent) else { continue }
      strike(in: parent)
    }
  }

  private func hasTilde(_ parent: Int32) -> Bool {
    var child = self[parent].first
    while child >= 0 {
      let node = self[child]
      if node.kind == .text, slice(node.text).contains(UInt8(ascii: "~")) { return true }
      child = node.next
    }
    return false
  }

  /// A piece of a node's content: a child, a part of a text, or a run of tildes.
  private struct Piece {
    var node: Int32
    /// How many tildes; 0 for anything else.
    var tildes = 0
    var opens = false
    var closes = false
  }

  private mutating func strike(in parent: Int32) {
    let pieces = pieces(of: parent)
    var content: [Piece] = []
    var openers: [Int] = []
    for piece in pieces {
      if piece.closes, let opener = openers.last {
        openers.removeLast()
        if content[opener].tildes == piece.tildes {
          let node = add(Node(kind: .strikethrough))
          for inner in content[(opener + 1)...] { append(inner.node, to: node) }
          content.removeLast(content.count - opener)
          content.append(Piece(node: node))
          continue
        }
      } else if piece.opens {
        openers.append(content.count)
      }
      content.append(piece)
    }
    self[parent].first = -1
    self[parent].last = -1
    for piece in content { appendMerging(piece.node, to: parent) }
  }

  /// Adds a child; a text that continues the last child in the buffer lengthens it instead.
  private mutating func appendMerging(_ child: Int32, to parent: Int32) {
    let last = self[parent].last
    if last >= 0, self[last].kind == .text, self[child].kind == .text,
      self[last].text.upperBound == self[child].text.lowerBound
    {
      self[last].text = self[last].text.lowerBound..<self[child].text.upperBound
    } else {
      append(child, to: parent)
    }
  }

  /// The children of a node, with texts parted at runs of tildes.
  private mutating func pieces(of parent: Int32) -> [Piece] {
    var result: [Piece] = []
    var previous: Int32 = -1
    for child in Array(children(of: parent)) {
      defer { previous = child }
      guard self[child].kind == .text else {
        result.append(Piece(node: child))
        continue
      }
      let range = self[child].text
      var start = Int(range.lowerBound)
      let end = Int(range.upperBound)
      func part(_ tree: inout MarkdownTree, to stop: Int) -> Int32 {
        var node = Node(kind: .text)
        node.text = Int32(start)..<Int32(stop)
        return tree.add(node)
      }
      var index = start
      while index < end {
        guard bytes[index] == UInt8(ascii: "~") else {
          index += 1
          continue
        }
        if start < index { result.append(Piece(node: part(&self, to: index))) }
        start = index
        while index < end, bytes[index] == UInt8(ascii: "~") { index += 1 }
        var run = Piece(node: part(&self, to: index))
        run.tildes = index - start
        if run.tildes <= 2 { flank(&run, start..<index, of: child, after: previous) }
        result.append(run)
        start = index
      }
      if start < end { result.append(Piece(node: part(&self, to: end))) }
    }
    return result
  }

  /// Whether a run may open or close, by what stands beside it.
  private func flank(
    _ run: inout Piece, _ range: Range<Int>, of child: Int32, after previous: Int32
  ) {
    let text = self[child].text
    let before =
      range.lowerBound > Int(text.lowerBound)
      ? Neighbour(before: range.lowerBound, in: slice(text)) : edge(previous, of: child)
    let after =
      range.upperBound < Int(text.upperBound)
      ? Neighbour(at: range.upperBound, in: slice(text)) : edge(self[child].next, of: child)
    run.opens = after != .space && (after != .punctuation || before != .word)
    run.closes = before != .space && (before != .punctuation || after != .word)
  }

  /// What stands beside a text that ends there: breaks and the edge of a block are space, marks of
  /// other inlines are punctuation.
  private func edge(_ sibling: Int32, of child: Int32) -> Neighbour {
    guard sibling >= 0 else {
      return self[self[child].parent].kind.isInline ? .punctuation : .space
    }
    return [.softBreak, .lineBreak].contains(self[sibling].kind) ? .space : .punctuation
  }
}

/// What kind of character stands beside a run of marks (CommonMark 0.30, §6.2).
enum Neighbour {
  case space, punctuation, word

  init(at index: Int, in text: ArraySlice<UInt8>) {
    var decoder = UTF8()
    var bytes = text[index...].prefix(4).makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&bytes) else {
      self = .word
      return
    }
    self.init(scalar)
  }

  init(before index: Int, in text: ArraySlice<UInt8>) {
    var start = index - 1
    while start > text.startIndex, text[start] & 0xC0 == 0x80 { start -= 1 }
    self.init(at: start, in: text)
  }

  init(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      let byte = UInt8(scalar.value)
      if byte == 0x20 || (0x09...0x0D).contains(byte) {
        self = .space
      } else {
        self = BareLink.isAlphanumeric(byte) || byte < 0x20 ? .word : .punctuation
      }
      return
    }
    switch scalar.properties.generalCategory {
    case .spaceSeparator: self = .space
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      self = .punctuation
    default: self = .word
    }
  }
}
