package import Model

/// All figures of one build, in a fixed order: by id, labels, then period.
package struct FigureSet: Sendable {
  package let all: [Figure]
  private let positions: [Key: Int]
  /// Where the periods of each name stand.
  private let ranges: [String: Range<Int>]

  private struct Key: Hashable {
    let name: String
    let period: Period
  }

  /// Two figures of the same name and period are a bug of the metrics.
  package init(_ figures: [Figure]) { self.init(inOrder: figures.sorted(by: Self.precedes)) }

  private init(inOrder figures: [Figure]) {
    all = figures
    var positions: [Key: Int] = [:]
    positions.reserveCapacity(all.count)
    let names = all.map(\.name)
    for (index, figure) in all.enumerated() {
      let key = Key(name: names[index], period: figure.period)
      let old = positions.updateValue(index, forKey: key)
      precondition(old == nil, "two figures \(figure.name) for \(figure.period)")
    }
    self.positions = positions
    var ranges: [String: Range<Int>] = [:]
    for (index, name) in names.enumerated() {
      ranges[name] = (ranges[name]?.lowerBound ?? index)..<index + 1
    }
    self.ranges = ranges
  }

  /// With a few more figures: no second sort of them all.
  package func adding(_ figures: [Figure]) -> FigureSet {
    var merged: [Figure] = []
    merged.reserveCapacity(all.count + figures.count)
    var start = all.startIndex
    for figure in figures.sorted(by: Self.precedes) {
      let end = all[start...].partitioningIndex { Self.precedes(figure, $0) }
      merged += all[start..<end]
      merged.append(figure)
      start = end
    }
    return FigureSet(inOrder: merged + all[start...])
  }

  package func figure(_ name: String, _ period: Period) -> Figure? {
    positions[Key(name: name, period: period)].map { all[$0] }
  }

  /// All periods of one figure, oldest first.
  package func series(_ name: String) -> ArraySlice<Figure> {
    ranges[name].map { all[$0] } ?? []
  }

  /// All labels and periods of one id.
  package func figures(of id: String) -> ArraySlice<Figure> {
    let start = all.partitioningIndex { !$0.id.utf8.lexicographicallyPrecedes(id.utf8) }
    let end = all[start...].firstIndex { $0.id != id } ?? all.endIndex
    return all[start..<end]
  }

  private static func precedes(_ left: Figure, _ right: Figure) -> Bool {
    if left.id != right.id { return left.id.utf8.lexicographicallyPrecedes(right.id.utf8) }
    if left.labels != right.labels { return left.labels.lexicographicallyPrecedes(right.labels) }
    return left.period.sortKey.utf8.lexicographicallyPrecedes(right.period.sortKey.utf8)
  }
}

extension Period {
  /// Instants after weeks after the other periods, each in order of time.
  fileprivate var sortKey: String {
    switch self {
    case .day: "0" + description
    case .month: "1" + description
    case .quarter: "2" + description
    case .week: "3" + description
    case .instant: "4" + description
    }
  }
}
