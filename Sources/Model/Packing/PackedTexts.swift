/// A list of texts in one piece of memory, such as the commits of a change: each as its length and
/// bytes, a commit's hash of forty lower-case hexadecimal digits as twenty. A single such hash, which
/// most changes have, is held within the value itself.
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
  private static let hashDigits = 40
  private static let hashBytes = 20

  package init(_ texts: [String]) {
    let room = texts.reduce(0) { $0 + Self.room(ofText: $1.utf8.count) }
    self = texts.count > 1 ? PackedTexts(room: room) : PackedTexts()
    for text in texts { append(text.utf8.span) }
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

  /// No texts.
  package init() { content = .bytes([]) }

  /// No texts, with room for several, of so many bytes: of one alone it would be in vain.
  package init(room: Int) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(room)
    content = .bytes(bytes)
  }

  /// The bytes that a text of that length takes, unless it is a hash alone.
  package static func room(ofText byteCount: Int) -> Int {
    1 + (byteCount == hashDigits ? hashBytes : byteCount)
  }

  package var isEmpty: Bool { if case .bytes(let bytes) = content { bytes.isEmpty } else { false } }

  /// Adds a text by its bytes, which are UTF-8.
  package mutating func append(_ text: Span<UInt8>) {
    if case .bytes(let bytes) = content, bytes.capacity == 0,
      let hash = PackedHash(digits: text)
    {
      content = .hash(hash)
      return
    }
    var bytes = takeBytes()
    if bytes.isEmpty { bytes.reserveCapacity(text.count + 1) }
    if text.count == Self.hashDigits, Self.append(hash: text, to: &bytes) {
      content = .bytes(bytes)
      return
    }
    if text.count < Int(Self.longMark) {
      bytes.append(UInt8(text.count))
    } else {
      bytes.append(Self.longMark)
      for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: text.count >> shift)) }
    }
    text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    content = .bytes(bytes)
  }

  /// The texts so far in one piece of memory, which the value then no longer holds.
  private mutating func takeBytes() -> [UInt8] {
    switch content {
    case .bytes(let bytes):
      content = .bytes([])
      return bytes
    case .hash(let hash):
      var bytes: [UInt8] = []
      bytes.reserveCapacity(2 * Self.room(ofText: Self.hashDigits))
      if let text = hash.wrappedValue { _ = Self.append(hash: text.utf8.span, to: &bytes) }
      return bytes
    }
  }

  /// False where the forty bytes are no hash; nothing is added then.
  private static func append(hash digits: Span<UInt8>, to bytes: inout [UInt8]) -> Bool {
    let count = bytes.count
    bytes.append(hashMark)
    for start in stride(from: 0, to: 40, by: 2) {
      guard let byte = Hexadecimal.value(digits, start..<(start + 2)) else {
        bytes.removeLast(bytes.count - count)
        return false
      }
      bytes.append(UInt8(byte))
    }
    return true
  }

  // MARK: Unpacking

  package var texts: [String] {
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
