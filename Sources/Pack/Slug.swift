import Model

/// Turns ids into folder names: the only way from a record's text to a path of the site.
package enum Slug {
  /// Letters, digits, `.`, `_` and `-`, at most 80 bytes, starting with a letter or digit.
  /// Where anything had to change, a hash of the id is appended, so that two ids stay two names.
  package static func make(_ id: String) -> String {
    var bytes: [UInt8] = []
    for byte in id.utf8.prefix(81) { bytes.append(isAllowed(byte) ? byte : UInt8(ascii: "-")) }
    let start = bytes.firstIndex { isAlphanumeric($0) } ?? bytes.count
    let kept = bytes[start...].prefix(80)
    let slug = String(decoding: kept, as: UTF8.self)
    if !slug.isEmpty, slug.utf8.elementsEqual(id.utf8), !slug.hasSuffix(".") { return slug }
    return (slug.isEmpty ? "id" : slug) + "-" + hash(id)
  }

  /// A name for each id, in their order. Names that a file system without upper and lower case
  /// would take for one get their hashes appended.
  package static func unique(_ ids: [String]) -> [String] {
    let names = ids.map(make)
    var uses: [String: Int] = [:]
    for name in names { uses[name.lowercased(), default: 0] += 1 }
    return zip(ids, names).map { id, name in
      uses[name.lowercased(), default: 1] > 1 ? "\(name)-\(hash(id))" : name
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-")
  }

  /// FNV-1a with 64 bits, the upper half folded in: 8 hexadecimal digits. Not for security.
  private static func hash(_ text: String) -> String {
    let value = FNV1a.hash(text)
    let folded = UInt32(truncatingIfNeeded: value ^ (value >> 32))
    let digits = String(folded, radix: 16)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }
}
