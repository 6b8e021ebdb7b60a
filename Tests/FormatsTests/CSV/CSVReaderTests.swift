import Diagnostics
import Testing

@testable import Formats

/// Expected values are read off RFC 4180 by hand, and agree with Python's csv module.
@Suite struct CSVReaderTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let cells: [[String?]]

    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(name: "plain", text: "a,b\n1,2\n", cells: [["1", "2"]]),
    Case(name: "CR LF, no end", text: "a,b\r\n1,2", cells: [["1", "2"]]),
    Case(name: "quotes", text: "a,b\n\"x, \"\"y\"\"\",\"2\"\n", cells: [["x, \"y\"", "2"]]),
    Case(name: "a line end in quotes", text: "a,b\n\"1\r\n2\",3\n", cells: [["1\r\n2", "3"]]),
    Case(name: "empty cells", text: "a,b\n,\n\"\",2\n", cells: [[nil, nil], [nil, "2"]]),
    Case(name: "too few and too many", text: "a,b\n1\n1,2,3\n", cells: [["1", nil], ["1", "2"]]),
    Case(name: "an empty line", text: "a,b\n\n1,2\n\n", cells: [["1", "2"]]),
    Case(name: "a byte order mark", text: "\u{FEFF}a,b\n1,2\n", cells: [["1", "2"]]),
    Case(name: "a lone carriage return", text: "a,b\n1\r2,3\n", cells: [["1\r2", "3"]]),
    Case(name: "text after a quote", text: "a,b\n\"1\"x,2\n", cells: [["1x", "2"]]),
    Case(name: "names only", text: "a,b", cells: []),
  ]

  @Test(arguments: cases)
  func `rows become cells by column`(test: Case) throws {
    let log = DiagnosticLog()
    let table = try #require(CSVReader(SourceFile(path: "t.csv", text: test.text), log: log))
    #expect(table.columns == ["a", "b"])
    #expect(table.rows.map { row in ["a", "b"].map { table.text($0, in: row) } } == test.cells)
    #expect(log.sorted == [])
  }

  @Test func `a row knows its line, lines in quotes counted`() throws {
    let file = SourceFile(path: "t.csv", text: "a\n\"1\n2\"\n3\n")
    let table = try #require(CSVReader(file, log: DiagnosticLog()))
    #expect(table.rows.map(\.location.citation) == ["t.csv:2", "t.csv:4"])
    #expect(table.rows.first.map { table.text("c", in: $0) } == .some(nil))
  }

  @Test(arguments: [
    ("a\n\"1\n2", "GP2201 t.csv:2"), ("", "GP2202 t.csv"), ("\n\n", "GP2202 t.csv"),
  ])
  func `what is no table is said where it stands`(text: String, expected: String) {
    let log = DiagnosticLog()
    #expect(CSVReader(SourceFile(path: "t.csv", text: text), log: log) == nil)
    #expect(log.sorted.map { "\($0.code) \($0.location?.citation ?? "")" } == [expected])
  }
}
