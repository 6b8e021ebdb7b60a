package import Model

/// All figures of one build, in a fixed order: by id, labels, then period.
package struct FigureSet: Sendable {
  package let all: [Figure]
  /// Where the periods of each name stand.
  private let ranges: [String: Range<Int>]

  /// Two figures of the same name and period are a bug of the metrics.
  package init(_ figures: consuming [Figure]) {
    // Where they lie: a second list of them would take as much room again.
    figures.sort(by: Self.precedes)
    self.init(inOrder: figures)
  }

  private init(inOrder figures: [Figure]) {
    all = figures
    var ranges: [String: Range<Int>] = [:]
    var start = 0
    while start < all.count {
      let (name, end) = (all[start].name, Self.end(of: start, in: all))
      ranges[name] = start..<end
      start = end
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
    // A series has some dozen periods.
    ranges[name].flatMap { range in all[range].first { $0.period == period } }
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

  /// Where the series that begins here ends.
  private static func end(of start: Int, in figures: [Figure]) -> Int {
    var end = start + 1
    while end < figures.count, figures[end].id == figures[start].id,
      figures[end].labels == figures[start].labels
    {
      precondition(
        figures[end].period != figures[end - 1].period,
        "two figures \(figures[end].name) for \(figures[end].period)")
      end += 1
    }
    return end
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
