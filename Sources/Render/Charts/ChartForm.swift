/// One form of chart with its data, ready to be drawn in a layout.
protocol ChartForm {
  /// The room for labels on either side of the plot.
  var leftRoom: Double { get }
  var rightRoom: Double { get }
  var plotHeight: Double { get }
  /// The names of the series, above the plot; empty for one series.
  var series: [ChartKey.Entry] { get }
  /// What else is marked, below the plot; nothing that is not there.
  var marks: [ChartKey.Entry] { get }
  /// What the drawing shows, for those who hear the page.
  var description: String { get }

  func events(in plot: ChartBox) -> [EventMarks.Event]

  /// Draws bands, grid and axes: what lies under events and data. `plot` has the room that was
  /// asked for around it.
  func drawGround(in plot: ChartBox, _ svg: inout SVGBuffer)

  func drawData(in plot: ChartBox, _ svg: inout SVGBuffer)
}
