/// A list of texts in one piece of memory, such as the commits of a change: each as its length and
/// bytes, a commit's hash of forty lower-case hexadecimal digits as twenty. A single such hash, which
/// most changes have, is held within the value itself.
@propertyWrapper
package struct PackedTexts: Hashable, Sendable {
  private enum Content: Hashable, Sendable {
    case bytes([UInt8])
    case hash(PackedHash)
  }

  private var content: Content

  /// Stands for the length of a hash.
  private static let hashMark: UInt8 = 0xFF
  /// Stands for a length of four bytes that follow, the lowest first.
  private static let longMark: UInt8 = 0xFE

  package init(wrappedValue: [String]) { content = Self.packed(wrappedValue) }

  package var wrappedValue: [String] {
    get { texts }
    set { content = Self.packed(newValue) }
  }

  package func contains(_ text: String) -> Bool {
    if case .hash(let hash) = content { return hash == PackedHash(wrappedValue: text) }
    return texts.contains(text)
  }

  // MARK: Keys

  /// A key of 64 bits of a text, the same in every run: the first eight bytes of a commit's hash,
  /// else the text's FNV-1a hash. Texts may share one.
  package static func key(of text: String) -> UInt64 {
    PackedHash(wrappedValue: text).leadingBits ?? FNV1a.hash(text)
  }

  /// The key of each text in order, without making the texts.
  package func forEachKey(_ body: (UInt64) -> Void) {
    guard case .bytes(let bytes) = content else {
      if case .hash(let hash) = content, let key = hash.leadingBits { body(key) }
      return
    }
    var position = 0
    while position < bytes.count {
      if bytes[position] == Self.hashMark {
        body(bytes[(position + 1)..<(position + 9)].reduce(0) { $0 << 8 | UInt64($1) })
        position += 21
      } else {
        let range = Self.range(in: bytes, at: &position)
        body(FNV1a.hash(bytes[range]))
      }
    }
  }

  // MARK: Packing

  private static func packed(_ texts: [String]) -> Content {
    guard !texts.isEmpty else { return .bytes([]) }
    if texts.count == 1 {
      let hash = PackedHash(wrappedValue: texts[0])
      if hash.leadingBits != nil { return .hash(hash) }
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(texts.reduce(0) { $0 + ($1.utf8.count == 40 ? 21 : $1.utf8.count + 1) })
    for text in texts { append(text, to: &bytes) }
    return .bytes(bytes)
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
    guard case .bytes(let bytes) = content else {
      if case .hash(let hash) = content, let text = hash.wrappedValue { return [text] }
      return []
    }
    var texts: [String] = []
    var position = 0
    while position < bytes.count {
      guard bytes[position] == Self.hashMark else {
        texts.append(String(decoding: bytes[Self.range(in: bytes, at: &position)], as: UTF8.self))
        continue
      }
      let digits = bytes[(position + 1)..<(position + 21)]
        .flatMap { Hexadecimal.digits(UInt64($0), count: 2) }
      texts.append(String(decoding: digits, as: UTF8.self))
      position += 21
    }
    return texts
  }

  /// The bytes of the text that begins here with its length; goes on to the next one.
  private static func range(in bytes: [UInt8], at position: inout Int) -> Range<Int> {
    var count = Int(bytes[position])
    position += 1
    if count == Int(longMark) {
      count = (0..<4).reduce(0) { $0 | Int(bytes[position + $1]) << ($1 * 8) }
      position += 4
    }
    let range = position..<(position + count)
    position += count
    return range
  }
}
