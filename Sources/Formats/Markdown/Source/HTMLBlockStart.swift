/// The seven ways in which a block of raw HTML starts, and how each ends (CommonMark 0.30, §4.6).
enum HTMLBlockStart: Equatable {
  /// `<script`, `<pre`, `<style>`, `<textarea`.
  case verbatim
  case comment, instruction, declaration, cdata
  /// The name of a block element, or a whole tag alone on its line.
  case element

  var endsAtBlankLine: Bool { self == .element }

  /// Whether a line of the block is its last.
  func ends(in line: ArraySlice<UInt8>) -> Bool {
    switch self {
    case .verbatim:
      Self.verbatimNames.contains { Self.contains("</" + $0 + ">", in: line) }
    case .comment: Self.contains("-->", in: line)
    case .instruction: Self.contains("?>", in: line)
    case .declaration: line.contains(UInt8(ascii: ">"))
    case .cdata: Self.contains("]]>", in: line)
    case .element: false
    }
  }

  /// What starts at the content of the line.
  static func find(in lines: SourceLines, isInParagraph: Bool) -> HTMLBlockStart? {
    let rest = lines.bytes[lines.content..<lines.end].dropFirst()
    if rest.starts(with: "!--".utf8) { return .comment }
    if rest.first == UInt8(ascii: "?") { return .instruction }
    if rest.starts(with: "![CDATA[".utf8) { return .cdata }
    if rest.first == UInt8(ascii: "!") {
      return rest.dropFirst().first.map(isLetter) == true ? .declaration : nil
    }
    let isClosing = rest.first == UInt8(ascii: "/")
    let name = isClosing ? rest.dropFirst() : rest
    let length = name.prefix { isLetter($0) || (0x30...0x39).contains($0) }.count
    let word = String(decoding: name.prefix(min(length, 12)), as: UTF8.self).lowercased()
    let after = name.dropFirst(length)
    if !isClosing, verbatimNames.contains(word), endsName(after.first) { return .verbatim }
    if blockNames.contains(word), endsName(after.first) || after.starts(with: "/>".utf8) {
      return .element
    }
    if isInParagraph { return nil }
    var tag = HTMLTagScanner(lines.bytes[lines.content..<lines.end])
    return tag.isWholeTagAlone() ? .element : nil
  }

  static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func endsName(_ byte: UInt8?) -> Bool {
    guard let byte else { return true }
    return byte == UInt8(ascii: ">") || byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// Whether `word` (in lower case) occurs in the line, whatever its case there.
  private static func contains(_ word: String, in line: ArraySlice<UInt8>) -> Bool {
    let bytes = Array(word.utf8)
    guard line.count >= bytes.count else { return false }
    return (line.startIndex...line.endIndex - bytes.count).contains { start in
      bytes.indices.allSatisfy { index in
        let byte = line[start + index]
        return byte == bytes[index] || (isLetter(byte) && byte | 0x20 == bytes[index])
      }
    }
  }

  private static let verbatimNames: Set<String> = ["script", "pre", "style", "textarea"]

  private static let blockNames: Set<String> = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center",
    "col", "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5",
    "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu",
    "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "section", "source",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
  ]
}

/// Reads one tag by CommonMark's grammar of raw HTML (§6.6), within a line.
struct HTMLTagScanner {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  private var byte: UInt8 { position < bytes.endIndex ? bytes[position] : 0 }

  /// Whether the line is one open or closing tag and spaces.
  mutating func isWholeTagAlone() -> Bool {
    guard take(UInt8(ascii: "<")) else { return false }
    let isClosing = take(UInt8(ascii: "/"))
    guard HTMLBlockStart.isLetter(byte) else { return false }
    while HTMLBlockStart.isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "-") {
      position += 1
    }
    if !isClosing { while takeAttribute() {} }
    skipSpaces()
    if !isClosing { _ = take(UInt8(ascii: "/")) }
    guard take(UInt8(ascii: ">")) else { return false }
    skipSpaces()
    return position >= bytes.endIndex
  }

  private mutating func takeAttribute() -> Bool {
    let start = position
    guard skipSpaces(),
      HTMLBlockStart.isLetter(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
    else { return back(to: start) }
    while HTMLBlockStart.isLetter(byte) || isDigit(byte) || "_:.-".utf8.contains(byte) {
      position += 1
    }
    let afterName = position
    skipSpaces()
    guard take(UInt8(ascii: "=")) else {
      position = afterName
      return true
    }
    skipSpaces()
    return takeValue() ? true : back(to: start)
  }

  private mutating func takeValue() -> Bool {
    for quote in "\"'".utf8 where take(quote) {
      while position < bytes.endIndex, byte != quote { position += 1 }
      return take(quote)
    }
    let start = position
    while position < bytes.endIndex, byte > 0x20, !"\"'=<>`".utf8.contains(byte) { position += 1 }
    return position > start
  }

  private mutating func back(to start: Int) -> Bool {
    position = start
    return false
  }

  private mutating func take(_ wanted: UInt8) -> Bool {
    guard position < bytes.endIndex, byte == wanted else { return false }
    position += 1
    return true
  }

  @discardableResult private mutating func skipSpaces() -> Bool {
    let start = position
    while byte == 0x20 || (0x09...0x0D).contains(byte) { position += 1 }
    return position > start
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
