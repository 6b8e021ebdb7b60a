import Foundation
import Testing

/// `GOVPACK_RECORD=1` writes the expectations anew and fails, so that nobody takes a recording for
/// a pass. The recorded texts were read line by line before they were committed.
@Suite struct GoldenTests {
  static let isRecording = ProcessInfo.processInfo.environment["GOVPACK_RECORD"] == "1"

  @Test(arguments: GoldenCase.all)
  func `the program does what the case expects`(test: GoldenCase) throws {
    let actual = try test.run()
    if Self.isRecording {
      try test.record(actual)
      Issue.record("recorded \(test.name): read the difference, then run without GOVPACK_RECORD")
      return
    }
    let expected = try test.expected()
    #expect(actual.keys.filter { expected[$0] == nil }.sorted() == [], "unexpected files")
    #expect(expected.keys.filter { actual[$0] == nil }.sorted() == [], "missing files")
    for name in expected.keys.sorted() {
      guard let text = actual[name] else { continue }
      #expect(text == expected[name], "\(test.name)/\(name)")
    }
  }

  @Test func `the cases are found`() {
    #expect(GoldenCase.all.count >= 8)
  }
}
