import Diagnostics

/// Recursive descent over the bytes of one file; the depth limit bounds the recursion.
struct JSONParser {
  let file: SourceFile
  let log: DiagnosticLog
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var lineStart = 0
  private var depth = 0

  init(file: SourceFile, log: DiagnosticLog) {
    self.file = file
    self.log = log
    bytes = file.bytes
  }

  mutating func document() throws(JSONFault) -> JSONNode {
    if let bad = WorkspaceFolder.firstInvalidByte(bytes) {
      throw JSONFault(reason: .notUTF8, offset: bad)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    skipSpace()
    let node = try value()
    skipSpace()
    guard position == bytes.count else { throw fault(.trailing) }
    return node
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private var location: SourceLocation {
    SourceLocation(path: file.path, line: line, column: position - lineStart + 1)
  }

  private func fault(_ reason: JSONFault.Reason) -> JSONFault {
    JSONFault(reason: position < bytes.count ? reason : .endOfText, offset: position)
  }

  /// Lines are counted here alone: no other token may hold a line end.
  private mutating func skipSpace() {
    while let byte = next {
      switch byte {
      case 0x0A:
        position += 1
        line += 1
        lineStart = position
      case 0x20, 0x09, 0x0D: position += 1
      default: return
      }
    }
  }

  private mutating func value() throws(JSONFault) -> JSONNode {
    let start = location
    let value: JSONNode.Value
    switch next {
    case UInt8(ascii: "{"): value = .object(try object())
    case UInt8(ascii: "["): value = .array(try array())
    case UInt8(ascii: "\""): value = .string(try string())
    case .some(0x30...0x39), UInt8(ascii: "-"): value = .number(try number())
    case UInt8(ascii: "t"): value = try literal("true", .bool(true))
    case UInt8(ascii: "f"): value = try literal("false", .bool(false))
    case UInt8(ascii: "n"): value = try literal("null", .null)
    default: throw fault(.expectedValue)
    }
    return JSONNode(value: value, location: start)
  }

  private mutating func literal(
    _ text: StaticString, _ value: JSONNode.Value
  ) throws(JSONFault) -> JSONNode.Value {
    guard bytes[position...].starts(with: text.description.utf8) else { throw fault(.unexpected) }
    position += text.utf8CodeUnitCount
    return value
  }

  private mutating func open() throws(JSONFault) {
    depth += 1
    if depth > JSONReader.depthLimit { throw fault(.tooDeep) }
    position += 1
    skipSpace()
  }

  /// After a member: true at the end of the array or object.
  private mutating func close(with end: Unicode.Scalar) throws(JSONFault) -> Bool {
    skipSpace()
    if next == UInt8(ascii: end) {
      position += 1
      depth -= 1
      return true
    }
    guard next == UInt8(ascii: ",") else { throw fault(.expectedCommaOrEnd) }
    position += 1
    skipSpace()
    return false
  }

  private mutating func array() throws(JSONFault) -> [JSONNode] {
    try open()
    var items: [JSONNode] = []
    if next == UInt8(ascii: "]") {
      position += 1
      depth -= 1
      return items
    }
    repeat { items.append(try value()) } while try !close(with: "]")
    return items
  }

  private mutating func object() throws(JSONFault) -> [(key: String, value: JSONNode)] {
    try open()
    var entries: [(key: String, value: JSONNode)] = []
    // By bytes: Swift's Strings compare "é" equal to "e" with a combining accent.
    var seen: Set<[UInt8]> = []
    if next == UInt8(ascii: "}") {
      position += 1
      depth -= 1
      return entries
    }
    repeat {
      let start = location
      guard next == UInt8(ascii: "\"") else { throw fault(.expectedKey) }
      let key = try string()
      skipSpace()
      guard next == UInt8(ascii: ":") else { throw fault(.expectedColon) }
      position += 1
      skipSpace()
      let value = try value()
      if seen.insert(Array(key.utf8)).inserted {
        entries.append((key, value))
      } else {
        log.add(.duplicateJSONKey(key, at: start))
      }
    } while try !close(with: "}")
    return entries
  }

  private mutating func number() throws(JSONFault) -> String {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    if next == UInt8(ascii: "0") { position += 1 } else { try digits() }
    if next == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if let mark = next, mark | 0x20 == UInt8(ascii: "e") {
      position += 1
      if let sign = next, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// One digit or more.
  private mutating func digits() throws(JSONFault) {
    let start = position
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
    if position == start { throw fault(.number) }
  }
}

extension JSONParser {
  private mutating func string() throws(JSONFault) -> String {
    position += 1
    var text: [UInt8] = []
    while true {
      let start = position
      while let byte = next, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
        position += 1
      }
      let piece = bytes[start..<position]
      switch next {
      case UInt8(ascii: "\""):
        position += 1
        if text.isEmpty { return String(decoding: piece, as: UTF8.self) }
        text += piece
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        text += piece
        try escape(into: &text)
      default: throw fault(.controlCharacter)
      }
    }
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONFault) {
    let start = position
    position += 1
    guard let letter = next else { throw fault(.escape) }
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): text += String(Character(try scalar(from: start))).utf8
    default: throw JSONFault(reason: .escape, offset: start)
    }
  }

  /// The rest of `\uXXXX`, or of a pair of them that `start` begins.
  private mutating func scalar(from start: Int) throws(JSONFault) -> Unicode.Scalar {
    let first = try codeUnit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, bytes[position...].starts(with: [0x5C, 0x75]) else {
      throw JSONFault(reason: .surrogate, offset: start)
    }
    position += 2
    let second = try codeUnit()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw JSONFault(reason: .surrogate, offset: start) }
    return scalar
  }

  /// Four hexadecimal digits.
  private mutating func codeUnit() throws(JSONFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault(.escape)
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}
