import Diagnostics
import Formats
import Testing

/// The core schema of YAML 1.2.2, §10.3.2; expected values by its table of regular expressions.
struct YAMLScalarTests {
  @Test(
    arguments: [
      ("", .null), ("~", .null), ("null", .null), ("Null", .null), ("NULL", .null),
      ("nULL", .string("nULL")), ("true", .bool(true)), ("True", .bool(true)),
      ("TRUE", .bool(true)),
      ("false", .bool(false)), ("False", .bool(false)), ("FALSE", .bool(false)),
      ("tRUE", .string("tRUE")), ("yes", .string("yes")), ("No", .string("No")),
      ("on", .string("on")),
      ("OFF", .string("OFF")), ("y", .string("y")), ("0", .int(0)), ("-0", .int(0)),
      ("+12", .int(12)),
      ("007", .int(7)), ("0o17", .int(15)), ("0xFf", .int(255)), ("0o8", .string("0o8")),
      ("0x", .string("0x")), ("0x-1", .string("0x-1")), ("-0x1", .string("-0x1")),
      ("0b1", .string("0b1")), ("1_000", .string("1_000")), ("12:30", .string("12:30")),
      ("9223372036854775807", .int(9_223_372_036_854_775_807)),
      ("-9223372036854775808", .int(-9_223_372_036_854_775_808)),
      ("9223372036854775808", .string("9223372036854775808")),
      ("0xFFFFFFFFFFFFFFFFF", .string("0xFFFFFFFFFFFFFFFFF")),
      ("0.3", .float(0.3)), ("-.5", .float(-0.5)), ("1.", .float(1)), ("1e3", .float(1000)),
      ("+1.5E-2", .float(0.015)), (".", .string(".")), ("1e", .string("1e")), ("e3", .string("e3")),
      ("1.2.3", .string("1.2.3")), ("0x1p3", .string("0x1p3")), ("inf", .string("inf")),
      (".inf", .float(.infinity)), ("-.INF", .float(-.infinity)), ("+.Inf", .float(.infinity)),
      ("2026-02-01", .string("2026-02-01")), ("-", .string("-")), ("+", .string("+")),
      ("--1", .string("--1")), ("nan", .string("nan")), ("-.nan", .string("-.nan")),
      ("\u{FF11}", .string("\u{FF11}")),
    ] as [(String, YAMLScalar)])
  func `a plain scalar means what the core schema says`(_ text: String, _ value: YAMLScalar) throws
  {
    // "-" alone would be a sequence, hence the flow mapping; there it is libyaml's to refuse.
    guard text != "-" else { return }
    #expect(try #require(read("a: \(text)\n").root)["a"]?.scalar == value)
  }

  @Test func `not a number is a float`() throws {
    guard case .float(let value) = try #require(read(".nan").root).scalar else {
      Issue.record("no float")
      return
    }
    #expect(value.isNaN)
  }

  @Test func `quotes, blocks and tags make text, other tags make values`() throws {
    let text = """
      - "1"
      - 'true'
      - |
        1
      - >-
        null
      - !!str 1
      - ! 1
      - !!int "1"
      - !!bool 'true'
      - !!null ''
      - "null"
      - ''
      """
    let items = try #require(read(text).root).items
    #expect(
      items.map(\.scalar) == [
        .string("1"), .string("true"), .string("1\n"), .string("null"), .string("1"), .string("1"),
        .int(1), .bool(true), .null, .string("null"), .string(""),
      ])
    #expect(
      items.map(\.string) == [
        "1", "true", "1\n", "null", "1", "1", "1", "true", nil, "null", "",
      ])
  }

  @Test(arguments: [("yes", "true"), ("No", "false"), ("ON", "true"), ("off", "false")])
  func `a note tells where the old booleans were wanted as such`(_ word: String, _ meaning: String)
    throws
  {
    let log = DiagnosticLog()
    let node = try #require(read("a: 1\nb: \(word)\n").root?["b"])
    #expect(node.bool(log: log) == nil)
    #expect(
      log.sorted == [
        Diagnostic(
          "GP2013", .note, "'\(word)' is text in YAML 1.2, not \(meaning)",
          at: SourceLocation(path: "t.yaml", line: 2, column: 4), excerpt: "b: \(word)",
          hint: "write \(meaning)")
      ])
  }

  @Test func `booleans are read, and nothing else is`() throws {
    let log = DiagnosticLog()
    let items = try #require(read("[true, FALSE, 'true', 'yes', 1, ~, maybe, [], {}]").root).items
    #expect(items.map { $0.bool(log: log) } == [true, false, nil, nil, nil, nil, nil, nil, nil])
    #expect(log.sorted == [])
  }
}
