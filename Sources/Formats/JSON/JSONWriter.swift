/// Writes JSON (RFC 8259), the same bytes for the same value on every run.
///
/// `<`, U+2028 and U+2029 are escaped too, so that the text may stand inside an HTML page.
package struct JSONWriter {
  /// On one line, without spaces.
  package static func compact(_ value: JSONValue) -> [UInt8] {
    var writer = JSONWriter(isIndented: false)
    writer.write(value, level: 0)
    return writer.bytes
  }

  /// Members on lines of their own, two spaces a level, and a line end after the last.
  package static func indented(_ value: JSONValue) -> [UInt8] {
    var writer = JSONWriter(isIndented: true)
    writer.write(value, level: 0)
    writer.bytes.append(0x0A)
    return writer.bytes
  }

  /// A value as `indented` writes it `level` levels deep, without the blanks before it.
  package static func indented(_ value: JSONValue, level: Int) -> [UInt8] {
    var writer = JSONWriter(isIndented: true)
    writer.write(value, level: level)
    return writer.bytes
  }

  private let isIndented: Bool
  private var bytes: [UInt8] = []

  private init(isIndented: Bool) { self.isIndented = isIndented }

  private mutating func write(_ value: JSONValue, level: Int) {
    switch value {
    case .null: bytes.add("null")
    case .bool(let flag): bytes.add(flag ? "true" : "false")
    case .int(let number): bytes += String(number).utf8
    case .double(let number): bytes += (number.isFinite ? number.description : "null").utf8
    case .decimal(let text):
      precondition(Self.isNumber(text), "a decimal of JSON is a number by RFC 8259")
      bytes += text.utf8
    case .string(let text): write(text)
    case .array(let items):
      list("[", "]", items, level: level) { $0.write($1, level: level + 1) }
    case .object(let members):
      list("{", "}", members, level: level) { writer, member in
        writer.write(member.0)
        writer.bytes.add(writer.isIndented ? ": " : ":")
        writer.write(member.1, level: level + 1)
      }
    }
  }

  private mutating func list<Item>(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ items: [Item], level: Int,
    _ write: (inout JSONWriter, Item) -> Void
  ) {
    bytes.append(UInt8(ascii: open))
    for (index, item) in items.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      breakLine(level: level + 1)
      write(&self, item)
    }
    if !items.isEmpty { breakLine(level: level) }
    bytes.append(UInt8(ascii: close))
  }

  private mutating func breakLine(level: Int) {
    guard isIndented else { return }
    bytes.append(0x0A)
    bytes += repeatElement(0x20, count: level * 2)
  }

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    // Nearly every text of a record goes through as it is, in one piece.
    let letters = text.utf8.span
    if Self.isPlain(letters) {
      unsafe letters.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    } else {
      writeEscaped(text)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isPlain(_ text: Span<UInt8>) -> Bool {
    for index in text.indices where !isPlain(text[index]) { return false }
    return true
  }

  private mutating func writeEscaped(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: bytes += "\\\"".utf8
      case 0x5C: bytes += "\\\\".utf8
      case 0x0A: bytes += "\\n".utf8
      case 0x0D: bytes += "\\r".utf8
      case 0x09: bytes += "\\t".utf8
      case 0..<0x20, 0x3C, 0x7F, 0x2028, 0x2029: escape(scalar)
      case 0..<0x80: bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      default: bytes += String(scalar).utf8
      }
    }
  }

  /// Neither escaped nor the first byte of something that may be (0xE2: U+2028, U+2029).
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x22, 0x3C, 0x5C, 0x7F, 0xE2: false
    default: true
    }
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    let digits = String(scalar.value, radix: 16)
    bytes += "\\u".utf8
    bytes += repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count)
    bytes += digits.utf8
  }

  private static func isNumber(_ text: String) -> Bool {
    var digits = Substring(text).utf8
    if digits.first == UInt8(ascii: "-") { digits.removeFirst() }
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }),
      parts.joined().allSatisfy({ (0x30...0x39).contains($0) })
    else { return false }
    return parts[0].count == 1 || parts[0].first != UInt8(ascii: "0")
  }
}
