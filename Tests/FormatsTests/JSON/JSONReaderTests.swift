import Diagnostics
import Foundation
import Testing
import WorkspaceFixtures

@testable import Formats

struct JSONReaderTests {
  private func parse(_ text: String) -> (node: JSONNode?, log: [Diagnostic]) {
    let log = DiagnosticLog()
    return (JSONReader.parse(SourceFile(path: "a.json", text: text), log: log), log.sorted)
  }

  @Test func `values know where they stand`() throws {
    let node = try #require(
      parse("\u{FEFF}{\r\n  \"a\": [1, -2.50e3, \"x\\u00e9\\ud83d\\ude00\\n\"],\n \"é\": null }")
        .node)
    #expect(node.location == SourceLocation(path: "a.json", line: 1, column: 4))
    let items = try #require(node["a"]).items
    #expect(items.map(\.location.line) == [2, 2, 2])
    #expect(items.map(\.location.column) == [9, 12, 21])
    #expect(items.last?.string == "xé😀\n")
    guard case .number("-2.50e3") = items[1].value else {
      Issue.record("a number is kept as written")
      return
    }
    #expect(node.entries.map(\.key) == ["a", "é"])
    #expect(node.entries.last?.value.location.column == 8)
  }

  @Test(arguments: [
    ("", "the text ends too early", 1, 1),
    ("[1,\n2,]", "expected a value", 2, 3),
    ("{'a': 1}", "expected a key in double quotes", 1, 2),
    ("{\"a\" 1}", "expected ':' after the key", 1, 6),
    ("[1 2]", "expected ',' or the closing bracket", 1, 4),
    ("[1] x", "expected nothing after the value", 1, 5),
    ("[-]", "malformed number", 1, 3),
    ("[tru]", "unexpected character", 1, 2),
    ("[\"a\\x\"]", "malformed escape sequence", 1, 4),
    ("[\"\\ud800\"]", "half of a surrogate pair", 1, 3),
    ("[\"a\nb\"]", "control character in a string", 1, 4),
    ("{\"a\":", "the text ends too early", 1, 6),
  ])
  func `a fault is reported where it is`(
    _ text: String, _ message: String, _ line: Int, _ column: Int
  ) {
    let (node, log) = parse(text)
    #expect(node == nil)
    #expect(log.map(\.message) == ["not JSON: \(message)"])
    #expect(log.first?.location == SourceLocation(path: "a.json", line: line, column: column))
  }

  @Test func `a key that comes twice is an error, and the first is kept`() throws {
    let (node, log) = parse(#"{"a": 1, "b": 2, "a": 3, "\u00e9": 4, "e\u0301": 5}"#)
    let keys = try #require(node).entries.map(\.key)
    // "é" and "e" with an accent are different keys, though equal as Swift Strings.
    #expect(keys.map(\.utf8.count) == [1, 1, 2, 3])
    #expect(log.map(\.code) == ["GP2102"])
    #expect(log.first?.location?.column == 18)
  }

  @Test func `64 levels are read, 65 and 100 000 are a diagnostic`() {
    for (levels, isRead) in [(64, true), (65, false), (100_000, false)] {
      let text = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
      let (node, log) = parse(text)
      #expect((node != nil) == isRead)
      #expect(log.map(\.message) == (isRead ? [] : ["not JSON: nested deeper than 64 levels"]))
    }
  }
}

/// Nicolas Seriot's JSONTestSuite: y_ must be read, n_ must not, i_ is up to the reader.
@Suite(.enabled(if: FixtureWorkspace.sharedFolder != nil, "no shared folder with the suite"))
struct JSONTestSuiteTests {
  private static func files(_ prefix: String) -> [String] {
    guard let folder = FixtureWorkspace.sharedFolder else { return [] }
    let path = "\(folder)/suites/json-test-suite/test_parsing"
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasPrefix(prefix) }.sorted().map { "\(path)/\($0)" }
  }

  private func isRead(_ path: String) throws -> Bool {
    let bytes = try Array(Data(contentsOf: URL(filePath: path)))
    let log = DiagnosticLog()
    let node = JSONReader.parse(SourceFile(path: "a.json", bytes: bytes), log: log)
    #expect(node != nil || log.worst == .error)
    return node != nil
  }

  @Test func `every valid text is read`() throws {
    let files = Self.files("y_")
    #expect(files.count == 95)
    for file in files { #expect(try isRead(file), "\(file)") }
  }

  @Test func `every invalid text is refused`() throws {
    let files = Self.files("n_")
    #expect(files.count == 188)
    for file in files { #expect(try !isRead(file), "\(file)") }
  }

  /// Numbers are kept as text, so none is too big; a byte order mark is skipped. Bad UTF-8,
  /// UTF-16, lone surrogates and 500 levels are refused.
  @Test func `texts that RFC 8259 leaves open are read as pinned`() throws {
    let files = Self.files("i_")
    #expect(files.count == 35)
    let read = try files.filter(isRead).map { $0.split(separator: "/").last.map(String.init) }
    #expect(
      read == [
        "i_number_double_huge_neg_exp.json", "i_number_huge_exp.json",
        "i_number_neg_int_huge_exp.json", "i_number_pos_double_huge_exp.json",
        "i_number_real_neg_overflow.json", "i_number_real_pos_overflow.json",
        "i_number_real_underflow.json", "i_number_too_big_neg_int.json",
        "i_number_too_big_pos_int.json", "i_number_very_big_negative_int.json",
        "i_structure_UTF-8_BOM_empty_object.json",
      ])
  }
}
