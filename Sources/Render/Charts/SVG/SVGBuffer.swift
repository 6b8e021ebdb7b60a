/// SVG under construction, as XML and HTML both read it. Elements end where they begin in the
/// source; text and values get in escaped, and in no other way.
struct SVGBuffer {
  private(set) var text = ""

  /// An element with others inside.
  mutating func element(
    _ name: StaticString, _ attributes: [SVGAttribute], _ content: (inout SVGBuffer) -> Void
  ) {
    begin(name, attributes)
    text += ">\n"
    content(&self)
    text += "</\(name)>\n"
  }

  /// An element with nothing inside.
  mutating func empty(_ name: StaticString, _ attributes: SVGAttribute...) {
    begin(name, attributes)
    text += "/>\n"
  }

  /// An element with text inside.
  mutating func element(_ name: StaticString, _ attributes: [SVGAttribute], text content: String) {
    begin(name, attributes)
    text += ">\(XMLText.escaped(content))</\(name)>\n"
  }

  /// An element with lines of text inside, which keep their ends.
  mutating func element(_ name: StaticString, lines: String) {
    begin(name, [])
    let lines = lines.split(separator: "\n", omittingEmptySubsequences: false)
    text += ">\(lines.map { XMLText.escaped(String($0)) }.joined(separator: "\n"))</\(name)>\n"
  }

  private mutating func begin(_ name: StaticString, _ attributes: [SVGAttribute]) {
    text += "<\(name)"
    for attribute in attributes {
      switch attribute {
      case .word(let name, let value): append(name, "\(value)")
      case .number(let name, let value): append(name, SVGNumber.text(value))
      case .text(let name, let value): append(name, XMLText.escaped(value))
      case .path(let path): append("d", path.text)
      }
    }
  }

  private mutating func append(_ name: StaticString, _ value: String) {
    text += " \(name)=\"\(value)\""
  }
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
