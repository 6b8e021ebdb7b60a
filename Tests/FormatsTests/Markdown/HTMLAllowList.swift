/// All that a page of this program may be made of.
enum HTMLAllowList {
  private static let attributes: [String: Set<String>] = [
    "a": ["href", "id", "rel", "title"], "img": ["src", "alt", "title"], "code": ["class"],
    "pre": ["tabindex"], "p": ["class"], "li": ["class"], "ol": ["start"],
    "span": ["class", "role", "aria-label", "aria-hidden"], "aside": ["class", "aria-label"],
    "section": ["aria-labelledby"], "div": ["class", "role", "tabindex", "aria-label"],
    "th": ["scope", "class"], "td": ["class"], "h1": ["id"], "h2": ["id"], "h3": ["id"],
    "h4": ["id"], "h5": ["id"], "h6": ["id"], "table": [], "thead": [], "tbody": [], "tr": [],
    "caption": [], "ul": [], "blockquote": [], "hr": [], "br": [], "em": [], "strong": [],
    "del": [],
  ]
  private static let empty: Set<String> = ["img", "hr", "br"]

  /// What of `html` is not allowed, or not well nested.
  static func violations(of html: String) -> [String] {
    var result: [String] = []
    var open: [String] = []
    for token in HTMLTokens.of(html) {
      switch token {
      case .comment(let text): result.append("comment \(text)")
      case .text: break
      case .close(let name):
        if open.popLast() != name { result.append("</\(name)> out of place") }
      case .open(let name, let found):
        guard let allowed = attributes[name] else {
          result.append("<\(name)>")
          continue
        }
        if !empty.contains(name) { open.append(name) }
        for attribute in found {
          if !allowed.contains(attribute.name) {
            result.append("<\(name) \(attribute.name)>")
          } else if ["href", "src"].contains(attribute.name) {
            result += destination(attribute.value, of: name)
          }
        }
      }
    }
    return result + open.map { "<\($0)> is not closed" }
  }

  private static func destination(_ value: String, of name: String) -> [String] {
    let isPlain = value.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    guard isPlain else { return ["a destination with \(value.debugDescription)"] }
    let scheme = value.prefix { $0 != ":" && $0 != "/" && $0 != "?" && $0 != "#" }
    let hasScheme = value.dropFirst(scheme.count).first == ":"
    if hasScheme, name == "img" { return ["an image from \(value)"] }
    if hasScheme, !["http", "https", "mailto"].contains(scheme.lowercased()) {
      return ["a link to \(value)"]
    }
    return value.hasPrefix("//") || value.hasPrefix("/\\") ? ["a link to \(value)"] : []
  }
}
