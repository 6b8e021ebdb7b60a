import Diagnostics

/// Session tokens in what is printed: the first 8 characters and an ellipsis.
enum Secrets {
  private static let prefix = Array("sess-".utf8)
  private static let shown = 8

  static func masked(_ diagnostic: Diagnostic) -> Diagnostic {
    var diagnostic = diagnostic
    diagnostic.message = masked(diagnostic.message, padded: false)
    diagnostic.hint = diagnostic.hint.map { masked($0, padded: false) }
    diagnostic.excerpt = diagnostic.excerpt.map { masked($0, padded: true) }
    return diagnostic
  }

  /// With `padded` the text keeps its length in bytes, so that a caret stays in its place.
  static func masked(_ text: String, padded: Bool) -> String {
    guard Words.occurs("sess-", in: text) else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let token = bytes[index...].starts(with: prefix) ? tokenLength(bytes[index...]) : 0
      guard token > shown + 3 else {
        result.append(bytes[index])
        index += 1
        continue
      }
      result += bytes[index..<(index + shown)]
      result += "…".utf8
      if padded { result += Array(repeating: 0x20, count: token - shown - "…".utf8.count) }
      index += token
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// How many bytes of hexadecimal digits follow the prefix, the prefix counted.
  private static func tokenLength(_ bytes: ArraySlice<UInt8>) -> Int {
    let digits = bytes.dropFirst(prefix.count).prefix {
      ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x66) || ($0 >= 0x41 && $0 <= 0x46)
    }
    return prefix.count + digits.count
  }
}
