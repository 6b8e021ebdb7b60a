/// The keys that objects of one kind may have, for telling known from unknown ones fast.
package struct JSONKeySet: Sendable {
  package let names: [String]
  private let slots: [Slot]

  private struct Slot {
    var hash: UInt32
    var name: String?
  }

  package init(_ names: [String]) {
    self.names = names
    var size = 8
    while size < names.count * 3 { size *= 2 }
    var slots = [Slot](repeating: Slot(hash: 0, name: nil), count: size)
    for name in names {
      let hash = JSONHash.value(Array(name.utf8))
      var slot = Int(hash) & (size - 1)
      while slots[slot].name != nil { slot = (slot + 1) & (size - 1) }
      slots[slot] = Slot(hash: hash, name: name)
    }
    self.slots = slots
  }

  /// Whether a tape's string is one of the keys.
  package func contains(_ key: Int, of tape: JSONTape) -> Bool {
    let hash = tape.hash(key)
    var slot = Int(hash) & (slots.count - 1)
    while let name = slots[slot].name {
      if slots[slot].hash == hash, tape.isText(key, name) { return true }
      slot = (slot + 1) & (slots.count - 1)
    }
    return false
  }
}
