/// A list of texts in one piece of memory, such as the commits of a change: each as its length and
/// bytes, a commit's hash of forty lower-case hexadecimal digits as twenty.
@propertyWrapper
package struct PackedTexts: Hashable, Sendable {
  private var bytes: [UInt8]

  /// Stands for the length of a hash.
  private static let hashMark: UInt8 = 0xFF
  /// Stands for a length of four bytes that follow, the lowest first.
  private static let longMark: UInt8 = 0xFE

  package init(wrappedValue: [String]) { bytes = Self.packed(wrappedValue) }

  package var wrappedValue: [String] {
    get { texts }
    set { bytes = Self.packed(newValue) }
  }

  // MARK: Packing

  private static func packed(_ texts: [String]) -> [UInt8] {
    guard !texts.isEmpty else { return [] }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(texts.reduce(0) { $0 + ($1.utf8.count == 40 ? 21 : $1.utf8.count + 1) })
    for text in texts { append(text, to: &bytes) }
    return bytes
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    let count = text.utf8.count
    if count == 40, let hash = hash(text.utf8.span) {
      bytes.append(hashMark)
      bytes += hash
      return
    }
    if count < Int(longMark) {
      bytes.append(UInt8(count))
    } else {
      bytes.append(longMark)
      for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: count >> shift)) }
    }
    bytes += text.utf8
  }

  private static func hash(_ digits: Span<UInt8>) -> [UInt8]? {
    var hash: [UInt8] = []
    hash.reserveCapacity(20)
    for start in stride(from: 0, to: 40, by: 2) {
      guard let byte = Hexadecimal.value(digits, start..<(start + 2)) else { return nil }
      hash.append(UInt8(byte))
    }
    return hash
  }

  // MARK: Unpacking

  private var texts: [String] {
    var texts: [String] = []
    var position = 0
    while position < bytes.count {
      let mark = bytes[position]
      position += 1
      if mark == Self.hashMark {
        let digits = bytes[position..<(position + 20)]
          .flatMap { Hexadecimal.digits(UInt64($0), count: 2) }
        texts.append(String(decoding: digits, as: UTF8.self))
        position += 20
        continue
      }
      var count = Int(mark)
      if mark == Self.longMark {
        count = (0..<4).reduce(0) { $0 | Int(bytes[position + $1]) << ($1 * 8) }
        position += 4
      }
      texts.append(String(decoding: bytes[position..<(position + count)], as: UTF8.self))
      position += count
    }
    return texts
  }
}
