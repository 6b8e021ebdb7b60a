/// HTML as it is written. Markup can only be a literal of this program; text, attributes and
/// destinations can only come in through the function that escapes them.
struct HTMLBuffer {
  private(set) var bytes: [UInt8] = []
  /// Whether hidden characters are shown as `⟨U+202E⟩`.
  var showsHidden: Bool

  init(capacity: Int, showsHidden: Bool) {
    bytes.reserveCapacity(capacity)
    self.showsHidden = showsHidden
  }

  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Markup.
  mutating func markup(_ markup: StaticString) {
    unsafe bytes.append(
      contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  mutating func number(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

  /// Begins a line unless at the begin of one.
  mutating func freshLine() {
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
  }

  /// Text between tags or in a quoted attribute.
  mutating func text(_ text: ArraySlice<UInt8>) {
    var start = text.startIndex
    var index = start
    let end = text.endIndex
    let isSpecial = Self.isSpecial
    while index < end {
      let byte = text[index]
      guard isSpecial[Int(byte)] else {
        index += 1
        continue
      }
      if let entity = Self.entity(of: byte) {
        bytes.append(contentsOf: text[start..<index])
        markup(entity)
        index += 1
        start = index
      } else if showsHidden, let hidden = HiddenCharacter.find(at: index, in: text) {
        bytes.append(contentsOf: text[start..<index])
        bytes.append(contentsOf: hidden.shown)
        index += hidden.length
        start = index
      } else {
        index += 1
      }
    }
    bytes.append(contentsOf: text[start..<end])
  }

  mutating func text(_ text: String) { self.text(Array(text.utf8)[...]) }

  /// A destination in a quoted attribute: what a URL may not hold becomes `%XX`.
  mutating func destination(_ destination: ArraySlice<UInt8>) {
    for byte in destination {
      if byte == UInt8(ascii: "&") {
        markup("&amp;")
      } else if byte == UInt8(ascii: "'") {
        markup("&#x27;")
      } else {
        URLEscaping.append(byte, to: &bytes)
      }
    }
  }

  private static func entity(of byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    default: nil
    }
  }

  /// The bytes at which something may have to be done.
  private static let isSpecial: [Bool] = (0..<256).map { byte in
    "&<>\"".utf8.contains(UInt8(byte)) || HiddenCharacter.mayBegin(UInt8(byte))
  }
}

/// Percent-encoding as CommonMark's own examples show it.
enum URLEscaping {
  static func append(_ byte: UInt8, to output: inout [UInt8]) {
    if isKept[Int(byte)] {
      output.append(byte)
    } else {
      let digits = Array("0123456789ABCDEF".utf8)
      output.append(UInt8(ascii: "%"))
      output.append(digits[Int(byte >> 4)])
      output.append(digits[Int(byte & 15)])
    }
  }

  private static let isKept: [Bool] = (0..<256).map { number in
    let byte = UInt8(number)
    return HTMLBlockStart.isLetter(byte) || (0x30...0x39).contains(byte)
      || "-_.+!*(),%#@?=;:/$~&'".utf8.contains(byte)
  }
}
