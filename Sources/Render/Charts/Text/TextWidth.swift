/// How wide a text is, guessed: the reader's font is not known here. By the widths of a wide
/// sans-serif font, so that the guess is rather too large than too small.
enum TextWidth {
  static let size = 12.0

  static func of(_ text: String, size: Double = TextWidth.size) -> Double {
    var ems = 0.0
    for scalar in text.unicodeScalars { ems += width(of: scalar) }
    return ems * size
  }

  private static func width(of scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "I", "'", "|", ".", ",", ":", ";", "!", " ", "\u{A0}", "\u{202F}": 0.32
    case "f", "t", "r", "(", ")", "[", "]", "-", "/": 0.42
    case "m", "w", "M", "W", "%", "@": 0.92
    case "0"..."9", "a"..."z", "≤", "≥", "–": 0.59
    case "A"..."Z": 0.7
    case "\u{2E80}"...: 1.05
    default: 0.66
    }
  }
}
