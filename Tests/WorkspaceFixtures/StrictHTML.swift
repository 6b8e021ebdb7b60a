/// A page as a strict reader sees it: every tag closed in order, every attribute quoted and known,
/// every `<` and `&` accounted for. Far narrower than a browser, so that whatever text smuggles in
/// is a fault here.
package struct StrictHTML {
  /// What a strict reader objects to; at most the first few.
  package private(set) var faults: [String] = []
  /// The text between the tags, entities decoded.
  package private(set) var text = ""
  /// Of the elements that text is looked for in: name and the text inside.
  package private(set) var elements: [(name: String, attributes: [String: String], text: String)] =
    []
  /// In order of appearance.
  package private(set) var ids: [String] = []
  /// Every `href` and `src`.
  package private(set) var links: [String] = []
  /// How often each element begins.
  package private(set) var tags: [String: Int] = [:]

  private var bytes: [UInt8]
  private var position = 0
  private var open: [(name: String, attributes: [String: String], textStart: Int)] = []

  private static let elements: [String: Set<String>] = [
    "html": ["lang"], "head": [], "body": [], "header": ["class"],
    "footer": ["class"], "main": ["id", "tabindex"], "nav": ["class", "aria-label"],
    "meta": ["http-equiv", "content", "charset", "name"],
    "link": ["rel", "href", "type", "title"], "section": ["aria-labelledby"],
    "h1": ["id"], "h2": ["id"], "h3": ["id"], "h4": ["id"], "h5": ["id"], "h6": ["id"],
    "p": ["class"], "ul": ["class"], "ol": ["start", "class"], "li": ["class", "aria-current"],
    "dl": ["class"], "dt": [], "dd": [],
    "div": ["class", "role", "tabindex", "aria-label"], "table": [], "caption": [], "thead": [],
    "tbody": [], "tr": [], "th": ["scope", "class"], "td": ["class"],
    "span": ["class", "aria-hidden", "role", "aria-label"], "strong": [], "em": [], "del": [],
    "code": ["class"], "pre": ["tabindex"],
    "a": ["class", "href", "id", "title", "rel", "aria-current"],
    "aside": ["class", "aria-label", "aria-labelledby"], "blockquote": [], "br": [], "hr": [],
    "img": ["src", "alt"], "figure": ["class"], "figcaption": [], "details": [], "summary": [],
    "svg": [
      "class", "role", "aria-labelledby", "aria-describedby", "viewBox", "width", "height",
    ],
    "style": [], "title": ["id"], "desc": ["id"], "defs": [],
    "pattern": ["id", "patternUnits", "width", "height"],
    "text": ["class", "x", "y", "text-anchor"], "path": ["class", "d", "fill"],
    "circle": ["class", "cx", "cy", "r"],
    "rect": ["class", "x", "y", "width", "height", "rx", "fill"],
  ]
  private static let void: Set<String> = [
    "meta", "link", "br", "hr", "img", "path", "circle", "rect",
  ]

  /// Reads a whole page.
  package init(_ html: String) {
    bytes = Array(html.utf8)
    let doctype = Array("<!doctype html>".utf8)
    if bytes.starts(with: doctype) { position = doctype.count }
    while position < bytes.count, faults.count < 5 { readNext() }
    for element in open { faults.append("<\(element.name)> is not closed") }
    for (id, count) in Dictionary(ids.map { ($0, 1) }, uniquingKeysWith: +) where count > 1 {
      faults.append("id \(id) \(count) times")
    }
  }

  private mutating func readNext() {
    if bytes[position] != UInt8(ascii: "<") { return readText() }
    position += 1
    if position < bytes.count, bytes[position] == UInt8(ascii: "/") { return readEndTag() }
    readStartTag()
  }

  private mutating func readText() {
    var end = position
    while end < bytes.count, bytes[end] != UInt8(ascii: "<") { end += 1 }
    let run = bytes[position..<end]
    // A style sheet is raw text.
    if open.last?.name != "style", run.contains(UInt8(ascii: ">")) {
      faults.append("a bare > in the text")
    }
    text += decoded(run)
    position = end
  }

  private mutating func readEndTag() {
    position += 1
    let name = readName()
    guard take(UInt8(ascii: ">")) else { return fault("a bad end tag </\(name)") }
    guard let last = open.popLast(), last.name == name else {
      return fault("</\(name)> closes nothing")
    }
    let start = text.utf8.index(text.startIndex, offsetBy: last.textStart)
    elements.append((name, last.attributes, String(text[start...])))
  }

  private mutating func readStartTag() {
    let name = readName()
    tags[name, default: 0] += 1
    if name == "style" { return readStyle() }
    guard let allowed = Self.elements[name] else { return fault("<\(name)> is not allowed") }
    var attributes: [String: String] = [:]
    while take(UInt8(ascii: " ")) {
      if position < bytes.count, bytes[position] == UInt8(ascii: "/") { break }
      let attribute = readName()
      guard allowed.contains(attribute) else { return fault("\(name) has \(attribute)=") }
      guard take(UInt8(ascii: "=")), take(UInt8(ascii: "\"")) else {
        return fault("\(attribute) of \(name) has no quoted value")
      }
      let start = position
      while position < bytes.count, bytes[position] != UInt8(ascii: "\"") { position += 1 }
      attributes[attribute] = decoded(bytes[start..<position])
      position += 1
    }
    _ = take(UInt8(ascii: " "))
    if Self.void.contains(name) { _ = take(UInt8(ascii: "/")) }
    guard take(UInt8(ascii: ">")) else { return fault("a bad start tag <\(name)") }
    note(attributes)
    if !Self.void.contains(name) { open.append((name, attributes, text.utf8.count)) }
  }

  /// A style sheet of a page's own: one, without any mark in it, on a page whose policy names the hash
  /// of its style, so that a browser takes no other.
  private mutating func readStyle() {
    let policy = Array("style-src 'sha256-".utf8)
    let isBound = bytes[..<position].indices.contains { bytes[$0...].starts(with: policy) }
    guard isBound, tags["style"] == 1, take(UInt8(ascii: ">")) else {
      return fault("<style> is not allowed")
    }
    while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
    let end = Array("</style>".utf8)
    guard bytes[position...].starts(with: end) else { return fault("a mark in the style") }
    position += end.count
  }

  private mutating func note(_ attributes: [String: String]) {
    if let id = attributes["id"] { ids.append(id) }
    guard let href = attributes["href"] ?? attributes["src"] else { return }
    links.append(href)
    if let colon = href.firstIndex(of: ":") {
      let scheme = href[..<colon].lowercased()
      if !["http", "https", "mailto"].contains(scheme) { faults.append("a link to \(href)") }
    } else if href.hasPrefix("//") || href.hasPrefix("/") {
      faults.append("a link out of the site: \(href)")
    }
  }

  private mutating func readName() -> String {
    let start = position
    while position < bytes.count, isNameByte(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
      || byte == UInt8(ascii: "-")
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func fault(_ text: String) {
    faults.append(text)
    position += 1
  }

  private mutating func decoded(_ run: ArraySlice<UInt8>) -> String {
    var result = ""
    var rest = Substring(String(decoding: run, as: UTF8.self))
    let entities = [
      ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"),
      ("&#x27;", "'"),
    ]
    while let mark = rest.firstIndex(of: "&") {
      result += rest[..<mark]
      rest = rest[mark...]
      guard let entity = entities.first(where: { rest.hasPrefix($0.0) }) else {
        faults.append("a bare & in \(rest.prefix(20))")
        return result
      }
      result += entity.1
      rest = rest.dropFirst(entity.0.count)
    }
    return result + rest
  }
}
