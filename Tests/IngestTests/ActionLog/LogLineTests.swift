import Diagnostics
import Foundation
import Formats
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// What a line of the log may be, and what becomes of one that it may not.
@Suite struct LogLineTests {
  static let path = "ops/actions/a.jsonl"
  static let opened =
    #"{"type":"unit","id":"1","ts":"2026-11-09T08:00:00Z","workflow_id":"w","unit_id":"u","event":"opened"}"#

  /// The texts of what is wrong with the lines, by line.
  static func faults(_ bytes: [UInt8]) async throws -> [String] {
    let workspace = try FixtureWorkspace()
    try workspace.write(path, bytes: bytes)
    let read = try await ReadWorkspace(workspace)
    return read.diagnostics.filter { $0.location?.path == path }.map(\.message)
  }

  // MARK: JSON

  /// The cases of nst/JSONTestSuite, each as the text of a file.
  static let cases: [(name: String, bytes: [UInt8])] = {
    guard let shared = FixtureWorkspace.sharedFolder else { return [] }
    let folder = "\(shared)/suites/json-test-suite/test_parsing"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted().compactMap { name in
      FileManager.default.contents(atPath: "\(folder)/\(name)").map { (name, Array($0)) }
    }
  }()

  static let hasCases = Comment("JSONTestSuite is not beside the project")

  /// Whether some line of the bytes is refused as JSON; an empty line is no record either.
  static func isRefused(_ bytes: [UInt8]) async throws -> Bool {
    let isBlank = bytes.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    let faults = try await faults(bytes)
    return isBlank
      || faults.contains { !$0.hasSuffix("no JSON object") && !$0.hasSuffix("is missing") }
  }

  @Test(.enabled(if: !cases.isEmpty, hasCases))
  func `every y_ case of JSONTestSuite is accepted in a line's place`() async throws {
    var refused: [String] = []
    let cases = Self.cases.filter { $0.name.hasPrefix("y_") }
    for (name, bytes) in cases {
      // A line end in a sound text is white space between tokens; a line of the log has none.
      let line = bytes.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
      if try await Self.isRefused(line + [0x0A]) { refused.append(name) }
    }
    #expect(refused == [])
    #expect(cases.count == 95)
  }

  @Test(.enabled(if: !cases.isEmpty, hasCases))
  func `every n_ case of JSONTestSuite is refused in a line's place`() async throws {
    var accepted: [String] = []
    let cases = Self.cases.filter { $0.name.hasPrefix("n_") }
    for (name, bytes) in cases {
      // Not at the start of the file, where a byte order mark is none of the text.
      if try await !Self.isRefused([0x0A] + bytes + [0x0A]) { accepted.append(name) }
    }
    #expect(accepted == [])
    #expect(cases.count == 188)
  }

  /// The choices where the standard leaves one: numbers of any size are JSON (a field that is read
  /// has a range of its own); what is no UTF-8, half a surrogate pair, a byte order mark that is not
  /// at the start of the file, and more than 64 levels are refused.
  @Test(.enabled(if: !cases.isEmpty, hasCases))
  func `the i_ cases of JSONTestSuite are decided`() async throws {
    var accepted: [String] = []
    let cases = Self.cases.filter { $0.name.hasPrefix("i_") }
    for (name, bytes) in cases {
      // Not at the start of the file, where a byte order mark is none of the text.
      if try await !Self.isRefused([0x0A] + bytes + [0x0A]) {
        accepted.append(String(name.dropFirst(2).dropLast(5)))
      }
    }
    #expect(
      accepted == [
        "number_double_huge_neg_exp", "number_huge_exp", "number_neg_int_huge_exp",
        "number_pos_double_huge_exp", "number_real_neg_overflow", "number_real_pos_overflow",
        "number_real_underflow", "number_too_big_neg_int", "number_too_big_pos_int",
        "number_very_big_negative_int",
      ])
    #expect(cases.count == 35)
  }

  // MARK: Records

  struct BadLine: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var line: String
    var fault: String
  }

  static let action =
    #"{"type":"action","id":"2","ts":"2026-11-09T08:00:00Z","workflow_id":"w","op":"chat""#

  @Test(arguments: [
    BadLine(testDescription: "no object", line: "[1]", fault: "no JSON object"),
    BadLine(testDescription: "no type", line: "{}", fault: "'type' is missing"),
    BadLine(
      testDescription: "unknown type", line: #"{"type":"act"}"#,
      fault: "'type' is no word of its vocabulary"),
    BadLine(
      testDescription: "no workflow", line: #"{"type":"unit"}"#,
      fault: "'workflow_id' is missing"),
    BadLine(
      testDescription: "a number for a text", line: #"{"type":"unit","workflow_id":7}"#,
      fault: "'workflow_id' is of the wrong type"),
    BadLine(
      testDescription: "no time", line: #"{"type":"unit","workflow_id":"w","unit_id":"u"}"#,
      fault: "'ts' is missing"),
    BadLine(
      testDescription: "30 February",
      line: #"{"type":"unit","workflow_id":"w","ts":"2026-02-30T00:00:00Z"}"#,
      fault: "'ts' is no time of RFC 3339"),
    BadLine(
      testDescription: "huge number", line: action + #","usage":{"input":1e400}}"#,
      fault: "the number of 'usage.input' is out of range"),
    BadLine(
      testDescription: "negative number", line: action + #","usage":{"input":-1}}"#,
      fault: "the number of 'usage.input' is out of range"),
    BadLine(
      testDescription: "huge cost",
      line: action + #","cost":{"amount":"99999999999999999999","currency":"EUR"}}"#,
      fault: "the number of 'cost.amount' is out of range"),
    BadLine(
      testDescription: "more cached than read",
      line: action + #","usage":{"input":1,"cache_read":2}}"#,
      fault: "'usage.input' is less than its parts"),
    BadLine(
      testDescription: "a key that is read comes twice", line: action + #","op":"chat"}"#,
      fault: "a key comes twice in one object"),
    BadLine(
      testDescription: "the same key, escaped", line: action + #","\u006fp":"chat"}"#,
      fault: "a key comes twice in one object"),
    BadLine(
      testDescription: "NUL", line: "{\"a\":\"\u{0}\"}", fault: "control character in a string"),
    BadLine(
      testDescription: "half a pair", line: #"{"a":"\ud800"}"#, fault: "half of a surrogate pair"),
  ])
  func `a bad line is named, and the lines around it count`(bad: BadLine) async throws {
    let text = "\(Self.opened)\n\(bad.line)\r\n\(Self.opened.replacing("\"1\"", with: "\"3\""))\n"
    let read = try await ReadWorkspace([Self.path: text])
    #expect(
      read.diagnostics.filter { $0.location?.path == Self.path }.map(\.message)
        == ["line 2 is not read: \(bad.fault)"])
    #expect(read.facts.agentLog?.workflows.map(\.lines) == [2])
    #expect(read.facts.source(.actions).status == .incomplete(rejected: 1))
  }

  @Test func `a byte order mark, CRLF and blank lines are no fault`() async throws {
    let text = "\u{FEFF}\(Self.opened)\r\n\r\n  \n"
    let read = try await ReadWorkspace([Self.path: text])
    #expect(read.facts.agentLog?.workflows.map(\.lines) == [1])
    #expect(read.diagnostics.filter { $0.location?.path == Self.path } == [])
  }

  @Test func `a torn last line is a warning, a whole one without a line end counts`() async throws {
    let torn = try await ReadWorkspace([Self.path: Self.opened + "\n" + Self.opened.dropLast(9)])
    #expect(torn.summaries.filter { $0.contains("a.jsonl") } == ["GP5201 \(Self.path):2:93"])
    #expect(torn.facts.agentLog?.workflows.map(\.lines) == [1])
    let whole = try await ReadWorkspace([Self.path: Self.opened])
    #expect(whole.facts.agentLog?.workflows.map(\.lines) == [1])
  }

  @Test func `escapes in ids and keys mean what they stand for`() async throws {
    let other = Self.opened.replacing("unit_id", with: #"uni\u0074_id"#)
      .replacing(#""u""#, with: #""\u0075""#).replacing("\"1\"", with: "\"2\"")
    let read = try await ReadWorkspace([Self.path: Self.opened + "\n" + other + "\n"])
    #expect(read.facts.agentLog?.workflows.map(\.units) == [1])
  }

  @Test func `the first twenty bad lines of a file are listed, the others counted`() async throws {
    let text = String(repeating: "{\n", count: 50) + Self.opened + "\n"
    let read = try await ReadWorkspace([Self.path: text])
    let own = read.diagnostics.filter { $0.location?.path == Self.path }
    #expect(own.count { $0.code == "GP5200" } == 20)
    #expect(read.texts("GP5207") == ["30 more lines with errors, from here on, are not listed"])
    #expect(read.facts.source(.actions).status == .incomplete(rejected: 50))
  }

  @Test func `a time without an offset is read in naive_time_zone, with a warning`() async throws {
    let naive = Self.opened.replacing("08:00:00Z", with: "08:00:00")
    let read = try await ReadWorkspace([
      Self.path: naive + "\n", "govpack.yaml": "naive_time_zone: Asia/Kolkata\n",
    ])
    // Kolkata is 5 h 30 min east.
    #expect(read.facts.agentLog?.workflows.map(\.first.description) == ["2026-11-09T02:30:00Z"])
    #expect(read.summaries.contains("GP5206 \(Self.path):1"))
  }
}
