import Templates
import Testing

/// The contrast of the stylesheet's colours by WCAG 2.2's formula (relative luminance, success
/// criteria 1.4.3 and 1.4.11), computed from the custom properties themselves.
struct ContrastTests {
  enum Theme: String, CaseIterable { case light, dark, paper }

  /// A colour on a ground, and the least contrast between them.
  static let pairs: [(colour: String, ground: String, least: Double)] = [
    ("text", "paper", 4.5), ("text", "surface", 4.5), ("text", "note-surface", 4.5),
    ("text", "warning-surface", 4.5), ("muted", "paper", 4.5), ("muted", "surface", 4.5),
    ("muted", "note-surface", 4.5), ("muted", "warning-surface", 4.5), ("link", "paper", 4.5),
    ("link", "surface", 4.5), ("link", "note-surface", 4.5), ("link", "warning-surface", 4.5),
    ("good", "paper", 4.5), ("good", "note-surface", 4.5), ("neutral", "paper", 4.5),
    ("neutral", "note-surface", 4.5), ("unknown", "paper", 4.5), ("unknown", "note-surface", 4.5),
    ("attention", "paper", 4.5), ("attention", "note-surface", 4.5),
    ("attention", "warning-surface", 4.5), ("bad", "bad-surface", 4.5), ("bad", "paper", 4.5),
    ("banner-text", "banner", 4.5), ("focus", "paper", 3), ("line-strong", "paper", 3),
  ]

  @Test(arguments: Theme.allCases)
  func `text has 4,5 to 1 and marks 3 to 1`(_ theme: Theme) throws {
    let stylesheet = try #require(TemplateLibrary.text(named: "assets/govpack.css"))
    let colours = Self.colours(stylesheet, theme)
    for pair in Self.pairs {
      let colour = try #require(colours[pair.colour], "no --\(pair.colour)")
      let ground = try #require(colours[pair.ground], "no --\(pair.ground)")
      let contrast = Self.contrast(colour, ground)
      #expect(contrast >= pair.least, "--\(pair.colour) on --\(pair.ground): \(contrast)")
    }
  }

  /// In drawings: words, and what they stand on; marks, and what they may lie on.
  static let drawn: [(colour: String, ground: String, least: Double)] = [
    ("ink", "paper", 4.5), ("label", "paper", 4.5), ("data", "paper", 4.5),
    ("pale", "paper", 3), ("routine", "paper", 3), ("signal", "paper", 3), ("target", "paper", 3),
    ("axis", "paper", 3), ("data", "routine-fill", 3), ("pale", "routine-fill", 3),
    ("routine", "routine-fill", 3), ("signal", "routine-fill", 3), ("target", "routine-fill", 3),
    ("data", "target-fill", 3), ("pale", "target-fill", 3), ("target", "target-fill", 3),
    ("data", "forecast-fill", 3), ("routine", "forecast-fill", 3),
    ("signal", "forecast-fill", 3), ("pale", "pale-fill", 3),
  ]

  @Test(arguments: Theme.allCases)
  func `drawings have 4,5 to 1 for words and 3 to 1 for marks`(_ theme: Theme) throws {
    let stylesheet = try #require(TemplateLibrary.text(named: "assets/charts.css"))
    let colours = Self.colours(stylesheet, theme, selector: ".drawing {")
    for pair in Self.drawn {
      let colour = try #require(colours[pair.colour], "no --\(pair.colour)")
      let ground = try #require(colours[pair.ground], "no --\(pair.ground)")
      let contrast = Self.contrast(colour, ground)
      #expect(contrast >= pair.least, "--\(pair.colour) on --\(pair.ground): \(contrast)")
    }
  }

  @Test func `black on white is 21 to 1`() {
    #expect(Self.contrast([0, 0, 0], [255, 255, 255]) == 21)
  }

  /// The custom properties in force: the first block's, then those of the theme's own block.
  private static func colours(
    _ stylesheet: String, _ theme: Theme, selector: String = ":root {"
  ) -> [String: [Int]] {
    let blocks = stylesheet.split(separator: selector).dropFirst()
      .map { String($0.prefix { $0 != "}" }) }
    var colours: [String: [Int]] = [:]
    let own = theme == .light ? 0 : theme == .dark ? 1 : 2
    for block in [blocks[0], blocks[own]] {
      for line in block.split(separator: "\n") {
        let parts = line.split(separator: ":")
        guard parts.count == 2, let hash = parts[1].firstIndex(of: "#") else { continue }
        let name = parts[0].drop { $0 == " " || $0 == "-" }
        let digits = Array(parts[1][hash...].dropFirst().prefix(6))
        colours[String(name)] = [0, 2, 4].compactMap { Int(String(digits[$0...$0 + 1]), radix: 16) }
      }
    }
    return colours
  }

  private static func contrast(_ first: [Int], _ second: [Int]) -> Double {
    let (light, dark) = (luminance(first), luminance(second))
    return (max(light, dark) + 0.05) / (min(light, dark) + 0.05)
  }

  private static func luminance(_ colour: [Int]) -> Double {
    let weights = [0.2126, 0.7152, 0.0722]
    var sum = 0.0
    for (component, weight) in zip(colour, weights) {
      let part = Double(component) / 255
      sum += weight * (part <= 0.04045 ? part / 12.92 : power((part + 0.055) / 1.055))
    }
    return sum
  }

  /// x^2.4 = x² · (x²)^(1/5), the fifth root by Newton's method.
  private static func power(_ x: Double) -> Double {
    let square = x * x
    guard square > 0 else { return 0 }
    var root = 1.0
    for _ in 0..<60 { root = (4 * root + square / (root * root * root * root)) / 5 }
    return square * root
  }
}
