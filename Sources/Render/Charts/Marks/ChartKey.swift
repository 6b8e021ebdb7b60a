/// What the marks of a chart mean: rows of swatches and words, as many on a row as it holds.
struct ChartKey {
  struct Entry {
    var swatch: Swatch
    var text: String

    init(_ swatch: Swatch, _ text: String) {
      self.swatch = swatch
      self.text = text
    }
  }

  enum Swatch {
    case line, paleLine, limits, centre, target, ideal, forecast
    case mark(ChartMark)
    /// The number of an event.
    case number(String)
    /// A layer of a stack, from 0, with the name of its fill.
    case layer(Int, String)
    case paleBar
    /// A bar of that name in the style sheet.
    case bar(StaticString)
    /// Words alone.
    case none
  }

  private struct Item {
    var entry: Entry
    var lines: [String]
    var x: Double
    /// From 0, downwards.
    var row: Int
  }

  static let rowHeight = 17.0
  private static let swatchWidth = 24.0
  private static let gap = 18.0

  private var items: [Item] = []
  private var rowCount = 0

  var height: Double { Double(rowCount) * Self.rowHeight }

  init(_ entries: [Entry], width: Double) {
    var x = 0.0
    var row = 0
    for entry in entries {
      let indent = Self.indent(entry.swatch)
      let lines = TextLines.of(entry.text, width: width - indent)
      let itemWidth = indent + (lines.map { TextWidth.of($0) }.max() ?? 0)
      if x > 0, x + itemWidth > width || lines.count > 1 {
        x = 0
        row += 1
      }
      items.append(Item(entry: entry, lines: lines, x: x, row: row))
      rowCount = row + max(1, lines.count)
      x += itemWidth + Self.gap
      if lines.count > 1 {
        row += lines.count
        x = 0
      }
    }
  }

  private static func indent(_ swatch: Swatch) -> Double {
    if case .none = swatch { 0 } else { swatchWidth }
  }

  /// Draws the rows below `top`.
  func draw(left: Double, top: Double, _ svg: inout SVGBuffer) {
    for item in items {
      let y = top + Double(item.row) * Self.rowHeight
      svg.swatch(item.entry.swatch, ChartBox(left: left + item.x, y: y))
      for (index, line) in item.lines.enumerated() {
        let point = ChartPoint(
          left + item.x + Self.indent(item.entry.swatch),
          y + 12.5 + Double(index) * Self.rowHeight)
        svg.label(line, at: point, .start, "key")
      }
    }
  }
}

extension ChartBox {
  /// The room of a swatch in a row of the key that begins at `y`.
  fileprivate init(left: Double, y: Double) {
    self.init(left: left, top: y + 3, right: left + 18, bottom: y + 14)
  }
}

extension SVGBuffer {
  fileprivate mutating func swatch(_ swatch: ChartKey.Swatch, _ box: ChartBox) {
    let middle = ChartPoint(box.middle, (box.top + box.bottom) / 2)
    let line = SVGPath.line(ChartPoint(box.left, middle.y), ChartPoint(box.right, middle.y))
    switch swatch {
    case .line:
      stroke(line, "line")
      mark(.dot, at: middle)
    case .paleLine:
      stroke(line, "pale")
      mark(.paleRing, at: middle)
    case .limits:
      rectangle(box, "band")
      stroke(.line(ChartPoint(box.left, box.top), ChartPoint(box.right, box.top)), "limit")
      stroke(.line(ChartPoint(box.left, box.bottom), ChartPoint(box.right, box.bottom)), "limit")
    case .centre: stroke(line, "centre")
    case .target: stroke(line, "target")
    case .ideal: stroke(line, "ideal")
    case .forecast: rectangle(box, "forecast")
    case .mark(let mark): self.mark(mark, at: middle)
    case .number(let number): badge(number, at: middle)
    case .layer(let number, let fill): layer(number, fill, box)
    case .paleBar: rectangle(box, "pale-bar")
    case .bar(let name): rectangle(box, name)
    case .none: break
    }
  }

  /// The number of an event in a ring, or in a flat ring for more than one.
  mutating func badge(_ number: String, at point: ChartPoint) {
    let half = max(7.5, TextWidth.of(number, size: 10) / 2 + 4)
    empty(
      "rect", .name("badge"), .number("x", point.x - half), .number("y", point.y - 7.5),
      .number("width", half * 2), .number("height", 15), .number("rx", 7.5))
    label(number, at: ChartPoint(point.x, point.y + 3.5), .middle, "badge-text")
  }
}
