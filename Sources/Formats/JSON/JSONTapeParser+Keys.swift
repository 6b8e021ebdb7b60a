/// Keys that come twice in an object.
extension JSONTapeParser {
  /// Up to this many keys are compared by pairs; more are sorted.
  private static let pairLimit = 32

  mutating func findRepeatedKeys(of object: Int, count: Int, _ bytes: Span<UInt8>) {
    if count > Self.pairLimit { return sortKeys(of: object, count: count, bytes) }
    var hashes = InlineArray<32, UInt32>(repeating: 0)
    var seen: UInt64 = 0
    var isSuspect = false
    var index = 0
    eachKey(of: object) { key in
      let hash = nodes[key].link
      hashes[index] = hash
      index += 1
      let bit: UInt64 = 1 << UInt64(hash & 63)
      if seen & bit != 0 { isSuspect = true }
      seen |= bit
    }
    guard isSuspect else { return }
    for later in 1..<count {
      for earlier in 0..<later where hashes[earlier] == hashes[later] {
        return sortKeys(of: object, count: count, bytes)
      }
    }
  }

  /// By hash, then text, then place: equal keys are neighbours, the one to keep first.
  private mutating func sortKeys(of object: Int, count: Int, _ bytes: Span<UInt8>) {
    var keys: [Int] = []
    keys.reserveCapacity(count)
    eachKey(of: object) { keys.append($0) }
    let texts = nodes
    func text(_ key: Int) -> [UInt8] {
      JSONEscapes.removed(bytes, from: Int(texts[key].start), to: Int(texts[key].end))
    }
    keys.sort { left, right in
      if texts[left].link != texts[right].link { return texts[left].link < texts[right].link }
      let (first, second) = (text(left), text(right))
      return first == second ? left < right : first.lexicographicallyPrecedes(second)
    }
    var repeated: [Int] = []
    for (key, next) in zip(keys, keys.dropFirst())
    where texts[key].link == texts[next].link && text(key) == text(next) {
      repeated.append(next)
    }
    repeatedKeys += repeated.sorted()
  }

  private func eachKey(of object: Int, _ visit: (Int) -> Void) {
    let end = Int(nodes[object].link)
    var key = object + 1
    while key < end {
      visit(key)
      switch nodes[key + 1].kind {
      case .array, .object: key = Int(nodes[key + 1].link)
      default: key += 2
      }
    }
  }
}
