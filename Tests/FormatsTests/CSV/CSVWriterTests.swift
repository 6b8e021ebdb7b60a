import Testing

@testable import Formats

/// Expected texts: RFC 4180 section 2 and OWASP's list of formula characters, by hand.
struct CSVWriterTests {
  private func line(_ cells: CSVCell...) -> String {
    var writer = CSVWriter(columns: cells.map { _ in "c" })
    writer.add(cells)
    let header = cells.map { _ in "c" }.joined(separator: ",").utf8.count + 2
    return String(decoding: writer.bytes.dropFirst(header), as: UTF8.self)
  }

  @Test func `a table has a header and CR LF after each row`() {
    var writer = CSVWriter(columns: ["id", "=value"])
    writer.add([.text("a"), .number(-1)])
    writer.add([.empty, .number("2.50")])
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "id,'=value\r\na,-1\r\n,2.50\r\n")
  }

  @Test(arguments: [
    ("a b", "a b"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\r\nb", "\"a\r\nb\""),
    ("a;b", "\"a;b\""), (" a", "\" a\""), ("é", "é"), ("", ""),
  ])
  func `texts are quoted where needed`(_ text: String, _ expected: String) {
    #expect(line(.text(text), .empty) == "\(expected),\r\n")
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "\"'\t=1\""), ("\r=1", "\"'\r=1\""), ("\n=1", "\"'\n=1\""), ("\0=1", "\"'\0=1\""),
    ("＝1", "'＝1"), ("＋1", "'＋1"), ("－1", "'－1"), ("＠x", "'＠x"), ("=\"a\"", "\"'=\"\"a\"\"\""),
    ("=\u{301}1", "'=\u{301}1"),
  ])
  func `a text is never a formula`(_ text: String, _ expected: String) {
    #expect(line(.text(text), .empty) == "\(expected),\r\n")
  }

  @Test func `a lone empty cell is not an empty line`() {
    #expect(line(.empty) == "\"\"\r\n")
    #expect(line(.text("")) == "\"\"\r\n")
  }

  @Test func `a number that is none is a bug, as is a short row`() async {
    await #expect(processExitsWith: .failure) {
      var writer = CSVWriter(columns: ["a"])
      writer.add([.number("=1")])
    }
    await #expect(processExitsWith: .failure) {
      var writer = CSVWriter(columns: ["a", "b"])
      writer.add([.empty])
    }
  }
}
