import Pack

/// Counts a week as bars from zero. A zero is a bar of no height with its number; a gap is nothing.
struct WeeklyBarsForm: ChartForm {
  let scene: WeeklyScene

  init(_ scene: WeeklyScene) { self.scene = scene }

  var leftRoom: Double { scene.leftRoom }
  var rightRoom: Double { scene.rightRoom }
  var plotHeight: Double { scene.plotHeight }
  var series: [ChartKey.Entry] { [] }
  var marks: [ChartKey.Entry] { scene.marks }
  var description: String { "Bars. \(scene.description)" }

  func events(in plot: ChartBox) -> [EventMarks.Event] { scene.events(in: plot) }

  func drawGround(in plot: ChartBox, _ svg: inout SVGBuffer) {
    scene.drawGround(in: plot, &svg)
  }

  func drawData(in plot: ChartBox, _ svg: inout SVGBuffer) {
    for index in scene.values.indices { drawBar(index, in: plot, &svg) }
    scene.endLabels(in: plot).draw(rightOf: plot, &svg)
  }

  private func drawBar(_ index: Int, in plot: ChartBox, _ svg: inout SVGBuffer) {
    guard let value = scene.values[index], let top = scene.point(index, in: plot) else { return }
    let half = min(scene.weeks.step(in: plot) * 0.3, 20)
    let box = ChartBox(
      left: top.x - half, top: min(top.y, plot.bottom), right: top.x + half, bottom: plot.bottom)
    let point = scene.series.points[index]
    if point.isProvisional {
      svg.rectangle(box, "pale-bar")
    } else if box.height > 0 {
      svg.rectangle(box, "bar")
    }
    var labelY = top.y - 6
    if point.isSignal {
      svg.mark(ChartMark(signal: point.variation), at: ChartPoint(top.x, top.y - 10))
      labelY -= 15
    }
    if index == scene.last, !scene.isLastAtEnd {
      svg.label(scene.shortText(value), at: ChartPoint(top.x, labelY), .middle, "value")
    } else if value == 0 {
      svg.label("0", at: ChartPoint(top.x, labelY), .middle, "tick")
    }
  }
}
