/// The keys of the large mappings by hash, so that looking up each of 100 000 tasks is no
/// quadratic work. Small mappings are scanned: that is faster than any index.
struct YAMLKeyIndex: Sendable {
  /// Mappings with fewer entries are not in the index.
  static let threshold = 24

  /// For each indexed mapping a run of `hash << 32 | entry`, sorted.
  private var keys: [UInt64] = []
  private var runs: [Int: Range<Int>] = [:]

  mutating func add(_ sortedKeys: [UInt64], of mapping: Int) {
    runs[mapping] = keys.count..<keys.count + sortedKeys.count
    keys += sortedKeys
  }

  /// The entries whose key has the hash of `key`, the entry's number in the lower half; nil where
  /// the mapping is not indexed.
  func candidates(for key: String, in mapping: Int) -> ArraySlice<UInt64>? {
    guard let run = runs[mapping] else { return nil }
    let wanted = UInt64(Self.hash(key.utf8)) << 32
    var low = run.lowerBound
    var high = run.upperBound
    while low < high {
      let middle = low + (high - low) / 2
      if keys[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < run.upperBound, keys[end] >> 32 == wanted >> 32 { end += 1 }
    return keys[low..<end]
  }

  /// FNV-1a. Equal hashes are always followed by a comparison of the bytes, so that a file made
  /// to collide is read rightly, and still in less than quadratic time.
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return hash
  }
}
