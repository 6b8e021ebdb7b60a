/// Paragraphs: the only blocks in which extensions and the limits on inlines look.
extension BlockScanner {
  /// The first line of a paragraph.
  mutating func beginParagraph(isFirstChild: Bool) {
    paragraph = Paragraph()
    paragraph.firstPrefix = lines.start..<lines.content
    if isFirstChild, let container = containers.last {
      if container.isQuote {
        markCallout()
      } else {
        markTask()
      }
    }
    takeParagraphLine()
  }

  /// A further line; a lazy one lacks the marks of the paragraph's containers.
  mutating func addParagraphLine(isLazy: Bool) {
    paragraph.firstPrefix = nil
    takeParagraphLine()
  }

  private mutating func takeParagraphLine() {
    paragraph.lastLineOutput = source.text.count
    paragraph.lastContent = lines.content..<lines.end
    let size = lines.end - lines.content + 1
    paragraph.size += size
    checkParagraph(size: paragraph.size)
    if lines.byte(lines.content) == UInt8(ascii: "[") { paragraph.definition = 0 }
    paragraph.definition += size
    references.longest = max(references.longest, paragraph.definition)
    emitText()
  }

  mutating func checkParagraph(size: Int) {
    if size > limits.paragraph { source.excess = .paragraph(limits.paragraph) }
  }

  /// Copies a line whose content is inlines.
  mutating func emitText() {
    source.text.append(contentsOf: lines.bytes[lines.start..<lines.content])
    if escapesFirstByte { source.text.append(UInt8(ascii: "\\")) }
    escapesFirstByte = false
    appendInlines(lines.content..<lines.end, to: .document)
    source.text.append(0x0A)
  }

  /// Where a run of inlines goes.
  enum Output { case document, cells }

  /// Copies a run of inlines of the input.
  mutating func appendInlines(_ range: Range<Int>, to output: Output) {
    for byte in lines.bytes[range] where byte == UInt8(ascii: "[") { references.count += 1 }
    switch output {
    case .document: source.text.append(contentsOf: lines.bytes[range])
    case .cells: cells.append(contentsOf: lines.bytes[range])
    }
  }
}
