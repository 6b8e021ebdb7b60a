/// GFM task list items: an item whose first paragraph begins with `[ ]` or `[x]`.
extension BlockScanner {
  /// Marks the paragraph that begins on the line at hand when it begins with a box. The box is
  /// escaped, lest cmark take it for a link; the reader takes it away.
  mutating func markTask() {
    guard dialect.contains(.taskItems), lines.end - lines.content > 4 else { return }
    let box = lines.bytes[lines.content..<lines.content + 4]
    let mark = box[box.startIndex + 1]
    guard box.first == UInt8(ascii: "["), box[box.startIndex + 2] == UInt8(ascii: "]"),
      SourceLines.isSpace(mark) || mark | 0x20 == UInt8(ascii: "x"),
      SourceLines.isSpace(box[box.startIndex + 3]),
      lines.bytes[box.endIndex..<lines.end].contains(where: { !SourceLines.isSpace($0) })
    else { return }
    source.tasks.append(
      MarkdownSource.MarkedLine(
        line: Int32(source.lines.count), isDone: !SourceLines.isSpace(mark)))
    escapesFirstByte = true
  }
}

extension MarkdownTree {
  /// Makes the item around `paragraph` a task and takes the box off the text.
  mutating func makeTask(of paragraph: Int32, isDone: Bool) {
    let first = self[paragraph].first
    guard first >= 0, self[first].kind == .text else { return }
    var text = slice(self[first].text)
    guard text.count >= 3, text.first == UInt8(ascii: "[") else { return }
    text = text.dropFirst(3).drop(while: SourceLines.isSpace)
    self[first].text = Int32(text.startIndex)..<Int32(text.endIndex)
    self[self[paragraph].parent].flags.formUnion(isDone ? [.task, .done] : .task)
  }
}
