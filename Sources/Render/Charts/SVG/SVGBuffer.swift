import Diagnostics

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
    text += ">\(Self.escaped(content))</\(name)>\n"
  }

  /// An element with lines of text inside, which keep their ends.
  mutating func element(_ name: StaticString, lines: String) {
    begin(name, [])
    let lines = lines.split(separator: "\n", omittingEmptySubsequences: false)
    text += ">\(lines.map { Self.escaped(String($0)) }.joined(separator: "\n"))</\(name)>\n"
  }

  private mutating func begin(_ name: StaticString, _ attributes: [SVGAttribute]) {
    text += "<\(name)"
    for attribute in attributes {
      switch attribute {
      case .word(let name, let value): append(name, "\(value)")
      case .number(let name, let value): append(name, SVGNumber.text(value))
      case .text(let name, let value): append(name, Self.escaped(value))
      case .path(let path): append("d", path.text)
      }
    }
  }

  private mutating func append(_ name: StaticString, _ value: String) {
    text += " \(name)=\"\(value)\""
  }

  /// For text between tags and in quoted values: entities for the marks, blanks as spaces, hidden
  /// characters and those that XML does not allow by name.
  static func escaped(_ text: String) -> String {
    // Nearly every text is such, the style sheet of each file among them.
    guard !text.utf8.allSatisfy(isPlain) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result += " "
      case _ where DiagnosticPrinter.isHidden(scalar) || scalar.value & 0xFFFE == 0xFFFE:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "⟨U+\(String(repeating: "0", count: max(0, 4 - digits.utf8.count)))\(digits)⟩"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension SVGBuffer {
  /// A printable character of ASCII that is no mark.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x26, 0x3C, 0x3E: false
    default: byte >= 0x20 && byte < 0x7F
    }
  }

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
