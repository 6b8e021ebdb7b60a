package import Model

/// All figures of one build, in a fixed order: by id, labels, then period.
package struct FigureSet: Sendable {
  package let all: [Figure]
  /// Where the periods of each name stand.
  private let ranges: [String: Range<Int>]

  /// Two figures of the same name and period are a bug of the metrics.
  package init(_ figures: [Figure]) {
    self.init(inOrder: Self.sorted(figures))
  }

  /// In the order of a set. By what they are ordered by: a figure has many parts, and is moved once.
  static func sorted(_ figures: [Figure]) -> [Figure] {
    figures.map(Place.init).sortedNumbers.map { numbers in numbers.map { figures[$0] } } ?? figures
  }

  /// Of lists of which each is in order.
  init(inOrder found: consuming [[Figure]]) {
    var lists = found
    // By list: metrics make few lists of many figures, each of one id.
    lists.removeAll(where: \.isEmpty)
    lists.sort { Place($0[0]) < Place($1[0]) }
    var joined: [Figure] = []
    // And for the few that the checks add.
    joined.reserveCapacity(lists.reduce(64) { $0 + $1.count })
    // Each is moved, not copied, and so from the end.
    for index in lists.indices.reversed() {
      while let figure = lists[index].popLast() { joined.append(figure) }
      // Else there would be room for all of them twice at the end.
      lists[index] = []
    }
    joined.reverse()
    // In order already, unless an id is in several lists.
    self.init(joined)
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

  /// With a few more figures: no second sort of them all, nor a second list where nobody else holds
  /// this one.
  package consuming func adding(_ figures: [Figure]) -> FigureSet {
    var all = self.all
    // The list is then held here alone.
    self = FigureSet([])
    for figure in figures {
      let place = Place(figure)
      all.insert(figure, at: all.partitioningIndex { place < Place($0) })
    }
    return FigureSet(inOrder: all)
  }

  package func figure(_ name: String, _ period: Period) -> Figure? {
    // A series has some dozen periods. By place: what goes through figures copies each.
    ranges[name].flatMap { range in
      range.first { all[$0].period == period }.map { all[$0] }
    }
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

  /// What figures are ordered by.
  private struct Place: Comparable {
    let id: String
    let labels: [FigureLabel]
    let period: (kind: Int, time: Int64)

    init(_ figure: Figure) {
      (id, labels, period) = (figure.id, figure.labels, figure.period.order)
    }

    static func == (left: Self, right: Self) -> Bool {
      left.id == right.id && left.labels == right.labels && left.period == right.period
    }

    static func < (left: Self, right: Self) -> Bool {
      if left.id != right.id { return left.id.utf8.lexicographicallyPrecedes(right.id.utf8) }
      if left.labels != right.labels { return left.labels.lexicographicallyPrecedes(right.labels) }
      return left.period < right.period
    }
  }
}

extension Period {
  /// Instants after weeks after the other periods, each in order of time.
  fileprivate var order: (kind: Int, time: Int64) {
    switch self {
    case .day(let date): (0, Int64(date.daysSinceEpoch))
    case .month(let year, let month): (1, Int64(year * 12 + month))
    case .quarter(let year, let quarter): (2, Int64(year * 4 + quarter))
    case .week(let week): (3, Int64(week.monday.daysSinceEpoch))
    case .instant(let instant): (4, instant.microseconds)
    }
  }
}
