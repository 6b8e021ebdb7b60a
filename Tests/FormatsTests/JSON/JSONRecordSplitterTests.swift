import Formats
import Testing

@Suite struct JSONRecordSplitterTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    /// `LINE text`, or `LINE too long`.
    let expected: [String]
  }

  static let cases = [
    Case(testDescription: "nothing", text: "", expected: []),
    Case(testDescription: "blanks", text: " \n\r\n\t", expected: []),
    Case(
      testDescription: "lines", text: "{\"a\":1}\n{\"b\":2}\n",
      expected: ["1 {\"a\":1}", "2 {\"b\":2}"]),
    Case(
      testDescription: "lines with a blank one, CRLF and a torn end",
      text: "{}\r\n\n{\"b\":", expected: ["1 {}\r", "3 {\"b\":"]),
    Case(testDescription: "a byte order mark", text: "\u{FEFF}{}\n{}", expected: ["1 {}", "2 {}"]),
    Case(
      testDescription: "a damaged first line", text: "{\"a\":[\n{}\n",
      expected: ["1 {\"a\":[", "2 {}"]),
    Case(
      testDescription: "one value", text: "{\n \"a\": 1\n}\n", expected: ["1 {\n \"a\": 1\n}\n"]),
    Case(
      testDescription: "a list", text: "[{\"a\":\"],[\"},\n {\"b\":[1,2]}\n]\n",
      expected: ["1 {\"a\":\"],[\"}", "2 {\"b\":[1,2]}\n"]),
    Case(
      testDescription: "a list with escapes", text: #"["\"","\\",1]"#,
      expected: [#"1 "\"""#, #"1 "\\""#, "1 1"]),
    Case(
      testDescription: "a list that stops", text: "[{},\n{\"a\":", expected: ["1 {}", "2 {\"a\":"]),
    Case(testDescription: "an empty list", text: "[ ]", expected: []),
    Case(
      testDescription: "a long line", text: "{}\n\(String(repeating: "x", count: 50))\n{}\n",
      expected: ["1 {}", "2 too long", "3 {}"]),
    Case(
      testDescription: "a long member", text: "[1,\"\(String(repeating: "x", count: 50))\",2]",
      expected: ["1 1", "1 too long", "1 2"]),
  ]

  @Test(arguments: cases, [1, 2, 3, 7, 1000])
  func `texts come out as written, however the stream is cut`(_ example: Case, step: Int) {
    var splitter = JSONRecordSplitter(limit: 40)
    var found: [String] = []
    func take() {
      while let record = splitter.next() {
        let text = String(decoding: record.bytes, as: UTF8.self)
        found.append("\(record.line) \(record.isOverlong ? "too long" : text)")
      }
    }
    let bytes = Array(example.text.utf8)
    for start in stride(from: 0, to: bytes.count, by: step) {
      splitter.add(Array(bytes[start..<min(start + step, bytes.count)]))
      take()
    }
    splitter.finish()
    take()
    #expect(found == example.expected)
  }
}
