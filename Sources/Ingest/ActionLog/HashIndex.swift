/// Finds rows by a key of two numbers that are already well mixed: a table with open addressing,
/// several times as fast as a dictionary, which mixes its keys anew. Rows are never removed.
///
/// The table itself holds four bytes for each place, so that it stays in the processor's cache beside
/// what else a line of the log needs; the keys lie in the order in which they came, those in use
/// mostly close to each other.
struct HashIndex {
  private struct Key: Equatable {
    var high: UInt64
    var low: UInt64
  }

  /// One more than the row in the lower bits, as many as a place's number has; in the upper ones a
  /// part of the key. 0 is free.
  private var slots = [UInt32](repeating: 0, count: 256)
  /// By row.
  private var keys: [Key] = []

  var count: Int { keys.count }

  /// The row of a key, and whether it is new: then it is the next one.
  mutating func row(_ high: UInt64, _ low: UInt64) -> (row: Int, isNew: Bool) {
    let key = Key(high: high, low: low)
    let (slot, row) = place(of: key)
    if let row { return (row, false) }
    keys.append(key)
    slots[slot] = Self.tag(high, slots.count - 1) | UInt32(keys.count)
    if keys.count * 8 > slots.count * 5 { grow() }
    return (keys.count - 1, true)
  }

  /// The row of a key that is there.
  func find(_ high: UInt64, _ low: UInt64) -> Int? { place(of: Key(high: high, low: low)).row }

  /// Where a key stands, and its row; where it would stand, and nil.
  @inline(__always)
  private func place(of key: Key) -> (slot: Int, row: Int?) {
    let mask = slots.count - 1
    let tag = Self.tag(key.high, mask)
    var index = Int(truncatingIfNeeded: key.low) & mask
    while true {
      let slot = slots[index]
      if slot == 0 { return (index, nil) }
      if (slot ^ tag) & ~UInt32(mask) == 0 {
        let row = (Int(slot) & mask) - 1
        if keys[row] == key { return (index, row) }
      }
      index = (index + 1) & mask
    }
  }

  /// Forgets all keys, and keeps the room.
  mutating func removeAll() {
    for index in slots.indices { slots[index] = 0 }
    keys.removeAll(keepingCapacity: true)
  }

  private static func tag(_ high: UInt64, _ mask: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: high >> 24) & ~UInt32(mask)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (row, key) in keys.enumerated() {
      var index = Int(truncatingIfNeeded: key.low) & mask
      while slots[index] != 0 { index = (index + 1) & mask }
      slots[index] = Self.tag(key.high, mask) | UInt32(row + 1)
    }
  }

  /// Mixes numbers that are not: a fixed function, so that nothing depends on the run.
  static func mix(_ first: UInt64, _ second: UInt64) -> UInt64 {
    let product = (first ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(
      by: second ^ 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
