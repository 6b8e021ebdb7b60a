/// A pattern with `*` for any run of bytes and `?` for one byte; everything else stands for
/// itself, letters of ASCII in either case where that is asked for.
package struct Glob: Hashable, Sendable {
  package let pattern: String
  private let bytes: [UInt8]
  private let ignoresCase: Bool

  package init(_ pattern: String, ignoresCase: Bool = false) {
    self.pattern = pattern
    self.ignoresCase = ignoresCase
    bytes = pattern.utf8.map { ignoresCase ? Self.lowered($0) : $0 }
  }

  /// Whether the whole text fits. Takes at most pattern × text steps, whatever the pattern.
  package func matches(_ text: String) -> Bool {
    let text = text.utf8.map { ignoresCase ? Self.lowered($0) : $0 }
    var inPattern = 0
    var inText = 0
    // Where to go on when the run that the last `*` stands for has to be one byte longer.
    var retry: (pattern: Int, text: Int)?
    while inText < text.count {
      if inPattern < bytes.count, bytes[inPattern] == UInt8(ascii: "*") {
        retry = (inPattern + 1, inText)
        inPattern += 1
      } else if inPattern < bytes.count,
        bytes[inPattern] == text[inText] || bytes[inPattern] == UInt8(ascii: "?")
      {
        inPattern += 1
        inText += 1
      } else if let last = retry {
        retry = (last.pattern, last.text + 1)
        inPattern = last.pattern
        inText = last.text + 1
      } else {
        return false
      }
    }
    return bytes[inPattern...].allSatisfy { $0 == UInt8(ascii: "*") }
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
  }
}
