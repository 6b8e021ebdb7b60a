import Figures
import Model
import Pack

/// The last weeks in the height of a line of text: the limits as a faint band, the last complete
/// week as a dot.
struct SparklineDrawing {
  let sparkline: Sparkline
  /// Unique on its page; slug characters only.
  let name: String

  private static let box = ChartBox(left: 4, top: 5, right: 96, bottom: 19)

  func inline() -> String { svg(id: "chart.\(name).title", isFile: false).text }

  func standalone() -> [UInt8] { svg(id: "chart.title", isFile: true).bytes }

  private func svg(id: String, isFile: Bool) -> SVGBuffer {
    // It stands in a cell.
    var svg = SVGBuffer(isOneLine: true)
    var attributes: [SVGAttribute] = isFile ? [.word("xmlns", "http://www.w3.org/2000/svg")] : []
    attributes += [
      .name("drawing spark"), .word("role", "img"), .text("aria-labelledby", id),
      .word("viewBox", "0 0 100 24"), .number("width", 100), .number("height", 24),
    ]
    svg.element("svg", attributes) { svg in
      svg.element("title", [.text("id", id)], text: sparkline.takeaway)
      if isFile { svg.addGround(.lineStyle, 100, 24) }
      draw(&svg)
    }
    return svg
  }

  private func draw(_ svg: inout SVGBuffer) {
    let scene = WeeklyScene(sparkline.series, .narrow, kind: .line)
    let form = WeeklyLineForm(scene)
    guard let range = range(scene) else {
      svg.stroke(.line(ChartPoint(4, 12), ChartPoint(96, 12)), "event")
      return
    }
    func place(_ index: Int) -> ChartPoint? {
      scene.values[index].map { ChartPoint(scene.weeks.x(index, in: Self.box), y($0, range)) }
    }
    if let limits = sparkline.series.limits {
      svg.rectangle(
        ChartBox(left: 0, top: y(limits.upper, range), right: 100, bottom: y(limits.lower, range)),
        "band")
    }
    let lines = form.lines { place($0) }
    svg.stroke(lines.complete, "line")
    svg.stroke(lines.pale, "pale")
    if let index = scene.values.indices.last, sparkline.series.points[index].isProvisional,
      let place = place(index)
    {
      svg.mark(.paleRing, at: place, size: 0.5)
    }
    for index in scene.values.indices where isAlone(index, scene) {
      if let place = place(index) { svg.mark(.dot, at: place, size: 0.6) }
    }
    if let last = scene.last, let place = place(last) {
      let point = sparkline.series.points[last]
      if point.isSignal {
        svg.mark(ChartMark(signal: point.variation), at: place, size: 0.7)
      } else {
        svg.mark(.lastDot, at: place, size: 0.7)
      }
    }
  }

  /// Whether a value has none beside it to be joined with.
  private func isAlone(_ index: Int, _ scene: WeeklyScene) -> Bool {
    let neighbours = [index - 1, index + 1].filter(scene.values.indices.contains)
    return scene.values[index] != nil && neighbours.allSatisfy { scene.values[$0] == nil }
  }

  private func range(_ scene: WeeklyScene) -> ClosedRange<Double>? {
    let limits = sparkline.series.limits.map { [$0.lower, $0.upper] } ?? []
    let known = scene.values.compactMap(\.self)
    guard !known.isEmpty, let low = (known + limits).min(), let high = (known + limits).max() else {
      return nil
    }
    return low...high
  }

  private func y(_ value: Double, _ range: ClosedRange<Double>) -> Double {
    let height = range.upperBound - range.lowerBound
    guard height > 0 else { return 12 }
    return Self.box.bottom - Self.box.height * (value - range.lowerBound) / height
  }
}
