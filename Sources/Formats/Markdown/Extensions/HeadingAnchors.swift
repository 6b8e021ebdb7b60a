import Diagnostics

/// The anchors of a page, each unique: headings by GitHub's rule, figures by their id.
struct HeadingAnchors {
  private var used: Set<String> = []
  private var counts: [String: Int] = [:]

  /// Lower case; letters, digits, `_` and `-` stay, a space becomes `-`, all else goes. A second
  /// heading of the same text gets `-1`.
  mutating func anchor(for heading: String) -> String {
    let slug = Self.slug(heading)
    let base = slug.isEmpty ? "section" : slug
    var number = counts[base] ?? 0
    var anchor = number == 0 ? base : "\(base)-\(number)"
    while !used.insert(anchor).inserted {
      number += 1
      anchor = "\(base)-\(number)"
    }
    counts[base] = number + 1
    return anchor
  }

  static func slug(_ heading: String) -> String {
    var result = ""
    for scalar in heading.lowercased().unicodeScalars {
      if scalar == " " || scalar == "-" || scalar == "\n" {
        result += "-"
      } else if isWord(scalar), !DiagnosticPrinter.isHidden(scalar) {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return HTMLBlockStart.isLetter(UInt8(scalar.value)) || ("0"..."9").contains(scalar)
        || scalar == "_"
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .connectorPunctuation:
      return true
    default: return false
    }
  }

  /// The anchor that a link to a figure's page gets: the first one on a page is where the figure
  /// stands.
  mutating func figure(linkedBy destination: ArraySlice<UInt8>) -> String? {
    guard destination.count < 300 else { return nil }
    let folders = destination.split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard let folder = folders.lastIndex(where: { $0.elementsEqual("figures".utf8) }),
      folder + 2 < folders.count, !folders[folder + 1].isEmpty
    else { return nil }
    let id = folders[folder + 1].map { byte in
      let isKept = HTMLBlockStart.isLetter(byte) || (0x30...0x39).contains(byte)
      return isKept || "._-".utf8.contains(byte) ? byte : UInt8(ascii: "-")
    }
    let anchor = "figure-" + String(decoding: id, as: UTF8.self)
    return used.insert(anchor).inserted ? anchor : nil
  }
}
