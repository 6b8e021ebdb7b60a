/// Where links lead, as they are written into Markdown: percent-encoded, and relative inside the
/// site, so that it works from a folder, under any prefix and on a forge.
enum LinkDestination {
  /// The way from the page in folder `page` to the file at `target`, both from the site's root.
  static func relative(from page: String, to target: String) -> String {
    let here = page.utf8.split(separator: UInt8(ascii: "/"))
    let there = target.utf8.split(separator: UInt8(ascii: "/"))
    var common = 0
    while common < here.count, common < there.count - 1, here[common].elementsEqual(there[common]) {
      common += 1
    }
    let up = Array(repeating: "..", count: here.count - common)
    let down = there[common...].map { encoded(String($0) ?? "") }
    return (up + down).joined(separator: "/")
  }

  /// What a record states as an address, made safe: nil unless it is http, https or mailto once
  /// read as a browser reads it (WHATWG URL: blanks and controls at the ends, tabs and line breaks
  /// anywhere, are dropped).
  static func external(_ stated: String) -> String? {
    var bytes = stated.utf8.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    let start = bytes.firstIndex { $0 > 0x20 } ?? bytes.count
    let address = Array(bytes[start...])
    guard isAllowed(address) else { return nil }
    return encoded(String(decoding: address, as: UTF8.self), keepsMarks: true)
  }

  private static func isAllowed(_ address: [UInt8]) -> Bool {
    for prefix in ["http://", "https://", "mailto:"] {
      let length = prefix.utf8.count
      guard address.count > length,
        zip(address, prefix.utf8).allSatisfy({ byte, expected in
          (byte.isASCIILetter ? byte | 0x20 : byte) == expected
        })
      else { continue }
      // `http:///path` has no host, and `http://\host` means something else to each reader.
      let next = address[length]
      return next != UInt8(ascii: "/") && next != .backslash && next != UInt8(ascii: "@")
    }
    return false
  }

  /// Percent-encodes all but unreserved characters; `keepsMarks` also keeps what separates the
  /// parts of an address, and escapes that are there already.
  static func encoded(_ text: String, keepsMarks: Bool = false) -> String {
    let source = Array(text.utf8)
    guard !source.allSatisfy(isUnreserved) else { return text }
    var result: [UInt8] = []
    for (index, byte) in source.enumerated() {
      if isUnreserved(byte) || (keepsMarks && isKept(byte, at: index, in: source)) {
        result.append(byte)
        // An entity in a destination would be read as one.
        if byte == UInt8(ascii: "&") { result.append(contentsOf: "amp;".utf8) }
      } else {
        result.append(UInt8(ascii: "%"))
        result.append(hexadecimal(byte >> 4))
        result.append(hexadecimal(byte & 15))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "_")
  }

  private static func isKept(_ byte: UInt8, at index: Int, in source: [UInt8]) -> Bool {
    switch byte {
    case UInt8(ascii: "%"):
      index + 2 < source.count && isHexadecimal(source[index + 1])
        && isHexadecimal(source[index + 2])
    case UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "#"),
      UInt8(ascii: "&"), UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "+"),
      UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    byte.isASCIIDigit || ((byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "f"))
  }

  private static func hexadecimal(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }
}
