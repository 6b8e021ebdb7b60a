import Model
import Pack

/// A value a week as a line of straight segments with a dot for each, broken where there is no
/// value; with limits it is a process behaviour chart.
struct WeeklyLineForm: ChartForm {
  let scene: WeeklyScene

  init(_ scene: WeeklyScene) { self.scene = scene }

  var leftRoom: Double { scene.leftRoom }
  var rightRoom: Double { scene.rightRoom }
  var plotHeight: Double { scene.plotHeight }
  var marks: [ChartKey.Entry] { scene.marks }
  var description: String {
    "\(scene.series.limits == nil ? "Line" : "Process behaviour chart"). \(scene.description)"
  }

  var series: [ChartKey.Entry] {
    guard scene.secondary.contains(where: { $0 != nil }) else { return [] }
    return [
      .init(.line, scene.series.name ?? "each week"),
      .init(.mark(.ring), scene.series.secondaryName ?? "P90"),
    ]
  }

  func events(in plot: ChartBox) -> [EventMarks.Event] { scene.events(in: plot) }

  func drawGround(in plot: ChartBox, _ svg: inout SVGBuffer) {
    scene.drawGround(in: plot, &svg)
  }

  func drawData(in plot: ChartBox, _ svg: inout SVGBuffer) {
    drawSecondary(in: plot, &svg)
    let lines = lines { scene.point($0, in: plot) }
    svg.stroke(lines.complete, "line")
    svg.stroke(lines.pale, "pale")
    for index in scene.values.indices { drawMark(index, in: plot, &svg) }
    scene.endLabels(in: plot).draw(rightOf: plot, &svg)
  }

  /// The segments between weeks that follow each other and both have a place; those to a week that
  /// is not over apart.
  func lines(_ place: (Int) -> ChartPoint?) -> (complete: SVGPath, pale: SVGPath) {
    var complete = SVGPath()
    var pale = SVGPath()
    var isOpen = false
    for index in scene.values.indices.dropFirst() {
      let (before, here) = (scene.series.points[index - 1], scene.series.points[index])
      guard let start = place(index - 1), let end = place(index),
        here.week == before.week.adding(weeks: 1)
      else {
        isOpen = false
        continue
      }
      if before.isProvisional || here.isProvisional {
        pale.move(to: start)
        pale.line(to: end)
        isOpen = false
      } else {
        if !isOpen { complete.move(to: start) }
        complete.line(to: end)
        isOpen = true
      }
    }
    return (complete, pale)
  }

  private func drawMark(_ index: Int, in plot: ChartBox, _ svg: inout SVGBuffer) {
    guard let place = scene.point(index, in: plot) else { return }
    let point = scene.series.points[index]
    if point.isProvisional {
      svg.mark(.paleRing, at: place)
    } else if point.isSignal {
      svg.mark(ChartMark(signal: point.variation), at: place)
    } else {
      svg.mark(index == scene.last ? .lastDot : .dot, at: place)
    }
  }

  /// A ring for each P90, with a faint stem from the median.
  private func drawSecondary(in plot: ChartBox, _ svg: inout SVGBuffer) {
    for (index, value) in scene.secondary.enumerated() {
      guard let value else { continue }
      let place = ChartPoint(scene.weeks.x(index, in: plot), scene.y(value, in: plot))
      if let start = scene.point(index, in: plot) { svg.stroke(.line(start, place), "stem") }
      svg.mark(scene.series.points[index].isProvisional ? .paleRing : .ring, at: place)
    }
  }
}
