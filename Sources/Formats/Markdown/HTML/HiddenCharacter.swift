import Diagnostics

/// A character that does not show, or that changes how others show, where a reader would be
/// misled by it (CVE-2021-42574): it is written out as `⟨U+202E⟩`.
struct HiddenCharacter {
  /// Its name in brackets.
  var shown: [UInt8]
  /// How many bytes of the text it takes.
  var length: Int

  /// Whether a hidden character can begin with a byte; line feeds and tabs are no concern.
  static func mayBegin(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F, 0xC2, 0xD8, 0xE1, 0xE2, 0xE3, 0xEF, 0xF0, 0xF3: true
    default: false
    }
  }

  /// `text` with its hidden characters written out, in a URL as `%XX`; nil when it has none.
  static func shown(in text: ArraySlice<UInt8>, inURL: Bool) -> [UInt8]? {
    guard text.contains(where: mayBegin) else { return nil }
    var result: [UInt8] = []
    var index = text.startIndex
    var found = false
    while index < text.endIndex {
      if mayBegin(text[index]), let hidden = find(at: index, in: text) {
        found = true
        if inURL {
          for byte in text[index..<index + hidden.length] { URLEscaping.append(byte, to: &result) }
        } else {
          result.append(contentsOf: hidden.shown)
        }
        index += hidden.length
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return found ? result : nil
  }

  /// The hidden character at `index`; nil where there is none, and inside an emoji.
  static func find(at index: Int, in text: ArraySlice<UInt8>) -> HiddenCharacter? {
    guard let (scalar, length) = scalar(at: index, in: text), DiagnosticPrinter.isHidden(scalar)
    else { return nil }
    if isPartOfEmoji(scalar, at: index, length: length, in: text) { return nil }
    let shown = "⟨\(DiagnosticPrinter.codePoint(scalar))⟩"
    return HiddenCharacter(shown: Array(shown.utf8), length: length)
  }

  /// Whether a joiner stands between two parts of an emoji, or a tag in the name of a flag.
  private static func isPartOfEmoji(
    _ scalar: Unicode.Scalar, at index: Int, length: Int, in text: ArraySlice<UInt8>
  ) -> Bool {
    if scalar.value == 0x200D {
      guard let before = self.scalar(before: index, in: text),
        let after = self.scalar(at: index + length, in: text)?.0
      else { return false }
      return isEmojiPart(before) && after.properties.isEmoji && after.value > 0xFF
    }
    guard (0xE0030...0xE007F).contains(scalar.value) else { return false }
    // The name of a region: a black flag, at most six tags, the end.
    var position = index
    for _ in 0..<7 {
      guard let before = self.scalar(before: position, in: text) else { return false }
      if before.value == 0x1F3F4 { return true }
      guard (0xE0030...0xE007A).contains(before.value) else { return false }
      position -= 4
    }
    return false
  }

  private static func isEmojiPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0xFE0F || (scalar.properties.isEmoji && scalar.value > 0xFF)
  }

  private static func scalar(
    at index: Int, in text: ArraySlice<UInt8>
  ) -> (Unicode.Scalar, Int)? {
    guard index < text.endIndex else { return nil }
    let end = min(index + 4, text.endIndex)
    var decoder = UTF8()
    var iterator = text[index..<end].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    return (scalar, UTF8.width(scalar))
  }

  private static func scalar(before index: Int, in text: ArraySlice<UInt8>) -> Unicode.Scalar? {
    var start = index - 1
    while start > text.startIndex, text[start] & 0xC0 == 0x80, index - start < 4 { start -= 1 }
    guard start >= text.startIndex, let (scalar, length) = scalar(at: start, in: text),
      start + length == index
    else { return nil }
    return scalar
  }
}
