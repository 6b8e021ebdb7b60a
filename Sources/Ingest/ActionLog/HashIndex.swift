/// Finds rows by a key of two numbers that are already well mixed: a table with open addressing,
/// several times as fast as a dictionary, which mixes its keys anew. Rows are never removed.
///
/// Eight places have their tags, of a byte each, in one word, and are looked at together: a key that
/// is not there is mostly known at once, and of the table little more than the tags need lie in the
/// processor's cache. The keys lie in the order in which they came, those in use mostly close to
/// each other.
struct HashIndex {
  private struct Key: Equatable {
    var high: UInt64
    var low: UInt64
  }

  /// By group of eight places: of each the upper bit and seven bits of the key; 0 is free.
  private var tags = [UInt64](repeating: 0, count: 32)
  /// By place.
  private var rows = [UInt32](repeating: 0, count: 256)
  /// By row.
  private var keys: [Key] = []

  private static let lowestBits: UInt64 = 0x0101_0101_0101_0101
  private static let highestBits: UInt64 = 0x8080_8080_8080_8080

  var count: Int { keys.count }

  /// The row of a key, and whether it is new: then it is the next one.
  mutating func row(_ high: UInt64, _ low: UInt64) -> (row: Int, isNew: Bool) {
    let key = Key(high: high, low: low)
    let (place, row) = place(of: key)
    if let row { return (row, false) }
    take(place, for: key, row: keys.count)
    keys.append(key)
    if keys.count * 8 > rows.count * 5 { grow() }
    return (keys.count - 1, true)
  }

  /// The row of a key that is there.
  func find(_ high: UInt64, _ low: UInt64) -> Int? { place(of: Key(high: high, low: low)).row }

  /// Where a key stands, and its row; where it would stand, and nil.
  @inline(__always)
  private func place(of key: Key) -> (place: Int, row: Int?) {
    let pattern = Self.tag(key) &* Self.lowestBits
    var group = Int(truncatingIfNeeded: key.low) & (tags.count - 1)
    while true {
      let word = tags[group]
      // Bytes that are the key's tag, and at times one above such a byte.
      let different = word ^ pattern
      var hits = (different &- Self.lowestBits) & ~different & Self.highestBits
      while hits != 0 {
        let place = group * 8 + hits.trailingZeroBitCount / 8
        let row = Int(rows[place])
        if keys[row] == key { return (place, row) }
        hits &= hits - 1
      }
      // Groups are filled one after the other: behind one with a free place there is none to look at.
      let free = ~word & Self.highestBits
      if free != 0 { return (group * 8 + free.trailingZeroBitCount / 8, nil) }
      group = (group + 1) & (tags.count - 1)
    }
  }

  @inline(__always)
  private mutating func take(_ place: Int, for key: Key, row: Int) {
    tags[place / 8] |= Self.tag(key) << UInt64(place % 8 * 8)
    rows[place] = UInt32(row)
  }

  /// Forgets all keys, and keeps the room.
  mutating func removeAll() {
    for group in tags.indices { tags[group] = 0 }
    keys.removeAll(keepingCapacity: true)
  }

  private static func tag(_ key: Key) -> UInt64 { key.high >> 40 & 0x7F | 0x80 }

  private mutating func grow() {
    tags = [UInt64](repeating: 0, count: tags.count * 2)
    rows = [UInt32](repeating: 0, count: rows.count * 2)
    for (row, key) in keys.enumerated() { take(place(of: key).place, for: key, row: row) }
  }

  /// Mixes numbers that are not: a fixed function, so that nothing depends on the run.
  static func mix(_ first: UInt64, _ second: UInt64) -> UInt64 {
    let product = (first ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(
      by: second ^ 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
