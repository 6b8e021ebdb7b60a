/// GFM's bare links: `www.…`, `http://…`, `https://…`, `ftp://…` and mail addresses in text.
struct BareLink {
  var range: Range<Int>
  /// What the destination has before the text: `http://`, `mailto:` or nothing.
  var prefix = ""

  /// Names longer than this are no domain; it keeps the search linear.
  private static let longestDomain = 1024

  /// Where what may be a bare link ends whose `:` or `w` stands at `index` of a run of inlines;
  /// used before cmark is called, to hide marks of emphasis.
  static func mayBegin(at index: Int, within range: Range<Int>, in bytes: [UInt8]) -> Int? {
    guard index + 3 < range.upperBound,
      bytes[index + 1] == UInt8(ascii: "/") || bytes[index + 1] == UInt8(ascii: "w")
    else { return nil }
    let rest = bytes[index..<range.upperBound]
    guard rest.starts(with: "://".utf8) || rest.starts(with: "www.".utf8) else { return nil }
    let line = bytes[range]
    var start = index
    while start > line.startIndex, HTMLBlockStart.isLetter(line[start - 1]) { start -= 1 }
    let end = trimmedEnd(of: rest.prefix(upTo: endOfDestination(from: start, in: line)))
    return end > index ? end : nil
  }

  /// Where a destination in brackets ends: what begins at `start` may be one.
  private static func endOfDestination(from start: Int, in line: ArraySlice<UInt8>) -> Int {
    guard start > line.startIndex else { return line.endIndex }
    let rest = line[start...]
    switch line[start - 1] {
    case UInt8(ascii: "<"): return rest.firstIndex(of: UInt8(ascii: ">")) ?? line.endIndex
    case UInt8(ascii: "("):
      guard start - 1 > line.startIndex, line[start - 2] == UInt8(ascii: "]") else {
        return line.endIndex
      }
      var depth = 0
      for index in rest.indices {
        if line[index] == UInt8(ascii: "(") { depth += 1 }
        if line[index] == UInt8(ascii: ")") { depth -= 1 }
        if depth < 0 || isSpace(line[index]) { return index }
      }
      return line.endIndex
    default: return line.endIndex
    }
  }

  /// The link whose first telling byte (`:`, `w` or `@`) is at `index` of `text`.
  /// `mayFollow` says whether a link may begin at the start of the text.
  static func find(at index: Int, in text: ArraySlice<UInt8>, mayFollow: Bool) -> BareLink? {
    switch text[index] {
    case UInt8(ascii: ":"): url(at: index, in: text)
    case UInt8(ascii: "w"): host(at: index, in: text, mayFollow: mayFollow)
    case UInt8(ascii: "@"): address(at: index, in: text)
    default: nil
    }
  }

  private static func url(at colon: Int, in text: ArraySlice<UInt8>) -> BareLink? {
    guard text[colon...].starts(with: "://".utf8) else { return nil }
    var start = colon
    while start > text.startIndex, colon - start < 6, HTMLBlockStart.isLetter(text[start - 1]) {
      start -= 1
    }
    let scheme = String(decoding: text[start..<colon], as: UTF8.self).lowercased()
    let domain = text[(colon + 3)...]
    guard ["http", "https", "ftp"].contains(scheme), let first = domain.first,
      isHostByte(first), domainLength(domain, needsDot: false) != nil
    else { return nil }
    let end = trimmedEnd(of: text[colon...])
    return end > colon + 3 ? BareLink(range: start..<end) : nil
  }

  private static func host(
    at start: Int, in text: ArraySlice<UInt8>, mayFollow: Bool
  ) -> BareLink? {
    guard start + 1 < text.endIndex, text[start + 1] == UInt8(ascii: "w"),
      text[start...].starts(with: "www.".utf8)
    else { return nil }
    if start == text.startIndex {
      guard mayFollow else { return nil }
    } else {
      guard isSpace(text[start - 1]) || "*_~(".utf8.contains(text[start - 1]) else { return nil }
    }
    guard domainLength(text[start...], needsDot: true) != nil else { return nil }
    let end = trimmedEnd(of: text[start...])
    return end > start ? BareLink(range: start..<end, prefix: "http://") : nil
  }

  private static func address(at sign: Int, in text: ArraySlice<UInt8>) -> BareLink? {
    var start = sign
    while start > text.startIndex,
      isAlphanumeric(text[start - 1]) || ".+-_".utf8.contains(text[start - 1])
    {
      start -= 1
    }
    guard start < sign else { return nil }
    var end = sign + 1
    var dots = 0
    while end < text.endIndex {
      let byte = text[end]
      if byte == UInt8(ascii: ".") {
        guard end + 1 < text.endIndex, isAlphanumeric(text[end + 1]) else { break }
        dots += 1
      } else if byte == UInt8(ascii: "@") {
        return nil
      } else if !isAlphanumeric(byte), byte != UInt8(ascii: "-"), byte != UInt8(ascii: "_") {
        break
      }
      end += 1
    }
    guard dots > 0, HTMLBlockStart.isLetter(text[end - 1]) else { return nil }
    return BareLink(range: start..<end, prefix: "mailto:")
  }

  /// The length of the domain at the start of `text`; nil when it is none: an underscore in one of
  /// its last two parts, or no dot where there must be one.
  private static func domainLength(_ text: ArraySlice<UInt8>, needsDot: Bool) -> Int? {
    var dots = 0
    var underscores = (last: 0, before: 0)
    var length = 0
    for byte in text {
      if byte == UInt8(ascii: "_") {
        underscores.last += 1
      } else if byte == UInt8(ascii: ".") {
        underscores = (0, underscores.last)
        dots += 1
      } else if !isHostByte(byte), byte != UInt8(ascii: "-") {
        break
      }
      length += 1
      if length > longestDomain { return nil }
    }
    guard underscores.last == 0, underscores.before == 0, length > 0 else { return nil }
    return needsDot && dots == 0 ? nil : length
  }

  /// The end of the link at the start of `text`: up to a space or `<`, without punctuation that
  /// belongs to the sentence around it.
  private static func trimmedEnd(of text: ArraySlice<UInt8>) -> Int {
    var end = text.startIndex
    var opening = 0
    var closing = 0
    while end < text.endIndex, !isSpace(text[end]), text[end] != UInt8(ascii: "<") {
      if text[end] == UInt8(ascii: "(") { opening += 1 }
      if text[end] == UInt8(ascii: ")") { closing += 1 }
      end += 1
    }
    while end > text.startIndex {
      switch text[end - 1] {
      case UInt8(ascii: ")"):
        if closing <= opening { return end }
        closing -= 1
        end -= 1
      case UInt8(ascii: ";"): end = startOfEntity(endingAt: end, in: text) ?? end - 1
      case let byte where "?!.,:*_~'\"".utf8.contains(byte): end -= 1
      default: return end
      }
    }
    return end
  }

  /// Where `&name;` begins that ends at `end`.
  private static func startOfEntity(endingAt end: Int, in text: ArraySlice<UInt8>) -> Int? {
    var start = end - 1
    while start > text.startIndex, HTMLBlockStart.isLetter(text[start - 1]) { start -= 1 }
    guard start < end - 1, start > text.startIndex, text[start - 1] == UInt8(ascii: "&") else {
      return nil
    }
    return start - 1
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    HTMLBlockStart.isLetter(byte) || (0x30...0x39).contains(byte)
  }

  private static func isHostByte(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || byte >= 0x80 }
}

extension MarkdownTree {
  /// Makes links of the bare links in all text that stands in no link and no image.
  mutating func findBareLinks() {
    var position: (Int32, MarkdownStep)? = (0, .enter)
    var lastLeft: Int32 = -1
    while let (node, step) = position {
      let kind = self[node].kind
      if step == .exit { lastLeft = node }
      if step == .enter, kind == .link || kind == .image {
        lastLeft = node
        position = self.step(after: node, .exit, within: 0)
        continue
      }
      if step == .enter, kind == .text {
        let hasSibling = lastLeft >= 0 && self[lastLeft].next == node
        linkText(node, mayBegin: !hasSibling || mayPrecedeLink(self[lastLeft].kind))
      }
      position = self.step(after: node, step, within: 0)
    }
  }

  /// Whether `www.` may stand right after an inline: after a break, or after a mark of emphasis.
  private func mayPrecedeLink(_ kind: Kind) -> Bool {
    [.softBreak, .lineBreak, .emphasis, .strong, .strikethrough].contains(kind)
  }

  /// Parts a text at its bare links.
  private mutating func linkText(_ node: Int32, mayBegin: Bool) {
    let range = self[node].text
    var start = Int(range.lowerBound)
    let end = Int(range.upperBound)
    var index = start
    var current = node
    while index < end {
      guard Self.isTelling(bytes[index]),
        let link = BareLink.find(
          at: index, in: bytes[start..<end],
          mayFollow: mayBegin && start == Int(range.lowerBound))
      else {
        index += 1
        continue
      }
      current = insertLink(link, from: start, to: end, in: current)
      start = link.range.upperBound
      index = start
    }
  }

  private static func isTelling(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ":") || byte == UInt8(ascii: "w") || byte == UInt8(ascii: "@")
  }

  /// Cuts the text `node` (bytes `start..<end`) at a link: text before, link, text after. Returns
  /// the text after.
  private mutating func insertLink(
    _ link: BareLink, from start: Int, to end: Int, in node: Int32
  ) -> Int32 {
    let inner = Int32(link.range.lowerBound)..<Int32(link.range.upperBound)
    var linkNode = Node(kind: .link, flags: .bare)
    linkNode.text = link.prefix.isEmpty ? inner : store(link.prefix.utf8 + bytes[link.range])
    let linkIndex = add(linkNode)
    var label = Node(kind: .text)
    label.text = inner
    append(add(label), to: linkIndex)
    var rest = Node(kind: .text)
    rest.text = Int32(link.range.upperBound)..<Int32(end)
    let restIndex = add(rest)
    self[node].text = Int32(start)..<Int32(link.range.lowerBound)
    insert(linkIndex, after: node)
    insert(restIndex, after: linkIndex)
    return restIndex
  }

  /// Puts a node behind another.
  private mutating func insert(_ node: Int32, after sibling: Int32) {
    let parent = self[sibling].parent
    self[node].parent = parent
    self[node].next = self[sibling].next
    self[sibling].next = node
    if self[parent].last == sibling { self[parent].last = node }
  }
}
