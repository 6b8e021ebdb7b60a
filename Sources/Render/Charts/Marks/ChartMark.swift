import Figures

/// What stands at a point: each has a shape of its own, so that colour is never all that tells.
enum ChartMark {
  case dot
  /// A point that the words beside it speak of.
  case lastDot
  /// A value of a period that is not over.
  case paleRing
  /// The second series: a P90.
  case ring
  case worse, better, changed
  /// The instant when a budget was used up.
  case cross

  init(signal meaning: SeriesReading.Variation) {
    switch meaning {
    case .worse: self = .worse
    case .better: self = .better
    case .changed, .routine, .unknown: self = .changed
    }
  }
}

extension SVGBuffer {
  mutating func mark(_ mark: ChartMark, at point: ChartPoint) {
    let (x, y) = (point.x, point.y)
    switch mark {
    case .dot: circle(point, radius: 2.5, "dot")
    case .lastDot: circle(point, radius: 4, "dot")
    case .paleRing: circle(point, radius: 3.5, "pale-ring")
    case .ring: circle(point, radius: 3, "ring")
    case .worse:
      shape(
        .polygon([ChartPoint(x, y - 6.5), ChartPoint(x + 6, y + 4.5), ChartPoint(x - 6, y + 4.5)]),
        "worse")
    case .better:
      circle(point, radius: 5.5, "better")
      circle(point, radius: 2.5, "dot")
    case .changed:
      shape(
        .polygon([
          ChartPoint(x, y - 6), ChartPoint(x + 6, y), ChartPoint(x, y + 6), ChartPoint(x - 6, y),
        ]), "changed")
    case .cross:
      var path = SVGPath.line(ChartPoint(x - 4.5, y - 4.5), ChartPoint(x + 4.5, y + 4.5))
      path.move(to: ChartPoint(x - 4.5, y + 4.5))
      path.line(to: ChartPoint(x + 4.5, y - 4.5))
      stroke(path, "cross")
    }
  }
}
