import Formats

/// An attribute of an SVG element. Names are literals of this program; values are literals, numbers
/// or text that the buffer escapes.
enum SVGAttribute {
  case word(StaticString, StaticString)
  case number(StaticString, Double)
  case text(StaticString, String)
  case path(SVGPath)

  var name: StaticString {
    switch self {
    case .word(let name, _), .number(let name, _), .text(let name, _): name
    case .path: "d"
    }
  }

  static func name(_ classes: StaticString) -> SVGAttribute { .word("class", classes) }
}

/// A path of straight segments.
struct SVGPath {
  private(set) var bytes: [UInt8] = []
  /// How many pieces it has that do not touch.
  private(set) var count = 0

  var isEmpty: Bool { bytes.isEmpty }

  mutating func move(to point: ChartPoint) {
    count += 1
    add("M", point)
  }

  mutating func line(to point: ChartPoint) { add("L", point) }

  mutating func close() { bytes.add("Z") }

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
    bytes.add(command)
    SVGNumber.write(point.x, to: &bytes)
    bytes.add(" ")
    SVGNumber.write(point.y, to: &bytes)
  }
}
