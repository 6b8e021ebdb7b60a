/// HTML with what does not matter taken away, so that two writers' pages can be compared: space
/// around blocks, the order of attributes, the way characters are escaped, the slash of `<br />`.
enum NormalHTML {
  static func of(_ html: String) -> String {
    var result = ""
    var verbatim = 0
    for token in HTMLTokens.of(html) {
      switch token {
      case .text(let text):
        let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
          .replacing(">", with: "&gt;")
        result += verbatim > 0 ? escaped : collapsed(escaped, after: result)
      case .open(let name, let attributes):
        if blocks.contains(name) { trim(&result) }
        if name == "pre" { verbatim += 1 }
        let sorted = attributes.sorted { $0.name < $1.name }
        let printed = sorted.map { " \($0.name)=\"\($0.value.replacing("\"", with: "&quot;"))\"" }
        result += "<\(name)\(printed.joined())>"
        if blocks.contains(name) || name == "br" { result += "\n" }
      case .close(let name):
        if blocks.contains(name), verbatim == 0 { trim(&result) }
        if name == "pre" { verbatim -= 1 }
        result += "</\(name)>"
        if blocks.contains(name) { result += "\n" }
      case .comment(let text): result += "<!--\(text)-->"
      }
    }
    trim(&result)
    return result
  }

  private static func collapsed(_ text: String, after result: String) -> String {
    var output = ""
    var isSpace = result.last == "\n" || result.last == " "
    for character in text {
      if character == " " || character == "\n" || character == "\t" {
        if !isSpace { output += " " }
        isSpace = true
      } else {
        output.append(character)
        isSpace = false
      }
    }
    return output
  }

  private static func trim(_ text: inout String) {
    while text.last == "\n" || text.last == " " { text.removeLast() }
  }

  private static let blocks: Set<String> = [
    "p", "ul", "ol", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "pre", "table",
    "thead", "tbody", "tr", "th", "td", "div", "section", "aside", "caption",
  ]
}
