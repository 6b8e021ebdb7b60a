/// An attribute of an SVG element. Names are literals of this program; values are literals, numbers
/// or text that the buffer escapes.
enum SVGAttribute {
  case word(StaticString, StaticString)
  case number(StaticString, Double)
  case text(StaticString, String)
  case path(SVGPath)

  static func name(_ classes: StaticString) -> SVGAttribute { .word("class", classes) }
}

/// A path of straight segments.
struct SVGPath {
  private(set) var text = ""
  /// How many pieces it has that do not touch.
  private(set) var count = 0

  var isEmpty: Bool { text.isEmpty }

  mutating func move(to point: ChartPoint) {
    count += 1
    add("M", point)
  }

  mutating func line(to point: ChartPoint) { add("L", point) }

  mutating func close() { text += "Z" }

  /// A line from one point to another.
  static func line(_ start: ChartPoint, _ end: ChartPoint) -> SVGPath {
    var path = SVGPath()
    path.move(to: start)
    path.line(to: end)
    return path
  }

  /// Through all points, and back to the first.
  static func polygon(_ points: [ChartPoint]) -> SVGPath {
    var path = SVGPath()
    for (index, point) in points.enumerated() {
      if index == 0 { path.move(to: point) } else { path.line(to: point) }
    }
    path.close()
    return path
  }

  private mutating func add(_ command: StaticString, _ point: ChartPoint) {
    text += "\(command)\(SVGNumber.text(point.x)) \(SVGNumber.text(point.y))"
  }
}
