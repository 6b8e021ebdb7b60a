/// A small, strict reader of the HTML that this program writes: anything that is not plainly a
/// tag, a comment or escaped text is an error, so that a test cannot overlook what a browser would
/// take for markup.
enum HTMLTokens {
  enum Token: Equatable {
    case open(String, [Attribute])
    case close(String)
    case text(String)
    case comment(String)
  }

  struct Attribute: Equatable {
    var name: String
    var value: String
  }

  static func of(_ html: String) -> [Token] {
    var result: [Token] = []
    var reader = Reader(bytes: Array(html.utf8))
    while let token = reader.next() { result.append(token) }
    return result
  }

  private struct Reader {
    let bytes: [UInt8]
    var position = 0

    private var byte: UInt8 { position < bytes.count ? bytes[position] : 0 }

    mutating func next() -> Token? {
      guard position < bytes.count else { return nil }
      guard byte == UInt8(ascii: "<") else {
        return .text(decoded(take { $0 != UInt8(ascii: "<") }))
      }
      position += 1
      if bytes[position...].starts(with: "!--".utf8) { return comment() }
      let isClosing = byte == UInt8(ascii: "/")
      if isClosing { position += 1 }
      let name = take { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || (0x30...0x39).contains($0) }
      var attributes: [Attribute] = []
      while true {
        _ = take { $0 == 0x20 || $0 == 0x0A }
        if position >= bytes.count { return .open("unclosed-\(name)", attributes) }
        if byte == UInt8(ascii: ">") {
          position += 1
          return isClosing ? .close(name.lowercased()) : .open(name.lowercased(), attributes)
        }
        if byte == UInt8(ascii: "/") {
          position += 1
          continue
        }
        attributes.append(attribute())
      }
    }

    private mutating func comment() -> Token {
      position += 3
      let start = position
      while position < bytes.count, !bytes[position...].starts(with: "-->".utf8) { position += 1 }
      defer { position += 3 }
      return .comment(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func attribute() -> Attribute {
      let name = take { !" \n>/=\"'<".utf8.contains($0) }
      guard byte == UInt8(ascii: "="), position + 1 < bytes.count else {
        position += 1
        return Attribute(name: "broken-\(name)", value: "")
      }
      position += 1
      let quote = byte
      guard quote == UInt8(ascii: "\"") else {
        return Attribute(name: "unquoted-\(name)", value: take { !" \n>".utf8.contains($0) })
      }
      position += 1
      let value = take { $0 != quote }
      position += 1
      return Attribute(name: name.lowercased(), value: decoded(value))
    }

    private mutating func take(_ isWanted: (UInt8) -> Bool) -> String {
      let start = position
      while position < bytes.count, isWanted(bytes[position]) { position += 1 }
      return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private func decoded(_ text: String) -> String {
      text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
        .replacing("&#x27;", with: "'").replacing("&amp;", with: "&")
    }
  }
}
