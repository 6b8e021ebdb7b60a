extension Array {
  /// In order, each element moved once: by the numbers of the elements, so that large ones are not
  /// copied from place to place.
  func sortedByNumber(_ precedes: (Element, Element) -> Bool) -> [Element] {
    sortedNumbers(precedes).map { numbers in numbers.map { self[$0] } } ?? self
  }

  /// The numbers of the elements in order; nil where they are in order as they stand.
  private func sortedNumbers(_ precedes: (Element, Element) -> Bool) -> [Int]? {
    let isInOrder = indices.dropFirst().allSatisfy { !precedes(self[$0], self[$0 - 1]) }
    return isInOrder ? nil : indices.sorted { precedes(self[$0], self[$1]) }
  }
}

extension Array where Element: Comparable {
  /// The numbers of the elements in order; nil where they are in order as they stand.
  var sortedNumbers: [Int]? { sortedNumbers(<) }
}
