extension RandomAccessCollection where Index == Int {
  /// The first position from which on the predicate holds, by binary search; it must not hold
  /// before it.
  func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
