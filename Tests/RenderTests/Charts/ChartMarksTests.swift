import Testing

@testable import Render

struct ChartMarksTests {
  /// A line is 13.5 units; nothing stands more than 4 below the plot's bottom.
  @Test func `end labels move apart and stay beside the plot`() {
    let plot = ChartBox(left: 0, top: 0, right: 100, bottom: 100)
    #expect(EndLabels.apart([10, 50], plot) == [10, 50])
    #expect(EndLabels.apart([10, 12, 13], plot) == [10, 23.5, 37])
    #expect(EndLabels.apart([95, 99], plot) == [90.5, 104])
    #expect(EndLabels.apart([], plot) == [])
  }

  @Test func `lines break at blanks, long words anywhere, and say when there is more`() {
    // 10 m or w at 12 units are 110.4 wide.
    #expect(TextLines.of("mmmmm wwwww", width: 112) == ["mmmmm", "wwwww"])
    #expect(TextLines.of("mmmmmmmmmmmm", width: 112) == ["mmmmmmmmmm", "mm"])
    #expect(TextLines.of("a  b", width: 112) == ["a b"])
    #expect(TextLines.of("", width: 112) == [])
    #expect(
      TextLines.of("mmmmmmmmmm mmmmmmmmmm m", width: 112, limit: 2) == ["mmmmmmmmmm", "mmmmmmmmm…"])
  }

  @Test func `events that stand close share a number, and are counted in order`() {
    let marks = EventMarks([
      .init(x: 200, title: "c"), .init(x: 100, title: "a"), .init(x: 110, title: "b"),
    ])
    #expect(marks.key.map(\.text) == ["a", "b", "c"])
    var svg = SVGBuffer()
    marks.drawNumbers(in: ChartBox(left: 0, top: 30, right: 300, bottom: 200), &svg)
    #expect(svg.text.contains(">1–2</text>"))
    #expect(svg.text.contains(">3</text>"))
    #expect(!svg.text.contains(">2</text>"))
  }

  @Test func `many events are named up to a dozen`() {
    let marks = EventMarks((0..<20).map { .init(x: Double($0), title: "e") })
    #expect(marks.key.count == 13)
    #expect(marks.key.last?.text == "and 8 more")
  }
}
