/// Finds the block structure of a Markdown text by CommonMark's own algorithm, line by line,
/// before cmark is called. Two things need it: GFM tables, which cmark does not know and which
/// must not be mistaken in code or HTML, and the limits that keep cmark from stalling.
///
/// It keeps no tree. A test holds it to cmark on random texts: each table's stand-in must be found
/// as a heading. If it ever errs, the reader notices and reads the text without tables.
struct BlockScanner {
  /// An open block that holds blocks.
  struct Container {
    var isQuote: Bool
    /// How many columns the content of an item stands right of its container's.
    var width = 0
    var hasChild = false
  }

  /// The open block that takes lines.
  enum Leaf: Equatable {
    case none
    case paragraph
    case fence(character: UInt8, length: Int)
    case indentedCode
    case html(HTMLBlockStart)
    case table
  }

  let dialect: MarkdownDialect
  let limits: MarkdownLimits
  var lines: SourceLines
  var source = MarkdownSource()
  var containers: [Container] = []
  var leaf = Leaf.none
  /// The cells of all tables so far.
  var cells: [UInt8] = []
  var paragraph = Paragraph()
  /// Cells that the rows so far lack.
  var missingCells = 0
  var standIns: StandIns
  /// Whether the line at hand gets a backslash before its content.
  var escapesFirstByte = false

  /// The paragraph at hand.
  struct Paragraph {
    /// Its bytes so far, without what containers take.
    var size = 0
    /// Where its last line begins in the output, and where that line's content lies in the input.
    var lastLineOutput = 0
    var lastContent = 0..<0
    /// How much of its first line its containers take; nil from the second line on.
    var firstPrefix: Range<Int>?
    /// Whether it begins like a link definition, and bytes since the last line that does.
    var mayDefine = false
    var definition = 0
  }

  private init(_ bytes: [UInt8], dialect: MarkdownDialect, limits: MarkdownLimits) {
    self.dialect = dialect
    self.limits = limits
    lines = SourceLines(bytes)
    standIns = StandIns.choose(for: bytes)
    source.standIns = standIns
    source.text.reserveCapacity(bytes.count + bytes.count / 8)
  }

  /// Reads `bytes`, the first line of which is line `firstLine` of the file.
  static func scan(
    _ bytes: [UInt8], firstLine: Int, dialect: MarkdownDialect, limits: MarkdownLimits
  ) -> MarkdownSource {
    var scanner = BlockScanner(bytes, dialect: dialect, limits: limits)
    scanner.run(firstLine: firstLine)
    return scanner.source
  }

  private mutating func run(firstLine: Int) {
    if lines.bytes.count > limits.bytes { source.excess = .bytes(limits.bytes) }
    var position = 0
    var line = Int32(clamping: firstLine)
    let count = lines.bytes.count
    while position < count, source.excess == nil {
      var end = position
      while end < count, lines.bytes[end] != 0x0A, lines.bytes[end] != 0x0D { end += 1 }
      lines.begin(position, end)
      source.lines.append(line)
      scanLine()
      position = end + 1
      if end < count, lines.bytes[end] == 0x0D {
        // A lone return ends a line for Markdown, but files count line feeds.
        guard position < count, lines.bytes[position] == 0x0A else { continue }
        position += 1
      }
      line += 1
    }
    if !cells.isEmpty {
      cells.append(contentsOf: source.text)
      source.text = cells
    }
    if source.excess == nil { source.excess = limits.referencesExcess(references) }
  }

  /// How many brackets and how long a definition there are, for the limit on their product.
  var references = MarkdownLimits.References()

  private mutating func scanLine() {
    let matched = matchContainers()
    let isContinued = matched == containers.count
    var isLeafMatched = false
    if isContinued {
      switch matchLeaf() {
      case .closed:
        leaf = .none
        emit()
        return
      case .matched: isLeafMatched = true
      case .failed: break
      }
    }
    if isLeafMatched, leaf != .paragraph, leaf != .table {
      lines.advanceToContent()
      addText()
      return
    }
    openBlocks(matched: matched, isLeafMatched: isLeafMatched)
  }

  /// Takes the marks of open containers off the line; returns how many are continued.
  private mutating func matchContainers() -> Int {
    for index in containers.indices {
      lines.findContent()
      let container = containers[index]
      if container.isQuote {
        guard lines.indent <= 3, lines.byte(lines.content) == UInt8(ascii: ">") else {
          return index
        }
        takeQuoteMark()
      } else if lines.indent >= container.width {
        lines.advance(columns: container.width)
      } else if lines.isBlank, container.hasChild {
        lines.advanceToContent()
      } else {
        return index
      }
    }
    lines.findContent()
    return containers.count
  }

  private mutating func takeQuoteMark() {
    lines.advance(columns: lines.indent + 1)
    if SourceLines.isSpace(lines.byte(lines.offset)) { lines.advance(columns: 1) }
  }

  private enum LeafMatch { case matched, failed, closed }

  private func matchLeaf() -> LeafMatch {
    switch leaf {
    case .none: return .failed
    case .paragraph, .table: return lines.isBlank ? .failed : .matched
    case .indentedCode: return lines.indent >= 4 || lines.isBlank ? .matched : .failed
    case .html(let start): return start.endsAtBlankLine && lines.isBlank ? .failed : .matched
    case .fence(let character, let length):
      guard lines.indent <= 3 else { return .matched }
      var position = lines.content
      while lines.byte(position) == character { position += 1 }
      guard position - lines.content >= length else { return .matched }
      while SourceLines.isSpace(lines.byte(position)) { position += 1 }
      return position >= lines.end ? .closed : .matched
    }
  }

  /// Opens what begins on the line, then gives the rest of the line to the innermost block.
  private mutating func openBlocks(matched: Int, isLeafMatched: Bool) {
    let mayBeLazy = leaf == .paragraph
    var isInParagraph = isLeafMatched && leaf == .paragraph
    let isInTable = isLeafMatched && leaf == .table
    var hasOpened = false
    func closeUnmatched(_ scanner: inout BlockScanner) {
      if !hasOpened { scanner.close(to: matched) }
      hasOpened = true
      isInParagraph = false
    }
    while true {
      if containers.count > limits.depth {
        source.excess = .depth(limits.depth)
        return
      }
      lines.findContent()
      if lines.isBlank { break }
      if lines.indent >= 4 {
        if mayBeLazy && !hasOpened { break }
        closeUnmatched(&self)
        open(.indentedCode)
        return emit()
      }
      let first = lines.byte(lines.content)
      if first == UInt8(ascii: ">") {
        closeUnmatched(&self)
        markChild()
        containers.append(Container(isQuote: true))
        takeQuoteMark()
        continue
      }
      if let leaf = startOfLeaf(first, isInParagraph: isInParagraph) {
        closeUnmatched(&self)
        return begin(leaf)
      }
      guard let width = takeListMarker(first, interruptsParagraph: isInParagraph) else { break }
      closeUnmatched(&self)
      markChild()
      containers.append(Container(isQuote: false, width: width))
    }
    if hasOpened || isInParagraph || isInTable || !mayBeLazy || lines.isBlank {
      if !hasOpened { close(to: matched, keepingLeaf: isInParagraph || isInTable) }
      addText()
    } else {
      addParagraphLine(isLazy: true)
    }
  }

  private mutating func close(to count: Int, keepingLeaf: Bool = false) {
    if count < containers.count { containers.removeLast(containers.count - count) }
    if !keepingLeaf { leaf = .none }
  }

  private mutating func markChild() {
    if !containers.isEmpty { containers[containers.count - 1].hasChild = true }
  }

  private mutating func open(_ leaf: Leaf) {
    markChild()
    self.leaf = leaf
  }

  /// A block of lines that starts here; `.none` for one that ends here too.
  private mutating func startOfLeaf(_ first: UInt8, isInParagraph: Bool) -> Leaf? {
    switch first {
    case UInt8(ascii: "#"): return isATXHeading() ? Leaf.none : nil
    case UInt8(ascii: "`"), UInt8(ascii: "~"): return fenceStart(first)
    case UInt8(ascii: "<"):
      return HTMLBlockStart.find(in: lines, isInParagraph: isInParagraph).map(Leaf.html)
    case UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"):
      if isInParagraph, isSetextUnderline(first) { return Leaf.none }
      return isThematicBreak(first) ? Leaf.none : nil
    default: return nil
    }
  }

  private mutating func begin(_ leaf: Leaf) {
    open(leaf)
    switch leaf {
    case .html(let start):
      if start.ends(in: lines.bytes[lines.content..<lines.end]) { self.leaf = .none }
      emit()
    case .none:
      // The text of a heading counts as one paragraph.
      if lines.byte(lines.content) == UInt8(ascii: "#") {
        checkParagraph(size: lines.end - lines.content)
      }
      emitText()
    default: emit()
    }
  }

  /// Gives the rest of the line to the innermost block.
  private mutating func addText() {
    switch leaf {
    case .html(let start):
      if start.ends(in: lines.bytes[lines.content..<lines.end]) { leaf = .none }
      emit()
    case .fence, .indentedCode: emit()
    case _ where lines.isBlank: emit()
    case .table: addTableRow()
    case .paragraph:
      if dialect.contains(.tables), startTable() { return }
      addParagraphLine(isLazy: false)
    case .none:
      let isFirstChild = containers.last.map { !$0.hasChild } ?? false
      open(.paragraph)
      beginParagraph(isFirstChild: isFirstChild)
    }
  }

  /// Copies the line.
  mutating func emit() {
    source.text.append(contentsOf: lines.bytes[lines.start..<lines.end])
    source.text.append(0x0A)
  }
}
