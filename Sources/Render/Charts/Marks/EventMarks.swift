/// Events over the plot: a number at each place, a faint line down from it, and the words in the
/// key.
struct EventMarks {
  struct Event {
    var x: Double
    var title: String
  }

  /// Events that stand too close together to have a number each.
  private struct Group {
    var x: Double
    var first: Int
    var last: Int

    var label: String { first == last ? "\(first)" : "\(first)–\(last)" }
  }

  /// How many are named in the key.
  private static let limit = 12
  static let height = 20.0

  private var groups: [Group] = []
  private let events: [Event]

  var isEmpty: Bool { events.isEmpty }

  /// In any order; of those at one place the given order stays.
  init(_ events: [Event]) {
    self.events = events.enumerated()
      .sorted { ($0.element.x, $0.offset) < ($1.element.x, $1.offset) }.map(\.element)
    for (index, event) in self.events.enumerated() {
      if let group = groups.last, event.x - group.x < 30 {
        groups[groups.count - 1].last = index + 1
      } else {
        groups.append(Group(x: event.x, first: index + 1, last: index + 1))
      }
    }
  }

  var key: [ChartKey.Entry] {
    var entries = events.prefix(Self.limit).enumerated().map { index, event in
      ChartKey.Entry(.number("\(index + 1)"), event.title)
    }
    let rest = events.count - Self.limit
    if rest > 0 { entries.append(ChartKey.Entry(.none, "and \(rest) more")) }
    return entries
  }

  func drawLines(in plot: ChartBox, _ svg: inout SVGBuffer) {
    for event in events {
      svg.stroke(
        .line(ChartPoint(event.x, plot.top - 4), ChartPoint(event.x, plot.bottom)), "event")
    }
  }

  /// Where the lines begin, above the plot.
  func drawNumbers(in plot: ChartBox, _ svg: inout SVGBuffer) {
    for group in groups {
      svg.badge(group.label, at: ChartPoint(group.x, plot.top - 11.5))
    }
  }
}
