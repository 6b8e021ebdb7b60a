/// Stand-ins for characters that mean something to an extension and nothing to cmark, where they
/// shall mean nothing or where cmark shall not see them: an escaped `~` is no strikethrough, an
/// escaped `:` makes no link, and `_` in a bare link is no emphasis.
///
/// Each is one punctuation character that the text does not hold, so that cmark judges the
/// characters beside it as before. They are put in by the scanner and taken out of every text,
/// title, destination and code span after the extensions are done.
struct StandIns {
  /// The bytes of each stand-in but for the last, which is the last byte here plus its number;
  /// empty when the text leaves none free.
  private let first: [UInt8]

  static let none = StandIns(first: [])

  /// What can be escaped, then what can be hidden inside a bare link.
  private static let escaped = Array("~:@./".utf8)
  private static let hidden = Array("_*~".utf8)

  var isEmpty: Bool { first.isEmpty }

  /// Stand-ins that do not occur in `bytes`.
  static func choose(for bytes: [UInt8]) -> StandIns {
    // U+2E00 and U+10A50 begin rows of rare punctuation.
    for first: [UInt8] in [[0xE2, 0xB8, 0x80], [0xF0, 0x90, 0xA9, 0x90]]
    where !holds(bytes, first.dropLast()) {
      return StandIns(first: first)
    }
    return .none
  }

  private static func holds(_ bytes: [UInt8], _ part: ArraySlice<UInt8>) -> Bool {
    guard let lead = part.first else { return false }
    var rest = bytes[...]
    while let index = rest.firstIndex(of: lead) {
      if bytes[index...].starts(with: part) { return true }
      rest = bytes[(index + 1)...]
    }
    return false
  }

  /// What stands for a backslash and `byte`; nil where that is nothing to an extension.
  func escape(_ byte: UInt8) -> [UInt8]? {
    // Most escapes are of other characters.
    guard byte == UInt8(ascii: "~") || byte >= 0x2E && byte <= 0x40 else { return nil }
    return Self.escaped.firstIndex(of: byte).flatMap(standIn)
  }

  /// What stands for `byte` inside a bare link.
  func hide(_ byte: UInt8) -> [UInt8]? {
    guard byte == UInt8(ascii: "~") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "*")
    else { return nil }
    return Self.hidden.firstIndex(of: byte).flatMap { standIn(Self.escaped.count + $0) }
  }

  private func standIn(_ number: Int) -> [UInt8]? {
    guard let last = first.last else { return nil }
    return first.dropLast() + [last + UInt8(number)]
  }

  /// `text` with all characters back, or nil when it holds no stand-in. In code a backslash was
  /// never an escape, so it comes back too.
  func restored(_ text: ArraySlice<UInt8>, isCode: Bool) -> [UInt8]? {
    guard let lead = first.first, let last = first.last, text.contains(lead) else { return nil }
    let count = Self.escaped.count + Self.hidden.count
    var result: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
      let end = index + first.count
      guard text[index] == lead, end <= text.endIndex,
        text[index...].starts(with: first.dropLast()), text[end - 1] >= last,
        Int(text[end - 1] - last) < count
      else {
        result.append(text[index])
        index += 1
        continue
      }
      let number = Int(text[end - 1] - last)
      if number < Self.escaped.count {
        if isCode { result.append(UInt8(ascii: "\\")) }
        result.append(Self.escaped[number])
      } else {
        result.append(Self.hidden[number - Self.escaped.count])
      }
      index = end
    }
    return result
  }
}

extension MarkdownTree {
  /// Takes all stand-ins out.
  mutating func restore(_ standIns: StandIns) {
    for index in nodes.indices where nodes[index].kind.rawValue >= Kind.text.rawValue {
      let isCode = nodes[index].kind == .codeSpan || nodes[index].kind == .inlineHTML
      if let text = standIns.restored(slice(nodes[index].text), isCode: isCode) {
        nodes[index].text = store(text)
      }
      if let more = standIns.restored(slice(nodes[index].more), isCode: false) {
        nodes[index].more = store(more)
      }
    }
  }
}
