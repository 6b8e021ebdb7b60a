extension Array {
  /// In order, each element moved once: by the numbers of the elements, so that large ones are not
  /// copied from place to place.
  func sortedByNumber(_ precedes: (Element, Element) -> Bool) -> [Element] {
    let isInOrder = indices.dropFirst().allSatisfy { !precedes(self[$0], self[$0 - 1]) }
    guard !isInOrder else { return self }
    return indices.sorted { precedes(self[$0], self[$1]) }.map { self[$0] }
  }
}
