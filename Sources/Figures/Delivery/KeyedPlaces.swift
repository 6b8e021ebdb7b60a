/// Places found by a key of 64 bits, for names by the hundred thousand: twelve bytes a slot, where a
/// dictionary of texts takes ten times that. Names may share a key: who asks compares them.
struct KeyedPlaces: Sendable {
  /// A power of two, at least half of it free, so that a search ends soon.
  private var keys: [UInt64]
  /// -1 where the slot is free.
  private var places: [Int32]

  /// Of places in ascending order.
  init(_ entries: [(key: UInt64, place: Int32)]) {
    var size = 2
    while size < entries.count * 2 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    places = Array(repeating: -1, count: size)
    for entry in entries {
      var slot = start(of: entry.key)
      while places[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      keys[slot] = entry.key
      places[slot] = entry.place
    }
  }

  /// In ascending order, each once.
  subscript(key: UInt64) -> [Int32] {
    var slot = start(of: key)
    var found: [Int32] = []
    while places[slot] >= 0 {
      if keys[slot] == key, found.last != places[slot] { found.append(places[slot]) }
      slot = (slot + 1) & (keys.count - 1)
    }
    return found
  }

  /// The first place of the key that holds.
  func first(_ key: UInt64, where holds: (Int) -> Bool) -> Int? {
    self[key].first { holds(Int($0)) }.map(Int.init)
  }

  private func start(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: key ^ key >> 32) & (keys.count - 1)
  }
}
