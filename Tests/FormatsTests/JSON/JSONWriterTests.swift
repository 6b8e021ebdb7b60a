import Diagnostics
import Testing

@testable import Formats

struct JSONWriterTests {
  private func text(_ value: JSONValue) -> String {
    String(decoding: JSONWriter.compact(value), as: UTF8.self)
  }

  /// Expected texts: RFC 8259 section 7 by hand.
  @Test(arguments: [
    ("", #""""#), ("plain é 😀", #""plain é 😀""#), ("\"\\/", #""\"\\/""#),
    ("\0\u{1F}\u{7F}\n\r\t", #""\u0000\u001f\u007f\n\r\t""#),
    ("</script>", #""\u003c/script>""#), ("\u{2028}\u{2029}\u{2030}", #""\u2028\u2029‰""#),
    ("e\u{301}\r\n", "\"e\u{301}\\r\\n\""),
  ])
  func `strings are escaped`(_ string: String, _ expected: String) {
    #expect(Array(text(.string(string)).utf8) == Array(expected.utf8))
  }

  @Test(arguments: [
    (JSONValue.int(Int64.min), "-9223372036854775808"), (.double(0.1), "0.1"),
    (.double(1e300), "1e+300"), (.double(.nan), "null"), (.double(-.infinity), "null"),
    (.decimal("-12.50"), "-12.50"), (.null, "null"), (.bool(true), "true"), (.array([]), "[]"),
    (.object([]), "{}"), (.optional(nil), "null"), (.strings(["a", "b"]), #"["a","b"]"#),
  ])
  func `values are written as RFC 8259 says`(_ value: JSONValue, _ expected: String) {
    #expect(text(value) == expected)
  }

  @Test func `members keep their order and indent by two spaces`() {
    let value = JSONValue.object([
      ("b", .array([.int(1), .object([("z", .null), ("a", .string("x"))])])), ("a", .object([])),
    ])
    let expected = """
      {
        "b": [
          1,
          {
            "z": null,
            "a": "x"
          }
        ],
        "a": {}
      }

      """
    #expect(String(decoding: JSONWriter.indented(value), as: UTF8.self) == expected)
    #expect(text(value) == #"{"b":[1,{"z":null,"a":"x"}],"a":{}}"#)
  }

  @Test func `every scalar below U+3000 comes back as it went`() throws {
    let string = String(String.UnicodeScalarView((0..<0x3000).compactMap(Unicode.Scalar.init)))
    let log = DiagnosticLog()
    let file = SourceFile(path: "a", bytes: JSONWriter.compact(.string(string)))
    let node = try #require(JSONReader.parse(file, log: log))
    #expect(node.string.map { Array($0.utf8) } == Array(string.utf8))
  }

  @Test func `a decimal that is no number is a bug`() async {
    await #expect(processExitsWith: .failure) { _ = JSONWriter.compact(.decimal("1e")) }
  }
}
