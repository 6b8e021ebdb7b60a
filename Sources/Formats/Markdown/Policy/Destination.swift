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

  /// What stands before a colon in the first part of the path, in lower case. It need not be a
  /// scheme by the standard: what is none is refused with those that are not on the list.
  private static func scheme(of destination: [UInt8]) -> String? {
    let part = destination.prefix { !":/?#".utf8.contains($0) }
    guard part.count < destination.count, destination[part.count] == UInt8(ascii: ":") else {
      return nil
    }
    return String(decoding: part, as: UTF8.self).lowercased()
  }
}
