/// `> [!NOTE]`: a quote whose first line is one of five words, as forges show it.
extension BlockScanner {
  static let calloutWords = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"]

  /// Marks the paragraph that begins on the line at hand when that line is a callout's word. The
  /// word is escaped, lest cmark take it for a link; the reader takes it away.
  mutating func markCallout() {
    guard dialect.contains(.callouts), lines.end - lines.content <= 40 else { return }
    let text = String(decoding: lines.bytes[lines.content..<lines.end], as: UTF8.self)
    let trimmed = text.split { $0 == " " || $0 == "\t" }
    guard trimmed.count == 1, let mark = trimmed.first?.uppercased(),
      let word = Self.calloutWords.first(where: { mark == "[!\($0)]" })
    else { return }
    source.callouts.append(
      MarkdownSource.MarkedLine(line: Int32(source.lines.count), word: word))
    escapesFirstByte = true
  }
}

extension MarkdownTree {
  /// Makes the quote around `paragraph` a callout and takes the word off the text.
  mutating func makeCallout(of paragraph: Int32, word: String) {
    let quote = self[paragraph].parent
    let first = self[paragraph].first
    guard first >= 0, self[first].kind == .text else { return }
    self[quote].kind = .callout
    self[quote].text = store(word.utf8)
    let lineBreak = self[first].next
    let rest = lineBreak >= 0 ? self[lineBreak].next : -1
    self[paragraph].first = rest
    if rest < 0 {
      self[quote].first = self[paragraph].next
      if self[quote].first < 0 { self[quote].last = -1 }
    } else {
      self[paragraph].line += 1
    }
  }
}
