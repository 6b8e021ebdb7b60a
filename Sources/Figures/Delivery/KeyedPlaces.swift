/// Places found by a key, for names by the hundred thousand: eight bytes a slot, where a dictionary
/// of texts takes ten times that. Half of a key's bits are kept, and names may share a key anyway:
/// who asks compares them.
struct KeyedPlaces: Sendable {
  /// A power of two, at least a fifth of it free, so that a search ends soon.
  private var keys: [UInt32]
  /// -1 where the slot is free.
  private var places: [Int32]

  /// Of places in ascending order.
  init(_ entries: [(key: UInt64, place: Int32)]) {
    var size = 2
    while size < entries.count + entries.count / 4 + 1 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    places = Array(repeating: -1, count: size)
    for entry in entries {
      let key = Self.half(entry.key)
      var slot = start(of: key)
      while places[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      keys[slot] = key
      places[slot] = entry.place
    }
  }

  /// The places of the key that hold, in ascending order, each once.
  func all(_ key: UInt64, where holds: (Int) -> Bool) -> [Int32] {
    let key = Self.half(key)
    var slot = start(of: key)
    var found: [Int32] = []
    while places[slot] >= 0 {
      if keys[slot] == key, found.last != places[slot], holds(Int(places[slot])) {
        found.append(places[slot])
      }
      slot = (slot + 1) & (keys.count - 1)
    }
    return found
  }

  /// The first place of the key that holds.
  func first(_ key: UInt64, where holds: (Int) -> Bool) -> Int? {
    let key = Self.half(key)
    var slot = start(of: key)
    while places[slot] >= 0 {
      if keys[slot] == key, holds(Int(places[slot])) { return Int(places[slot]) }
      slot = (slot + 1) & (keys.count - 1)
    }
    return nil
  }

  private static func half(_ key: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: key ^ key >> 32)
  }

  private func start(of key: UInt32) -> Int { Int(key) & (keys.count - 1) }
}
