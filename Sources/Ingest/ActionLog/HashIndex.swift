/// Finds rows by a key of two numbers that are already well mixed: a table with open addressing,
/// several times as fast as a dictionary, which mixes its keys anew. Rows are never removed.
struct HashIndex {
  private struct Slot {
    var high: UInt64 = 0
    var low: UInt64 = 0
    /// One more than the row; 0 is free.
    var row: UInt32 = 0
  }

  private var slots: [Slot]
  private(set) var count = 0

  init(capacity: Int = 256) {
    var size = 256
    while size < capacity * 2 { size *= 2 }
    slots = [Slot](repeating: Slot(), count: size)
  }

  /// The row of a key, and whether it is new: then it is the next one.
  mutating func row(_ high: UInt64, _ low: UInt64) -> (row: Int, isNew: Bool) {
    var index = Int(truncatingIfNeeded: low) & (slots.count - 1)
    while true {
      let slot = slots[index]
      if slot.row == 0 { break }
      if slot.low == low, slot.high == high { return (Int(slot.row) - 1, false) }
      index = (index + 1) & (slots.count - 1)
    }
    count += 1
    slots[index] = Slot(high: high, low: low, row: UInt32(count))
    if count * 2 > slots.count { grow() }
    return (count - 1, true)
  }

  /// The row of a key that is there.
  func find(_ high: UInt64, _ low: UInt64) -> Int? {
    var index = Int(truncatingIfNeeded: low) & (slots.count - 1)
    while slots[index].row != 0 {
      if slots[index].low == low, slots[index].high == high { return Int(slots[index].row) - 1 }
      index = (index + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Forgets all keys, and keeps the room.
  mutating func removeAll() {
    for index in slots.indices { slots[index] = Slot() }
    count = 0
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    for slot in old where slot.row != 0 {
      var index = Int(truncatingIfNeeded: slot.low) & (slots.count - 1)
      while slots[index].row != 0 { index = (index + 1) & (slots.count - 1) }
      slots[index] = slot
    }
  }

  /// Mixes numbers that are not: a fixed function, so that nothing depends on the run.
  static func mix(_ first: UInt64, _ second: UInt64) -> UInt64 {
    let product = (first ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(
      by: second ^ 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
