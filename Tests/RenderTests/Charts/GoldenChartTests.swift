import Foundation
import Model
import Pack
import Testing

@testable import Render

/// One drawing of each form to the letter, in both layouts: `Golden/bars.wide.svg`. Run with
/// `GOVPACK_RECORD=1` to write them anew, look at them, and commit.
struct GoldenChartTests {
  static let names = [
    "bars", "line", "line-band", "behaviour", "budget", "budget-open", "budget-crossed", "stack",
    "steps", "timeline",
  ]
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden")

  @Test(arguments: names)
  func `a chart is drawn as it was looked at`(_ name: String) throws {
    let sample = try #require(ChartSample.all.first { $0.name == name })
    let both = ChartDrawing(chart: sample.chart, name: name, zone: .utc).inline(showsTitle: true)
    let drawings = both.components(separatedBy: "</svg>\n").dropLast().map { $0 + "</svg>\n" }
    for (layout, drawing) in zip(["wide", "narrow"], drawings) {
      try Self.expect(drawing, in: "\(name).\(layout).svg")
    }
  }

  @Test func `sparklines are drawn as they were looked at`() throws {
    for sparkline in ChartSample.sparklines {
      let drawing = SparklineDrawing(sparkline: sparkline, name: sparkline.id).inline()
      try Self.expect(drawing + "\n", in: "\(sparkline.id).svg")
    }
  }

  @Test func `there is no drawing that nothing draws`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    let known =
      Self.names.flatMap { ["\($0).wide.svg", "\($0).narrow.svg"] }
      + ChartSample.sparklines.map { "\($0.id).svg" }
    #expect(files.sorted() == known.sorted())
  }

  private static func expect(_ drawing: String, in name: String) throws {
    let file = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["GOVPACK_RECORD"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(drawing.utf8).write(to: file)
      Issue.record("\(name) was recorded: look at the difference")
      return
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == drawing, "\(name)")
  }
}
