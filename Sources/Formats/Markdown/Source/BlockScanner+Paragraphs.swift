/// Paragraphs: the only blocks in which extensions and the limits on inlines look.
extension BlockScanner {
  /// The first line of a paragraph.
  mutating func beginParagraph(isFirstChild: Bool) {
    paragraph = Paragraph()
    paragraph.firstPrefix = lines.start..<lines.content
    paragraph.mayDefine = lines.byte(lines.content) == UInt8(ascii: "[")
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
    if paragraph.mayDefine { references.longest = max(references.longest, paragraph.definition) }
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

  /// Copies a run of inlines of the input; escapes and bare links get stand-ins.
  mutating func appendInlines(_ range: Range<Int>, to output: Output) {
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      let byte = lines.bytes[index]
      switch byte {
      case UInt8(ascii: "["): references.count += 1
      case UInt8(ascii: "~"): source.features.insert(.strikethrough)
      case UInt8(ascii: "@"): source.features.insert(.bareLinks)
      case UInt8(ascii: "\\"):
        let next = index + 1 < range.upperBound ? lines.bytes[index + 1] : 0
        if let standIn = standIns.escape(next) {
          append(start..<index, to: output)
          append(standIn, to: output)
          start = index + 2
        }
        index += 1
      case UInt8(ascii: ":"), UInt8(ascii: "w"):
        if let end = BareLink.mayBegin(at: index, within: range, in: lines.bytes) {
          source.features.insert(.bareLinks)
          append(start..<index, to: output)
          hideMarks(in: index..<end, to: output)
          start = end
          index = end - 1
        }
      default: break
      }
      index += 1
    }
    append(start..<range.upperBound, to: output)
  }

  /// Copies what may be a bare link, in which cmark must not find emphasis.
  private mutating func hideMarks(in range: Range<Int>, to output: Output) {
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      let byte = lines.bytes[index]
      let isEscape = byte == UInt8(ascii: "\\") && index + 1 < range.upperBound
      let standIn = isEscape ? standIns.escape(lines.bytes[index + 1]) : standIns.hide(byte)
      if let standIn {
        append(start..<index, to: output)
        append(standIn, to: output)
        start = index + (isEscape ? 2 : 1)
      }
      index += isEscape ? 2 : 1
    }
    append(start..<range.upperBound, to: output)
  }

  private mutating func append(_ range: Range<Int>, to output: Output) {
    switch output {
    case .document: source.text.append(contentsOf: lines.bytes[range])
    case .cells: cells.append(contentsOf: lines.bytes[range])
    }
  }

  private mutating func append(_ standIn: [UInt8], to output: Output) {
    source.features.insert(.standIns)
    switch output {
    case .document: source.text.append(contentsOf: standIn)
    case .cells: cells.append(contentsOf: standIn)
    }
  }
}
