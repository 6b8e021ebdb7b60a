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
  /// `size` is 1 in a chart, less in a line of text.
  mutating func mark(_ mark: ChartMark, at point: ChartPoint, size: Double = 1) {
    func corner(_ x: Double, _ y: Double) -> ChartPoint {
      ChartPoint(point.x + x * size, point.y + y * size)
    }
    switch mark {
    case .dot: circle(point, radius: 2.5 * size, "dot")
    case .lastDot: circle(point, radius: 4 * size, "dot")
    case .paleRing: circle(point, radius: 3.5 * size, "pale-ring")
    case .ring: circle(point, radius: 3 * size, "ring")
    case .worse:
      shape(.polygon([corner(0, -6.5), corner(6, 4.5), corner(-6, 4.5)]), "worse")
    case .better:
      circle(point, radius: 5.5 * size, "better")
      circle(point, radius: 2.5 * size, "dot")
    case .changed:
      shape(.polygon([corner(0, -6), corner(6, 0), corner(0, 6), corner(-6, 0)]), "changed")
    case .cross:
      var path = SVGPath.line(corner(-4.5, -4.5), corner(4.5, 4.5))
      path.move(to: corner(-4.5, 4.5))
      path.line(to: corner(4.5, -4.5))
      stroke(path, "cross")
    }
  }
}
