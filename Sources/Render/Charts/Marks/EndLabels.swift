/// Names of lines at their right ends, moved apart where they would cover each other.
struct EndLabels {
  struct Label {
    var y: Double
    var text: String
    /// The value of the last point, printed strong.
    var isValue = false
  }

  private static let distance = 13.5

  var labels: [Label]

  var width: Double { labels.map { TextWidth.of($0.text) }.max() ?? 0 }

  func draw(rightOf plot: ChartBox, _ svg: inout SVGBuffer) {
    let sorted = labels.enumerated().sorted {
      ($0.element.y, $0.offset) < ($1.element.y, $1.offset)
    }
    .map(\.element)
    for (label, y) in zip(sorted, Self.apart(sorted.map(\.y), plot)) {
      let point = ChartPoint(plot.right + 7, y + 4)
      if label.isValue {
        svg.label(label.text, at: point, .start, "value")
      } else {
        svg.label(label.text, at: point, .start, "end")
      }
    }
  }

  /// The places, in order, each at least a line below the one before, none below the plot.
  static func apart(_ places: [Double], _ plot: ChartBox) -> [Double] {
    var result = places
    for index in result.indices.dropFirst() {
      result[index] = max(result[index], result[index - 1] + distance)
    }
    var floor = plot.bottom + 4
    for index in result.indices.reversed() {
      result[index] = min(result[index], floor)
      floor = result[index] - distance
    }
    return result
  }
}
