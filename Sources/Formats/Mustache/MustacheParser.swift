/// Reads the text of a template into tokens, by bytes.
struct MustacheParser {
  /// Levels of sections.
  static let depthLimit = 100

  private let bytes: [UInt8]
  /// After a byte order mark.
  private let beginning: Int
  /// Where the text after the last tag begins.
  private var start: Int
  private var opening = Array("{{".utf8)
  private var closing = Array("}}".utf8)
  private var result: [MustacheToken] = []
  private var open: [(name: String, token: Int, offset: Int)] = []

  init(bytes: [UInt8]) {
    self.bytes = bytes
    beginning = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    start = beginning
  }

  private struct Tag {
    /// The character after the opening delimiter, or 0 for a plain variable.
    var kind: UInt8
    var content: ArraySlice<UInt8>
    var range: Range<Int>

    var isVariable: Bool { kind == 0 || kind == UInt8(ascii: "{") || kind == UInt8(ascii: "&") }
  }

  mutating func tokens() throws(MustacheFault) -> [MustacheToken] {
    while let position = find(opening, from: start) {
      let tag = try tag(at: position)
      // All but variables leave no trace of a line that they stand on alone.
      let line = tag.isVariable ? nil : standaloneLine(around: tag.range)
      addText(upTo: line?.lowerBound ?? tag.range.lowerBound, isTagNext: line == nil)
      let indentation = line.map { bytes[$0.lowerBound..<tag.range.lowerBound] } ?? []
      try add(tag, indentation: indentation)
      start = line?.upperBound ?? tag.range.upperBound
    }
    addText(upTo: bytes.count, isTagNext: false)
    if let section = open.last {
      throw MustacheFault(reason: .unclosedSection(section.name), offset: section.offset)
    }
    return result
  }

  mutating func literalTokens() -> [MustacheToken] {
    addText(upTo: bytes.count, isTagNext: false)
    return result
  }

  private func find(_ text: [UInt8], from: Int) -> Int? {
    var index = from
    while let next = bytes[index...].firstIndex(of: text[0]) {
      if bytes[next...].starts(with: text) { return next }
      index = next + 1
    }
    return nil
  }

  /// The text from `start`, split where lines start.
  private mutating func addText(upTo end: Int, isTagNext: Bool) {
    var position = start
    while position < end || (position == end && isTagNext) {
      if position == beginning || bytes[position - 1] == 0x0A { result.append(.lineStart) }
      guard position < end else { return }
      let lineEnd = bytes[position..<end].firstIndex(of: 0x0A).map { $0 + 1 } ?? end
      result.append(.literal(String(decoding: bytes[position..<lineEnd], as: UTF8.self)))
      if bytes[lineEnd - 1] != 0x0A { return }
      position = lineEnd
    }
  }

  /// The whole line, line end included, when nothing else stands on it.
  private func standaloneLine(around tag: Range<Int>) -> Range<Int>? {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    let before = bytes[beginning..<tag.lowerBound].lastIndex { !isBlank($0) }
    if let before, bytes[before] != 0x0A { return nil }
    let first = before.map { $0 + 1 } ?? beginning
    guard let after = bytes[tag.upperBound...].firstIndex(where: { !isBlank($0) }) else {
      return first..<bytes.count
    }
    if bytes[after] == 0x0A { return first..<(after + 1) }
    if bytes[after...].starts(with: [0x0D, 0x0A]) { return first..<(after + 2) }
    return nil
  }
}

extension MustacheParser {
  private func tag(at position: Int) throws(MustacheFault) -> Tag {
    var index = position + opening.count
    while index < bytes.count, Self.isSpace(bytes[index]) { index += 1 }
    var kind: UInt8 = 0
    if index < bytes.count, "#^/!>&={<$".utf8.contains(bytes[index]) {
      kind = bytes[index]
      index += 1
    }
    var end = closing
    if kind == UInt8(ascii: "{") { end.insert(UInt8(ascii: "}"), at: 0) }
    if kind == UInt8(ascii: "=") { end.insert(kind, at: 0) }
    guard var close = find(end, from: index) else {
      throw MustacheFault(reason: .unclosedTag, offset: position)
    }
    // Labels end in a brace of their own, which comes before the tag's.
    if kind != UInt8(ascii: "!"), Self.hasOpenLabels(bytes[index..<close]),
      bytes[(close + 1)...].starts(with: end)
    {
      close += 1
    }
    return Tag(
      kind: kind, content: Self.trimmed(bytes[index..<close]),
      range: position..<(close + end.count))
  }

  private static func hasOpenLabels(_ content: ArraySlice<UInt8>) -> Bool {
    guard let open = content.lastIndex(of: UInt8(ascii: "{")) else { return false }
    return !content[open...].contains(UInt8(ascii: "}"))
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private static func trimmed(_ content: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let front = content.drop(while: isSpace)
    return front.lastIndex { !isSpace($0) }.map { front[...$0] } ?? []
  }

  private mutating func add(
    _ tag: Tag, indentation: ArraySlice<UInt8>
  ) throws(MustacheFault) {
    let offset = tag.range.lowerBound
    let name = String(decoding: tag.content, as: UTF8.self)
    if tag.kind == UInt8(ascii: "!") { return }
    if name.isEmpty { throw MustacheFault(reason: .emptyTag, offset: offset) }
    switch tag.kind {
    case UInt8(ascii: "="): try setDelimiters(tag)
    case UInt8(ascii: "#"), UInt8(ascii: "^"):
      if open.count == Self.depthLimit { throw MustacheFault(reason: .tooDeep, offset: offset) }
      open.append((name, result.count, offset))
      let isInverted = tag.kind == UInt8(ascii: "^")
      result.append(.section(name: name, isInverted: isInverted, end: 0, offset: offset))
    case UInt8(ascii: "/"): try close(name, offset: offset)
    case UInt8(ascii: ">"):
      let indentation = String(decoding: indentation, as: UTF8.self)
      result.append(.partial(name: name, indentation: indentation, offset: offset))
    case UInt8(ascii: "<"), UInt8(ascii: "$"):
      throw MustacheFault(reason: .unsupported, offset: offset)
    default: result.append(.variable(name: name, isEscaped: tag.kind == 0, offset: offset))
    }
  }

  private mutating func close(_ name: String, offset: Int) throws(MustacheFault) {
    guard let section = open.popLast() else {
      throw MustacheFault(reason: .unopenedSection(name), offset: offset)
    }
    guard section.name == name,
      case .section(_, let isInverted, _, let start) = result[section.token]
    else {
      let reason = MustacheFault.Reason.wrongClosing(found: name, expected: section.name)
      throw MustacheFault(reason: reason, offset: offset)
    }
    result[section.token] = .section(
      name: name, isInverted: isInverted, end: result.count, offset: start)
  }

  private mutating func setDelimiters(_ tag: Tag) throws(MustacheFault) {
    let parts = tag.content.split(whereSeparator: Self.isSpace)
    guard parts.count == 2, !tag.content.contains(UInt8(ascii: "=")) else {
      throw MustacheFault(reason: .delimiters, offset: tag.range.lowerBound)
    }
    opening = Array(parts[0])
    closing = Array(parts[1])
  }
}
