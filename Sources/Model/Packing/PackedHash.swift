/// A commit's hash or another text, or none: forty lower-case hexadecimal digits are held as the
/// twenty bytes that they stand for, within the value itself.
@propertyWrapper
package struct PackedHash: Hashable, Sendable {
  private enum Content: Hashable, Sendable {
    case none
    case text(String)
    case hash(UInt64, UInt64, UInt32)
  }

  private var content: Content

  package init(wrappedValue: String?) { content = Self.packed(wrappedValue) }

  package var wrappedValue: String? {
    get {
      switch content {
      case .none: nil
      case .text(let text): text
      case .hash(let first, let second, let third):
        String(
          decoding: Hexadecimal.digits(first, count: 16) + Hexadecimal.digits(second, count: 16)
            + Hexadecimal.digits(UInt64(third), count: 8), as: UTF8.self)
      }
    }
    set { content = Self.packed(newValue) }
  }

  /// The first 64 bits of a hash; nil of another text.
  var leadingBits: UInt64? { if case .hash(let first, _, _) = content { first } else { nil } }

  /// nil where these bytes are no forty digits.
  package init?(digits: Span<UInt8>) {
    guard digits.count == 40, let first = Hexadecimal.value(digits, 0..<16),
      let second = Hexadecimal.value(digits, 16..<32),
      let third = Hexadecimal.value(digits, 32..<40)
    else { return nil }
    content = .hash(first, second, UInt32(truncatingIfNeeded: third))
  }

  private static func packed(_ text: String?) -> Content {
    guard let text else { return .none }
    return PackedHash(digits: text.utf8.span)?.content ?? .text(text)
  }
}

/// Lower-case hexadecimal digits.
enum Hexadecimal {
  /// The value of at most 16 digits; nil where another byte is among them.
  static func value(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64? {
    var value: UInt64 = 0
    for index in range {
      switch bytes[index] {
      case let byte where byte >= 0x30 && byte <= 0x39: value = value << 4 | UInt64(byte - 0x30)
      case let byte where byte >= 0x61 && byte <= 0x66: value = value << 4 | UInt64(byte - 0x57)
      default: return nil
      }
    }
    return value
  }

  static func digits(_ value: UInt64, count: Int) -> [UInt8] {
    (0..<count).map { index in
      let digit = UInt8(value >> UInt64((count - 1 - index) * 4) & 15)
      return digit < 10 ? digit + 0x30 : digit + 0x57
    }
  }
}
