import Glibc

/// The texts of a tape's nodes.
extension JSONTape {
  /// A string without its escapes; a number or a word as it is written; of a container its bytes.
  package func text(_ node: Int) -> String {
    let value = nodes[node]
    if value.hasEscapes { return String(decoding: unescaped(value), as: UTF8.self) }
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe String(
        decoding: UnsafeBufferPointer(rebasing: buffer[Int(value.start)..<Int(value.end)]),
        as: UTF8.self)
    }
  }

  /// The bytes as they are written, of a string between its quotes, with whatever escapes it has.
  package func withBytes<Result>(_ node: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    let value = nodes[node]
    return body(bytes.span.extracting(Int(value.start)..<Int(value.end)))
  }

  package func hasEscapes(_ node: Int) -> Bool { nodes[node].hasEscapes }

  /// Bytes as they are written, of a string between its quotes.
  package func byteCount(_ node: Int) -> Int { Int(nodes[node].end - nodes[node].start) }

  /// Equal for strings of equal text; not kept from one build of the program to another.
  package func hash(_ string: Int) -> UInt32 { nodes[string].link }

  /// Whether a string is that text.
  package func isText(_ node: Int, _ text: StaticString) -> Bool {
    let value = nodes[node]
    guard value.kind == .string else { return false }
    if value.hasEscapes { return unescaped(value).elementsEqual(text.description.utf8) }
    let count = Int(value.end - value.start)
    guard count == text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { pattern in
      unsafe bytes.withUnsafeBytes { bytes in
        guard let own = bytes.baseAddress, let other = pattern.baseAddress else { return true }
        return unsafe memcmp(own + Int(value.start), other, count) == 0
      }
    }
  }

  /// Whether a string's text has the bytes of that one.
  package func isText(_ node: Int, _ text: String) -> Bool {
    let value = nodes[node]
    guard value.kind == .string else { return false }
    if value.hasEscapes { return unescaped(value).elementsEqual(text.utf8) }
    let count = Int(value.end - value.start)
    let pattern = text.utf8.span
    guard count == pattern.count else { return false }
    return unsafe pattern.withUnsafeBytes { pattern in
      unsafe bytes.withUnsafeBytes { bytes in
        guard let own = bytes.baseAddress, let other = pattern.baseAddress else { return true }
        return unsafe memcmp(own + Int(value.start), other, count) == 0
      }
    }
  }

  func unescaped(_ value: Node) -> [UInt8] {
    JSONEscapes.removed(bytes.span, from: Int(value.start), to: Int(value.end))
  }

  /// The line in which a node stands, at most 400 bytes of it; empty for a node that is not there.
  package func lineText(of node: Int) -> String {
    node < nodes.count ? lineText(offset: Int(nodes[node].start)) : ""
  }

  func lineText(offset: Int) -> String {
    let line = place(offset: offset).line - firstLine
    guard line < lineStarts.count else { return "" }
    let start = Int(lineStarts[line])
    let end = bytes[start...].prefix(400).firstIndex(of: 0x0A) ?? min(start + 400, bytes.count)
    let hasReturn = end > start && bytes[end - 1] == 0x0D
    return String(decoding: bytes[start..<(hasReturn ? end - 1 : end)], as: UTF8.self)
  }
}
