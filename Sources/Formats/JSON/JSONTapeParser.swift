/// Fills a tape from bytes. Recursive descent; the depth limit bounds the recursion.
struct JSONTapeParser {
  var nodes: [JSONTape.Node] = []
  var lineStarts: [UInt32] = []
  var repeatedKeys: [Int] = []
  var position: Int
  let end: Int
  private var depth = 0

  init(from start: Int, to end: Int) {
    position = start
    self.end = end
  }

  mutating func document(_ bytes: Span<UInt8>) throws(JSONFault) {
    skipSpace(bytes)
    try value(bytes)
    skipSpace(bytes)
    if position < end { throw fault(.trailing) }
  }

  func fault(_ reason: JSONFault.Reason) -> JSONFault {
    JSONFault(reason: position < end ? reason : .endOfText, offset: position)
  }

  /// Lines are counted here alone: no other token may hold a line end.
  @inline(__always)
  private mutating func skipSpace(_ bytes: Span<UInt8>) {
    while position < end {
      let byte = bytes[position]
      if byte > 0x20 { return }
      switch byte {
      case 0x0A: lineStarts.append(UInt32(truncatingIfNeeded: position + 1))
      case 0x20, 0x09, 0x0D: break
      default: return
      }
      position += 1
    }
  }

  private mutating func value(_ bytes: Span<UInt8>) throws(JSONFault) {
    guard position < end else { throw fault(.expectedValue) }
    if nodes.count >= JSONTape.nodeLimit { throw fault(.tooManyValues) }
    switch bytes[position] {
    case UInt8(ascii: "\""): try string(bytes)
    case UInt8(ascii: "{"): try object(bytes)
    case UInt8(ascii: "["): try array(bytes)
    case 0x30...0x39, UInt8(ascii: "-"): try number(bytes)
    case UInt8(ascii: "t"): try word("true", .true, bytes)
    case UInt8(ascii: "f"): try word("false", .false, bytes)
    case UInt8(ascii: "n"): try word("null", .null, bytes)
    default: throw fault(.expectedValue)
    }
  }

  @inline(__always)
  mutating func append(
    _ kind: JSONTape.Kind, from start: Int, hash: UInt32 = 0, hasEscapes: Bool = false
  ) {
    nodes.append(
      JSONTape.Node(
        start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: position),
        link: hash, kind: kind, hasEscapes: hasEscapes))
  }

  private mutating func word(
    _ text: StaticString, _ kind: JSONTape.Kind, _ bytes: Span<UInt8>
  ) throws(JSONFault) {
    let start = position
    let isThere = text.withUTF8Buffer { pattern in
      guard start + pattern.count <= end else { return false }
      for index in pattern.indices where unsafe bytes[start + index] != pattern[index] {
        return false
      }
      return true
    }
    guard isThere else { throw fault(.unexpected) }
    position += text.utf8CodeUnitCount
    append(kind, from: start)
  }

  // MARK: Containers

  /// The node of the container, whose end is not yet known.
  private mutating func open(_ kind: JSONTape.Kind, _ bytes: Span<UInt8>) throws(JSONFault) -> Int {
    depth += 1
    if depth > JSONTape.depthLimit { throw fault(.tooDeep) }
    append(kind, from: position)
    position += 1
    skipSpace(bytes)
    return nodes.count - 1
  }

  private mutating func close(_ node: Int) {
    position += 1
    depth -= 1
    nodes[node].end = UInt32(truncatingIfNeeded: position)
    nodes[node].link = UInt32(truncatingIfNeeded: nodes.count)
  }

  /// After a member: whether another one follows.
  @inline(__always)
  private mutating func another(_ closing: UInt8, _ bytes: Span<UInt8>) throws(JSONFault) -> Bool {
    skipSpace(bytes)
    guard position < end else { throw fault(.expectedCommaOrEnd) }
    let byte = bytes[position]
    if byte == closing { return false }
    guard byte == UInt8(ascii: ",") else { throw fault(.expectedCommaOrEnd) }
    position += 1
    skipSpace(bytes)
    return true
  }

  private mutating func array(_ bytes: Span<UInt8>) throws(JSONFault) {
    let node = try open(.array, bytes)
    if position < end, bytes[position] == UInt8(ascii: "]") { return close(node) }
    repeat { try value(bytes) } while try another(UInt8(ascii: "]"), bytes)
    close(node)
  }

  private mutating func object(_ bytes: Span<UInt8>) throws(JSONFault) {
    let node = try open(.object, bytes)
    if position < end, bytes[position] == UInt8(ascii: "}") { return close(node) }
    var count = 0
    repeat {
      guard position < end, bytes[position] == UInt8(ascii: "\"") else {
        throw fault(.expectedKey)
      }
      try string(bytes)
      skipSpace(bytes)
      guard position < end, bytes[position] == UInt8(ascii: ":") else {
        throw fault(.expectedColon)
      }
      position += 1
      skipSpace(bytes)
      try value(bytes)
      count += 1
    } while try another(UInt8(ascii: "}"), bytes)
    close(node)
    if count > 1 { findRepeatedKeys(of: node, count: count, bytes) }
  }

  // MARK: Numbers

  private mutating func number(_ bytes: Span<UInt8>) throws(JSONFault) {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    if position < end, bytes[position] == UInt8(ascii: "0") {
      position += 1
    } else {
      try digits(bytes)
    }
    if position < end, bytes[position] == UInt8(ascii: ".") {
      position += 1
      try digits(bytes)
    }
    if position < end, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < end, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[position]) {
        position += 1
      }
      try digits(bytes)
    }
    append(.number, from: start)
  }

  /// One digit or more.
  private mutating func digits(_ bytes: Span<UInt8>) throws(JSONFault) {
    let start = position
    while position < end, bytes[position] >= 0x30, bytes[position] <= 0x39 { position += 1 }
    if position == start { throw fault(.number) }
  }
}
