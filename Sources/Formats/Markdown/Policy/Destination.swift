/// Where a link or an image leads, judged as a browser would read it: by the WHATWG URL standard,
/// spaces and control characters around it and tabs and line ends in it do not count.
enum Destination: Equatable {
  /// Another site, by http or https.
  case external
  case mail
  /// A page or a file of this site, or a place on this page.
  case local
  /// Anything else: another scheme, or a host without a scheme.
  case refused

  /// What is left of a destination after a browser's clean-up.
  static func cleaned(_ destination: ArraySlice<UInt8>) -> [UInt8] {
    var slice = destination.drop { $0 <= 0x20 }
    while let last = slice.last, last <= 0x20 { slice.removeLast() }
    return slice.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
  }

  /// Judges a cleaned destination.
  static func judge(_ destination: [UInt8]) -> Destination {
    if let scheme = scheme(of: destination) {
      switch scheme {
      case "http", "https": return .external
      case "mailto": return .mail
      default: return .refused
      }
    }
    // `//host`, and what browsers take for it.
    let start = destination.prefix(2)
    let isSlash = start.allSatisfy { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
    return start.count == 2 && isSlash ? .refused : .local
  }

  /// The scheme in lower case, when there is one.
  private static func scheme(of destination: [UInt8]) -> String? {
    guard let first = destination.first, HTMLBlockStart.isLetter(first),
      let colon = destination.firstIndex(of: UInt8(ascii: ":"))
    else { return nil }
    let name = destination[..<colon]
    let isScheme = name.allSatisfy {
      HTMLBlockStart.isLetter($0) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0)
    }
    return isScheme ? String(decoding: name, as: UTF8.self).lowercased() : nil
  }
}
