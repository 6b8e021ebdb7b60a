/// HTML as it is written. Markup can only be a literal of this program; text, attributes and
/// destinations can only come in through the function that escapes them.
struct HTMLBuffer {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Markup.
  mutating func markup(_ markup: StaticString) {
    unsafe bytes.append(
      contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  /// Markup that the program composed elsewhere.
  mutating func trusted(_ drawing: PageDrawing) {
    bytes.append(contentsOf: drawing.markup.utf8)
  }

  mutating func number(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

  /// Begins a line unless at the begin of one.
  mutating func freshLine() {
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
  }

  /// Text between tags or in a quoted attribute.
  mutating func text(_ text: ArraySlice<UInt8>) {
    var start = text.startIndex
    for index in text.indices {
      guard let entity = Self.entity(of: text[index]) else { continue }
      bytes.append(contentsOf: text[start..<index])
      markup(entity)
      start = index + 1
    }
    bytes.append(contentsOf: text[start...])
  }

  mutating func text(_ text: String) { self.text(Array(text.utf8)[...]) }

  /// A destination in a quoted attribute: what a URL may not hold becomes `%XX`.
  mutating func destination(_ destination: ArraySlice<UInt8>) {
    var start = destination.startIndex
    for index in destination.indices {
      let byte = destination[index]
      if URLEscaping.isKept(byte) { continue }
      bytes.append(contentsOf: destination[start..<index])
      start = index + 1
      switch byte {
      case UInt8(ascii: "&"): markup("&amp;")
      case UInt8(ascii: "'"): markup("&#x27;")
      default: URLEscaping.append(byte, to: &bytes)
      }
    }
    bytes.append(contentsOf: destination[start...])
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
}

/// Percent-encoding as CommonMark's own examples show it.
enum URLEscaping {
  /// Appends a byte as `%XX`.
  static func append(_ byte: UInt8, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "%"))
    output.append(digit(byte >> 4))
    output.append(digit(byte & 15))
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }

  /// Whether a byte stands for itself both in a URL and in an attribute.
  static func isKept(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "@")...UInt8(ascii: "Z"): true
    // "(" to ";" holds the digits and ()*+,-./:;
    case UInt8(ascii: "(")...UInt8(ascii: ";"): true
    case UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "!"): true
    case UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "_"), UInt8(ascii: "~"): true
    default: false
    }
  }
}
