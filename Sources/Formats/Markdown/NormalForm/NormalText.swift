/// Text in normal form: every character that could be a mark has a backslash before it.
struct NormalText {
  private let text: [UInt8]
  private var out: [UInt8] = []

  static func escaped(
    _ text: ArraySlice<UInt8>, in context: NormalMarkdown.TextContext, isHeading: Bool
  ) -> [UInt8] {
    var writer = NormalText(text: Array(text))
    writer.write(context, isHeading: isHeading)
    return writer.out
  }

  private init(text: [UInt8]) { self.text = text }

  private func byte(_ index: Int) -> UInt8 { index < text.count ? text[index] : 0 }

  private mutating func write(_ context: NormalMarkdown.TextContext, isHeading: Bool) {
    var index = 0
    let end = context.isLast ? writeEnd() : text.count
    if context.isFirst || context.hidesFirst { index = writeStart(context, before: end) }
    if context.startsLine, index == 0 { index = writeLineStart(before: end) }
    while index < end {
      write(at: index, context, isHeading: isHeading)
      index += 1
    }
    out += tail
  }

  /// What stands at the end and was written ahead.
  private var tail: [UInt8] = []

  /// Writes space at the end by its number; returns where it begins.
  private mutating func writeEnd() -> Int {
    guard let last = String(decoding: text.suffix(4), as: UTF8.self).unicodeScalars.last,
      last.properties.isWhitespace, last != "\n"
    else { return text.count }
    tail = MarkdownEscaping.reference(last)
    return text.count - UTF8.width(last)
  }

  /// Writes a first character by its number where it could not stand itself; returns how much.
  private mutating func writeStart(
    _ context: NormalMarkdown.TextContext, before end: Int
  ) -> Int {
    guard end > 0, let first = String(decoding: text.prefix(4), as: UTF8.self).unicodeScalars.first
    else { return 0 }
    let isWord = Neighbour(first) == .word
    let isSpace = first.properties.isWhitespace
    guard (isSpace && context.isFirst) || (isWord && context.hidesFirst && !isSpace) else {
      return 0
    }
    out += MarkdownEscaping.reference(first)
    return UTF8.width(first)
  }

  /// Escapes what would begin a block; returns how much was written.
  private mutating func writeLineStart(before end: Int) -> Int {
    guard end > 0 else { return 0 }
    switch byte(0) {
    case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "="), UInt8(ascii: ":"):
      out += [UInt8(ascii: "\\"), byte(0)]
      return 1
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      var index = 0
      while index < end, (0x30...0x39).contains(byte(index)) { index += 1 }
      guard index < end, byte(index) == UInt8(ascii: ".") || byte(index) == UInt8(ascii: ")")
      else { return 0 }
      out += text[..<index]
      out += [UInt8(ascii: "\\"), byte(index)]
      return index + 1
    default: return 0
    }
  }

  private mutating func write(
    at index: Int, _ context: NormalMarkdown.TextContext, isHeading: Bool
  ) {
    let this = text[index]
    switch this {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: "~"),
      UInt8(ascii: "|"), UInt8(ascii: "@"):
      out.append(UInt8(ascii: "\\"))
    case UInt8(ascii: "#") where isHeading: out.append(UInt8(ascii: "\\"))
    case UInt8(ascii: "!") where index == text.count - 1 && context.next == .link:
      out.append(UInt8(ascii: "\\"))
    case UInt8(ascii: ":") where byte(index + 1) == UInt8(ascii: "/"):
      out.append(UInt8(ascii: "\\"))
    case UInt8(ascii: ".") where index >= 3 && text[(index - 3)..<index].elementsEqual("www".utf8):
      out.append(UInt8(ascii: "\\"))
    case UInt8(ascii: "&")
    where HTMLBlockStart.isLetter(byte(index + 1)) || byte(index + 1) == UInt8(ascii: "#"):
      out += "&amp;".utf8
      return
    case 0x0A:
      out += "&#10;".utf8
      return
    default: break
    }
    out.append(this)
  }
}
