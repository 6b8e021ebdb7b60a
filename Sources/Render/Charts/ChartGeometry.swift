/// A place in a drawing; y grows downwards.
struct ChartPoint: Hashable {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// A rectangle in a drawing: the plot, a bar, a swatch.
struct ChartBox: Hashable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  var width: Double { right - left }
  var height: Double { bottom - top }
  var middle: Double { (left + right) / 2 }
}

/// The two sizes in which a chart is drawn: one that is scaled down to a telephone cannot be read.
enum ChartLayout: String, CaseIterable {
  case wide, narrow

  /// In units, which are pixels where there is room.
  var width: Double { self == .wide ? 720 : 340 }
  var plotHeight: Double { self == .wide ? 190 : 165 }
  /// The room for a value in words.
  var valueRoom: Double { self == .wide ? 110 : 64 }
  /// How many steps an axis of values has at most.
  var stepCount: Int { self == .wide ? 5 : 4 }
}
