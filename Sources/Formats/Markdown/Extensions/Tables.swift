/// GFM tables. A delimiter row under a paragraph's last line, with as many cells as that line,
/// makes a table of both and of all lines that follow, up to a blank one or another block.
extension BlockScanner {
  /// Begins a table when the line at hand is a delimiter row that fits the line above.
  mutating func startTable() -> Bool {
    guard lines.indent < 4,
      let alignments = Self.alignments(of: lines.bytes[lines.content..<lines.end])
    else { return false }
    let head = Self.cells(of: lines.bytes[paragraph.lastContent])
    guard head.count == alignments.count else { return false }
    // The head is taken back; where it was a later line of a paragraph, it may have lacked the
    // marks of its containers, which the line at hand has.
    source.text.removeLast(source.text.count - paragraph.lastLineOutput)
    emitStandIn(after: paragraph.firstPrefix ?? lines.start..<lines.content)
    emitStandIn(after: lines.start..<lines.content)
    let line = Int32(source.lines.count)
    source.tables.append(
      TableLayout(firstLine: line - 1, lastLine: line, alignments: alignments, rows: []))
    addRow(head, line: line - 1)
    leaf = .table
    return true
  }

  /// A further row.
  mutating func addTableRow() {
    checkParagraph(size: lines.end - lines.content)
    let line = Int32(source.lines.count)
    addRow(Self.cells(of: lines.bytes[lines.content..<lines.end]), line: line)
    source.tables[source.tables.count - 1].lastLine = line
    emitStandIn(after: lines.start..<lines.content)
  }

  private mutating func addRow(_ found: [Range<Int>], line: Int32) {
    let table = source.tables.count - 1
    let columns = source.tables[table].alignments.count
    let kept = found.prefix(columns)
    missingCells += columns - kept.count
    if missingCells > limits.missingCells { source.excess = .missingCells(limits.missingCells) }
    source.tables[table].rows.append(
      TableLayout.Row(
        line: line, firstCell: Int32(source.cellCount), cellCount: Int32(kept.count)))
    for cell in kept { addCell(cell) }
  }

  /// A cell is a heading of its own at the head of the text, where cmark parses its inlines.
  private mutating func addCell(_ range: Range<Int>) {
    cells.append(contentsOf: "# ".utf8)
    var start = range.lowerBound
    for index in range where Self.isEscapedPipe(at: index, before: range.upperBound, lines.bytes) {
      appendInlines(start..<index, to: .cells)
      start = index + 1
    }
    appendInlines(start..<range.upperBound, to: .cells)
    cells.append(contentsOf: " #\n".utf8)
    source.cellCount += 1
  }

  private static func isEscapedPipe(at index: Int, before end: Int, _ bytes: [UInt8]) -> Bool {
    bytes[index] == UInt8(ascii: "\\") && index + 1 < end
      && bytes[index + 1] == UInt8(ascii: "|")
  }

  private mutating func emitStandIn(after prefix: Range<Int>) {
    source.text.append(contentsOf: lines.bytes[prefix])
    source.text.append(contentsOf: "# #\n".utf8)
  }

  /// The cells of a row: a pipe at the start is skipped, one after a backslash does not part.
  static func cells(of row: ArraySlice<UInt8>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var position = row.startIndex
    func skipPipe() -> Bool {
      guard position < row.endIndex, row[position] == UInt8(ascii: "|") else { return false }
      position += 1
      while position < row.endIndex, SourceLines.isSpace(row[position]) { position += 1 }
      return true
    }
    _ = skipPipe()
    while position < row.endIndex {
      let start = position
      while position < row.endIndex, row[position] != UInt8(ascii: "|") {
        let isEscape = row[position] == UInt8(ascii: "\\") && position + 1 < row.endIndex
        position += isEscape && row[position + 1] == UInt8(ascii: "|") ? 2 : 1
      }
      var end = position
      var first = start
      while first < end, SourceLines.isSpace(row[first]) { first += 1 }
      while end > first, SourceLines.isSpace(row[end - 1]) { end -= 1 }
      _ = skipPipe()
      result.append(first..<end)
    }
    return result
  }

  /// What a delimiter row says of its columns; nil for any other line.
  static func alignments(of row: ArraySlice<UInt8>) -> [TableLayout.Alignment]? {
    guard let first = row.first, "|:-".utf8.contains(first),
      row.allSatisfy({ "|:-".utf8.contains($0) || SourceLines.isSpace($0) })
    else { return nil }
    var result: [TableLayout.Alignment] = []
    for cell in cells(of: row) {
      guard let alignment = alignment(of: row[cell]) else { return nil }
      result.append(alignment)
    }
    return result.isEmpty ? nil : result
  }

  private static func alignment(of cell: ArraySlice<UInt8>) -> TableLayout.Alignment? {
    let isLeft = cell.first == UInt8(ascii: ":")
    let dashes = isLeft ? cell.dropFirst() : cell
    let isRight = dashes.last == UInt8(ascii: ":")
    let marks = isRight ? dashes.dropLast() : dashes
    guard !marks.isEmpty, marks.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
    switch (isLeft, isRight) {
    case (true, true): return .center
    case (true, false): return .left
    case (false, true): return .right
    case (false, false): return TableLayout.Alignment.none
    }
  }
}
