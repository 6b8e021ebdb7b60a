/// The bytes of a Markdown text with a position in one line of it, in cmark's terms: offsets count
/// bytes, columns count characters with tabs reaching to the next multiple of four.
struct SourceLines {
  let bytes: [UInt8]
  /// The line at hand, without its end.
  private(set) var start = 0
  private(set) var end = 0
  private(set) var offset = 0
  private(set) var column = 0
  /// Whether a tab was consumed in part.
  private(set) var isInsideTab = false
  /// The first byte that is no space or tab, and how many columns it stands right of `column`.
  private(set) var content = 0
  private(set) var indent = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether only spaces and tabs are left.
  var isBlank: Bool { content >= end }

  /// The byte at `index` of the line, or a line feed past its end.
  func byte(_ index: Int) -> UInt8 { index < end ? bytes[index] : 0x0A }

  mutating func begin(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
    offset = start
    column = 0
    isInsideTab = false
    findContent()
  }

  /// Looks for the first byte of content from where the cursor stands.
  mutating func findContent() {
    var position = offset
    var reached = column
    while position < end {
      if bytes[position] == 0x20 {
        reached += 1
      } else if bytes[position] == 0x09 {
        reached += 4 - reached % 4
      } else {
        break
      }
      position += 1
    }
    content = position
    indent = reached - column
  }

  /// Moves on by bytes.
  mutating func advance(bytes count: Int) {
    for _ in 0..<count where offset < end {
      if bytes[offset] == 0x09 { column += 4 - column % 4 } else { column += 1 }
      offset += 1
      isInsideTab = false
    }
  }

  /// Moves on by columns; a tab may be left half consumed.
  mutating func advance(columns count: Int) {
    var left = count
    while left > 0, offset < end {
      guard bytes[offset] == 0x09 else {
        offset += 1
        column += 1
        left -= 1
        isInsideTab = false
        continue
      }
      let width = 4 - column % 4
      isInsideTab = width > left
      let step = min(width, left)
      column += step
      if !isInsideTab { offset += 1 }
      left -= step
    }
  }

  mutating func advanceToContent() { advance(bytes: content - offset) }

  /// Puts the cursor back where it was.
  mutating func restore(_ other: SourceLines) {
    offset = other.offset
    column = other.column
    isInsideTab = other.isInsideTab
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
