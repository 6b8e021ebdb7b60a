import Diagnostics
import Formats
import Model

/// A Markdown record by its lines: front matter, headings, and which lines are code.
///
/// Records are a grammar of lines (a field a line), not of Markdown's blocks, so that each field
/// has its own line; the body goes to the Markdown reader only when a page shows it.
struct RecordText: Sendable {
  /// A line of the body, without its end.
  struct Line: Sendable {
    let number: Int
    /// Byte offsets in the file.
    let start: Int
    let end: Int
    /// Inside a fenced code block, fences included.
    let isCode: Bool
  }

  struct Heading: Sendable {
    let level: Int
    let text: String
    /// In `lines`.
    let index: Int
    /// In `headings`.
    let ordinal: Int
  }

  let file: SourceFile
  /// The root of the front matter where the text starts with a closed one.
  let frontMatter: YAMLNode?
  let hasFrontMatter: Bool
  let bodyStart: Int
  let bodyLine: Int
  let lines: [Line]
  let headings: [Heading]

  init(_ reading: FileReading) {
    file = reading.file
    let bytes = reading.file.bytes
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var scanner = LineScanner(bytes: bytes, position: start, number: 1)
    if let matter = Self.frontMatter(&scanner, start: start, reading) {
      let head = SourceFile(path: file.path, bytes: Array(bytes[start..<matter]))
      frontMatter = YAMLDocument.parse(head, log: reading.log).root
      hasFrontMatter = true
    } else {
      scanner = LineScanner(bytes: bytes, position: start, number: 1)
      frontMatter = nil
      hasFrontMatter = false
    }
    bodyStart = scanner.position
    bodyLine = scanner.number
    (lines, headings) = Self.structure(&scanner)
  }

  /// Where the closing `---` starts; the scanner is then behind it.
  private static func frontMatter(
    _ scanner: inout LineScanner, start: Int, _ reading: FileReading
  ) -> Int? {
    guard let first = scanner.next(), isRule(reading.file.bytes[first.start..<first.end]) else {
      return nil
    }
    while let line = scanner.next() {
      if isRule(reading.file.bytes[line.start..<line.end]) { return line.start }
    }
    reading.report(.openFrontMatter(at: SourceLocation(path: reading.path, line: 1, column: 1)))
    return nil
  }

  private static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: [0x2D, 0x2D, 0x2D])
      && line.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  private static func structure(_ scanner: inout LineScanner) -> ([Line], [Heading]) {
    var lines: [Line] = []
    var headings: [Heading] = []
    var fence: (byte: UInt8, count: Int)?
    while let raw = scanner.next() {
      let text = scanner.bytes[raw.start..<raw.end]
      let mark = fenceMark(text)
      var isCode = fence != nil
      if let open = fence {
        if let mark, mark.byte == open.byte, mark.count >= open.count, mark.isBare { fence = nil }
      } else if let mark {
        fence = (mark.byte, mark.count)
        isCode = true
      } else if let (level, offset) = headingMark(text) {
        let title = Words.trimmed(String(decoding: text[offset...], as: UTF8.self))
        headings.append(
          Heading(level: level, text: title, index: lines.count, ordinal: headings.count))
      }
      lines.append(Line(number: raw.number, start: raw.start, end: raw.end, isCode: isCode))
    }
    return (lines, headings)
  }

  /// ` ``` ` or `~~~`, how many, and whether nothing follows.
  private static func fenceMark(
    _ line: ArraySlice<UInt8>
  ) -> (byte: UInt8, count: Int, isBare: Bool)? {
    let text = line.drop { $0 == 0x20 }
    guard let byte = text.first, byte == 0x60 || byte == 0x7E else { return nil }
    let count = text.prefix { $0 == byte }.count
    guard count >= 3 else { return nil }
    return (byte, count, text.dropFirst(count).allSatisfy { $0 == 0x20 || $0 == 0x09 })
  }

  /// The level of an ATX heading and the offset of its text.
  private static func headingMark(_ line: ArraySlice<UInt8>) -> (level: Int, offset: Int)? {
    guard line.first == 0x23 else { return nil }
    let level = line.prefix { $0 == 0x23 }.count
    let offset = line.startIndex + level
    guard level <= 6, offset == line.endIndex || line[offset] == 0x20 || line[offset] == 0x09 else {
      return nil
    }
    return (level, offset)
  }
}

extension RecordText {
  /// The text after the front matter, without secrets; its lines stand where they stood.
  var body: String {
    SecretText.masked(String(decoding: file.bytes[bodyStart...], as: UTF8.self), padded: true)
  }

  func text(of line: Line) -> String {
    String(decoding: file.bytes[line.start..<line.end], as: UTF8.self)
  }

  func location(of line: Line, column: Int = 1) -> SourceLocation {
    SourceLocation(path: file.path, line: line.number, column: column)
  }

  /// The first heading of level 1.
  var title: Heading? { headings.first { $0.level == 1 } }

  /// The lines below the heading, up to the next one of the same or a higher level.
  func section(_ heading: Heading) -> Range<Int> {
    // From the heading on: looking from the top would be quadratic in a file of headings.
    let next = headings[(heading.ordinal + 1)...].first { $0.level <= heading.level }
    return (heading.index + 1)..<(next?.index ?? lines.count)
  }

  /// The lines below the heading, up to the next one of any level.
  func ownLines(_ heading: Heading) -> Range<Int> {
    let next = heading.ordinal + 1
    return (heading.index + 1)..<(next < headings.count ? headings[next].index : lines.count)
  }

  /// The lines before the first heading of level 2 or deeper.
  var preamble: Range<Int> {
    0..<(headings.first { $0.level >= 2 }?.index ?? lines.count)
  }

  /// The offset of the first byte of a line that is neither blank nor a quote mark.
  func contentStart(_ line: Line) -> Int {
    var offset = line.start
    while offset < line.end {
      let byte = file.bytes[offset]
      guard byte == 0x20 || byte == 0x09 || byte == 0x3E else { break }
      offset += 1
    }
    return offset
  }

  /// `-`, `*` or `+`.
  static func isBullet(_ byte: UInt8) -> Bool { byte == 0x2D || byte == 0x2A || byte == 0x2B }

  /// The state of a `- [ ]` or `- [x]` item and the text after it; nil for any other line.
  func checkbox(_ line: Line) -> (isDone: Bool, text: String)? {
    guard !line.isCode else { return nil }
    let bytes = file.bytes
    var offset = contentStart(line)
    guard offset < line.end, Self.isBullet(bytes[offset]) else { return nil }
    offset += 1
    while offset < line.end, bytes[offset] == 0x20 { offset += 1 }
    guard offset + 2 < line.end, bytes[offset] == 0x5B, bytes[offset + 2] == 0x5D else {
      return nil
    }
    let mark = bytes[offset + 1]
    guard mark == 0x20 || mark == 0x78 || mark == 0x58 else { return nil }
    let rest = String(decoding: bytes[(offset + 3)..<line.end], as: UTF8.self)
    return (mark != 0x20, Words.trimmed(rest))
  }
}

/// Goes through bytes line by line; LF and CRLF end a line.
struct LineScanner {
  let bytes: [UInt8]
  var position: Int
  var number: Int

  mutating func next() -> (number: Int, start: Int, end: Int)? {
    guard position < bytes.count else { return nil }
    let start = position
    let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    position = min(end + 1, bytes.count)
    let line = number
    number += 1
    let hasReturn = end > start && bytes[end - 1] == 0x0D
    return (line, start, hasReturn ? end - 1 : end)
  }
}

extension Diagnostic {
  fileprivate static func openFrontMatter(at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      "GP5020", .error, "the front matter that starts here is never closed", at: place, length: 3,
      hint: "end it with a line of three hyphens")
  }
}
