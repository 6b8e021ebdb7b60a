import Formats

/// SVG under construction, as XML and HTML both read it. Elements end where they begin in the
/// source; text and values get in escaped, and in no other way.
struct SVGBuffer {
  private(set) var bytes: [UInt8] = []
  /// Elements follow each other on one line, as in a table's cell.
  private let isOneLine: Bool

  init(isOneLine: Bool = false) { self.isOneLine = isOneLine }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// An element with others inside.
  mutating func element(
    _ name: StaticString, _ attributes: [SVGAttribute], _ content: (inout SVGBuffer) -> Void
  ) {
    begin(name, attributes)
    bytes.add(">")
    endLine()
    content(&self)
    end(name)
  }

  /// An element with nothing inside.
  mutating func empty(_ name: StaticString, _ attributes: SVGAttribute...) {
    begin(name, attributes)
    bytes.add("/>")
    endLine()
  }

  /// An element with text inside.
  mutating func element(_ name: StaticString, _ attributes: [SVGAttribute], text content: String) {
    begin(name, attributes)
    bytes.add(">")
    bytes += XMLText.escaped(content).utf8
    end(name)
  }

  /// An element with lines of text inside, which keep their ends where not all is one line.
  mutating func element(_ name: StaticString, lines: String) {
    begin(name, [])
    bytes.add(">")
    let lines = lines.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if index > 0 { endLine() }
      bytes += XMLText.escaped(String(line)).utf8
    }
    end(name)
  }

  /// What has been drawn elsewhere.
  mutating func add(_ other: SVGBuffer) { bytes += other.bytes }

  private mutating func begin(_ name: StaticString, _ attributes: [SVGAttribute]) {
    bytes.add("<")
    bytes.add(name)
    for attribute in attributes {
      bytes.add(" ")
      bytes.add(attribute.name)
      bytes.add("=\"")
      switch attribute {
      case .word(_, let value): bytes.add(value)
      case .number(_, let value): SVGNumber.write(value, to: &bytes)
      case .text(_, let value): bytes += XMLText.escaped(value).utf8
      case .path(let path): bytes += path.bytes
      }
      bytes.add("\"")
    }
  }

  private mutating func end(_ name: StaticString) {
    bytes.add("</")
    bytes.add(name)
    bytes.add(">")
    endLine()
  }

  private mutating func endLine() { if !isOneLine { bytes.add("\n") } }
}

extension SVGBuffer {
  /// A line of text that begins, ends or is centred at a point on its base line.
  mutating func label(
    _ text: String, at point: ChartPoint, _ anchor: TextAnchor, _ name: StaticString
  ) {
    var attributes: [SVGAttribute] = [
      .name(name), .number("x", point.x), .number("y", point.y),
    ]
    switch anchor {
    case .start: break
    case .middle: attributes.append(.word("text-anchor", "middle"))
    case .end: attributes.append(.word("text-anchor", "end"))
    }
    element("text", attributes, text: text)
  }

  /// A line, never filled.
  mutating func stroke(_ path: SVGPath, _ name: StaticString) {
    guard !path.isEmpty else { return }
    empty("path", .name(name), .word("fill", "none"), .path(path))
  }

  mutating func shape(_ path: SVGPath, _ name: StaticString) {
    guard !path.isEmpty else { return }
    empty("path", .name(name), .path(path))
  }

  mutating func circle(_ centre: ChartPoint, radius: Double, _ name: StaticString) {
    empty(
      "circle", .name(name), .number("cx", centre.x), .number("cy", centre.y),
      .number("r", radius))
  }

  mutating func rectangle(_ box: ChartBox, _ name: StaticString) {
    empty(
      "rect", .name(name), .number("x", box.left), .number("y", box.top),
      .number("width", box.width), .number("height", box.height))
  }
}

/// Which part of a line of text stands at its point.
enum TextAnchor {
  case start, middle, end
}
