import Figures
import Model
import Pack

/// Parts of a whole, week by week, from the first layer upwards.
struct StackedWeeksForm: ChartForm {
  let stack: StackedWeeks
  let layout: ChartLayout
  /// The id of the drawing: its fills are named after it.
  let id: String
  let axis: ValueAxis
  let weeks: WeekAxis

  init(_ stack: StackedWeeks, _ layout: ChartLayout, id: String) {
    self.stack = stack
    self.layout = layout
    self.id = id
    weeks = WeekAxis(
      stack.weeks, lastComplete: stack.weeks.lastIndex { $0 != stack.provisional })
    let totals = stack.weeks.indices.compactMap { Self.total(stack, $0) }
    axis = .forBars(stack.unit, totals, stepCount: layout.stepCount)
  }

  /// nil for a week of which nothing is known.
  private static func total(_ stack: StackedWeeks, _ index: Int) -> Double? {
    let known = stack.layers.compactMap { part($0, index) }
    return known.isEmpty ? nil : known.reduce(0, +)
  }

  private static func part(_ layer: StackedWeeks.Layer, _ index: Int) -> Double? {
    layer.values[index].flatMap { $0.isFinite ? max(0, $0) : nil }
  }

  var leftRoom: Double { axis.labelWidth + 8 }
  var rightRoom: Double { isLastAtEnd ? TextWidth.of(lastText) + 9 : 4 }
  var plotHeight: Double { layout.plotHeight }

  var series: [ChartKey.Entry] {
    stack.layers.enumerated().map { number, layer in
      .init(.layer(number, Self.fill(number, id)), layer.name)
    }
  }

  /// The total of the last complete week.
  private var lastTotal: Double? {
    stack.weeks.indices.contains(weeks.lastComplete)
      ? Self.total(stack, weeks.lastComplete) : nil
  }

  private var lastText: String {
    lastTotal.map { ChartValue.text($0, stack.unit, room: layout.valueRoom) } ?? ""
  }

  /// Whether the last total is too wide to stand on its bar.
  private var isLastAtEnd: Bool {
    TextWidth.of(lastText) > layout.width * 0.85 / Double(max(1, stack.weeks.count)) * 1.2
  }

  private var gaps: [Int] { stack.weeks.indices.filter { Self.total(stack, $0) == nil } }

  var marks: [ChartKey.Entry] {
    WeekNotes.marks(
      gaps: gaps.map { stack.weeks[$0] }.filter { $0 != stack.provisional },
      provisional: stack.provisional.flatMap { week in
        weeks.index(of: week).flatMap { Self.total(stack, $0) == nil ? nil : week }
      }, swatch: .paleBar)
  }

  var description: String {
    guard let first = stack.weeks.first, let last = stack.weeks.last else {
      return "No weeks to show."
    }
    var sentences = ["Stacked bars. \(stack.weeks.count) weeks, \(first) to \(last)"]
    if stack.weeks.indices.contains(weeks.lastComplete) {
      let parts = stack.layers.map { layer in
        let value = Self.part(layer, weeks.lastComplete)
        return "\(layer.name) \(value.map { ChartValue.text($0, stack.unit) } ?? "no value")"
      }
      sentences.append("in \(stack.weeks[weeks.lastComplete]): \(parts.joined(separator: ", "))")
    }
    if !gaps.isEmpty {
      sentences.append("no value in \(WeekNotes.list(gaps.map { stack.weeks[$0] }))")
    }
    return sentences.joined(separator: "; ") + "."
  }

  func events(in plot: ChartBox) -> [EventMarks.Event] { [] }

  func drawGround(in plot: ChartBox, _ svg: inout SVGBuffer) {
    drawFills(&svg)
    axis.draw(in: plot, &svg)
    weeks.draw(below: plot, &svg)
  }

  func drawData(in plot: ChartBox, _ svg: inout SVGBuffer) {
    for index in stack.weeks.indices { drawWeek(index, in: plot, &svg) }
    if isLastAtEnd, let lastTotal {
      EndLabels(labels: [.init(y: axis.y(lastTotal, in: plot), text: lastText, isValue: true)])
        .draw(rightOf: plot, &svg)
    }
  }

  private func drawWeek(_ index: Int, in plot: ChartBox, _ svg: inout SVGBuffer) {
    guard let total = Self.total(stack, index) else { return }
    let middle = weeks.x(index, in: plot)
    let half = min(weeks.step(in: plot) * 0.3, 20)
    var sum = 0.0
    for (number, layer) in stack.layers.enumerated() {
      guard let part = Self.part(layer, index), part > 0 else { continue }
      let box = ChartBox(
        left: middle - half, top: axis.y(sum + part, in: plot), right: middle + half,
        bottom: axis.y(sum, in: plot))
      if stack.weeks[index] == stack.provisional {
        svg.rectangle(box, "pale-bar")
      } else {
        svg.layer(number, Self.fill(number, id), box)
      }
      sum += part
    }
    let place = ChartPoint(middle, axis.y(total, in: plot) - 6)
    if index == weeks.lastComplete {
      if !isLastAtEnd { svg.label(lastText, at: place, .middle, "value") }
    } else if total == 0 {
      svg.label("0", at: place, .middle, "tick")
    }
  }
}

extension StackedWeeksForm {
  /// Layers differ by colour, lightness and pattern: plain, hatched, dotted.
  static func fill(_ layer: Int, _ id: String) -> String {
    "\(id).\(layer == 1 ? "hatched" : "dotted")"
  }

  private func drawFills(_ svg: inout SVGBuffer) {
    svg.element("defs", []) { svg in
      if stack.layers.count > 1 {
        pattern(Self.fill(1, id), size: 6, &svg) { svg in
          svg.stroke(
            SVGPath.lines([
              (ChartPoint(-1, 1), ChartPoint(1, -1)), (ChartPoint(0, 6), ChartPoint(6, 0)),
              (ChartPoint(5, 7), ChartPoint(7, 5)),
            ]), "hatch")
        }
      }
      if stack.layers.count > 2 {
        pattern(Self.fill(2, id), size: 5, &svg) { svg in
          svg.circle(ChartPoint(2.5, 2.5), radius: 1.1, "grain")
        }
      }
    }
  }

  private func pattern(
    _ id: String, size: Double, _ svg: inout SVGBuffer, _ content: (inout SVGBuffer) -> Void
  ) {
    let attributes: [SVGAttribute] = [
      .text("id", id), .word("patternUnits", "userSpaceOnUse"), .number("width", size),
      .number("height", size),
    ]
    svg.element("pattern", attributes) { svg in
      svg.rectangle(ChartBox(left: 0, top: 0, right: size, bottom: size), "paper")
      content(&svg)
    }
  }
}

extension SVGPath {
  /// Lines that do not touch.
  fileprivate static func lines(_ lines: [(ChartPoint, ChartPoint)]) -> SVGPath {
    var path = SVGPath()
    for (start, end) in lines {
      path.move(to: start)
      path.line(to: end)
    }
    return path
  }
}

extension SVGBuffer {
  /// A piece of a stack: the first layer is plain, the others have the fill of that id.
  mutating func layer(_ number: Int, _ fill: String, _ box: ChartBox) {
    guard number > 0 else { return rectangle(box, "bar") }
    empty(
      "rect", number == 1 ? .name("layer layer-2") : .name("layer layer-3"),
      .text("fill", "url(#\(fill))"), .number("x", box.left), .number("y", box.top),
      .number("width", box.width), .number("height", box.height))
  }
}
