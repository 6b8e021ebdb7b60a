/// What becomes of the keys of a mapping when it is closed.
extension YAMLTreeBuilder {
  /// Where the text of a scalar member stands, an alias being resolved; nil for a collection.
  func textRange(of member: Member) -> Range<Int>? {
    let record = records[Int(member.node)]
    return record.form == .alias ? records[Int(record.first)].textRange : record.textRange
  }

  private func isSameKey(_ left: Member, _ right: Member) -> Bool {
    guard left.hash == right.hash, let first = textRange(of: left),
      let second = textRange(of: right)
    else { return false }
    return text[first] == text[second]
  }

  /// Takes out of a mapping's members a last key without value (reading stopped there), merge
  /// keys and repeated keys; indexes the keys of a large mapping.
  mutating func keepEntries(of mapping: Int, _ first: Int) {
    if (pending.count - first) % 2 == 1 { pending.removeLast() }
    let count = (pending.count - first) / 2
    var dropped = mergeKeys(first, count)
    let isLarge = count >= YAMLKeyIndex.threshold
    let sorted = isLarge ? sortedKeys(first, count) : []
    let repeats = isLarge ? repeats(first, in: sorted) : repeats(first, count)
    for entry in repeats.sorted(by: { $0.second < $1.second }) {
      report(entry, first)
      dropped.append(entry.second)
    }
    guard !dropped.isEmpty else {
      if isLarge { keyIndex.add(sorted, of: mapping) }
      return
    }
    drop(Set(dropped), first)
    let left = (pending.count - first) / 2
    if left >= YAMLKeyIndex.threshold { keyIndex.add(sortedKeys(first, left), of: mapping) }
  }

  private mutating func drop(_ entries: Set<Int>, _ first: Int) {
    let members = Array(pending[first...])
    pending.removeSubrange(first...)
    for index in members.indices where !entries.contains(index / 2) {
      pending.append(members[index])
    }
  }

  private mutating func mergeKeys(_ first: Int, _ count: Int) -> [Int] {
    var found: [Int] = []
    for entry in 0..<count where pending[first + 2 * entry].hash == Self.mergeHash {
      let record = records[Int(pending[first + 2 * entry].node)]
      guard record.form == .plain, let range = record.textRange,
        text[range].elementsEqual("<<".utf8)
      else { continue }
      faults.add(.mergeKey, at: source, offset: Int(record.start))
      found.append(entry)
    }
    return found
  }

  private static let mergeHash = YAMLKeyIndex.hash("<<".utf8)

  private typealias Repeat = (first: Int, second: Int)

  /// For a small mapping: compares all pairs.
  private func repeats(_ first: Int, _ count: Int) -> [Repeat] {
    var found: [Repeat] = []
    for second in 0..<count {
      let key = pending[first + 2 * second]
      for earlier in 0..<second where pending[first + 2 * earlier].hash == key.hash {
        guard isSameKey(pending[first + 2 * earlier], key) else { continue }
        found.append((earlier, second))
        break
      }
    }
    return found
  }

  private func sortedKeys(_ first: Int, _ count: Int) -> [UInt64] {
    var keys = (0..<count).map { UInt64(pending[first + 2 * $0].hash) << 32 | UInt64($0) }
    keys.sort()
    return keys
  }

  /// For a large mapping: only keys of one hash are compared, and those in the order of their
  /// bytes, so that keys made to collide cost no quadratic time.
  private func repeats(_ first: Int, in sorted: [UInt64]) -> [Repeat] {
    var found: [Repeat] = []
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end] >> 32 == sorted[start] >> 32 { end += 1 }
      if end - start > 1 { found += repeats(first, amongEqualHashes: sorted[start..<end]) }
      start = end
    }
    return found
  }

  private func repeats(_ first: Int, amongEqualHashes keys: ArraySlice<UInt64>) -> [Repeat] {
    let entries = keys.map { Int(UInt32(truncatingIfNeeded: $0)) }
      .compactMap { entry in textRange(of: pending[first + 2 * entry]).map { (entry, $0) } }
      .sorted { left, right in
        if text[left.1] == text[right.1] { return left.0 < right.0 }
        return text[left.1].lexicographicallyPrecedes(text[right.1])
      }
    var found: [Repeat] = []
    var original = 0
    for index in entries.indices.dropFirst() {
      if text[entries[original].1] == text[entries[index].1] {
        found.append((entries[original].0, entries[index].0))
      } else {
        original = index
      }
    }
    return found
  }

  private mutating func report(_ entry: Repeat, _ first: Int) {
    let key = pending[first + 2 * entry.second]
    let range = textRange(of: key) ?? 0..<0
    let name = String(decoding: text[range.prefix(80)], as: UTF8.self)
    let earlier = records[Int(pending[first + 2 * entry.first].node)]
    faults.add(
      .duplicateKey(name, firstLine: source.lineIndex(of: Int(earlier.start)) + 1), at: source,
      offset: Int(records[Int(key.node)].start))
  }
}
