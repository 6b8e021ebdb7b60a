/// The marks with which blocks start.
extension BlockScanner {
  func isATXHeading() -> Bool {
    var position = lines.content
    while lines.byte(position) == UInt8(ascii: "#") { position += 1 }
    guard position - lines.content <= 6 else { return false }
    return position >= lines.end || SourceLines.isSpace(lines.byte(position))
  }

  func fenceStart(_ character: UInt8) -> Leaf? {
    var position = lines.content
    while lines.byte(position) == character { position += 1 }
    let length = position - lines.content
    guard length >= 3 else { return nil }
    if character == UInt8(ascii: "`"), lines.bytes[position..<lines.end].contains(character) {
      return nil
    }
    return .fence(character: character, length: length)
  }

  func isSetextUnderline(_ character: UInt8) -> Bool {
    guard character == UInt8(ascii: "=") || character == UInt8(ascii: "-") else { return false }
    var position = lines.content
    while lines.byte(position) == character { position += 1 }
    while SourceLines.isSpace(lines.byte(position)) { position += 1 }
    return position >= lines.end
  }

  func isThematicBreak(_ character: UInt8) -> Bool {
    guard character != UInt8(ascii: "=") else { return false }
    var count = 0
    for byte in lines.bytes[lines.content..<lines.end] {
      if byte == character {
        count += 1
      } else if !SourceLines.isSpace(byte) {
        return false
      }
    }
    return count >= 3
  }

  /// Takes a list marker and the spaces after it off the line; returns how far the item's content
  /// stands from its container's, or nil where no marker stands.
  mutating func takeListMarker(_ first: UInt8, interruptsParagraph: Bool) -> Int? {
    guard let length = listMarkerLength(first, interruptsParagraph: interruptsParagraph) else {
      return nil
    }
    let markerOffset = lines.indent
    lines.advance(bytes: lines.content + length - lines.offset)
    let afterMarker = lines
    while lines.column - afterMarker.column <= 5, SourceLines.isSpace(lines.byte(lines.offset)) {
      lines.advance(columns: 1)
    }
    let spaces = lines.column - afterMarker.column
    if spaces >= 1, spaces < 5, lines.offset < lines.end {
      return markerOffset + length + spaces
    }
    lines.restore(afterMarker)
    if spaces > 0 { lines.advance(columns: 1) }
    return markerOffset + length + 1
  }

  private func listMarkerLength(_ first: UInt8, interruptsParagraph: Bool) -> Int? {
    var position = lines.content
    switch first {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): position += 1
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      var number = 0
      while position - lines.content < 9, (0x30...0x39).contains(lines.byte(position)) {
        number = number * 10 + Int(lines.byte(position) - 0x30)
        position += 1
      }
      guard lines.byte(position) == UInt8(ascii: ".") || lines.byte(position) == UInt8(ascii: ")"),
        !interruptsParagraph || number == 1
      else { return nil }
      position += 1
    default: return nil
    }
    let length = position - lines.content
    guard position >= lines.end || SourceLines.isSpace(lines.byte(position)) else { return nil }
    if interruptsParagraph {
      while SourceLines.isSpace(lines.byte(position)) { position += 1 }
      if position >= lines.end { return nil }
    }
    return length
  }
}
