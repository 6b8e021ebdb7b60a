import Diagnostics
import Foundation
import Testing
import WorkspaceFixtures

@testable import Formats

/// Files read by lines, and the JSON in them.
struct LineChunksTests {
  /// What a pass over a file gives: `N:text` for each value, `N!code:column` for each fault.
  struct Pass {
    var lines: [String] = []
    var chunks = 0
    var diagnostics: [Diagnostic] = []
    var sha256: String?
    var isBroken = false
  }

  static func pass(_ path: String, in workspace: FixtureWorkspace) throws -> Pass {
    let log = DiagnosticLog()
    let folder = try WorkspaceFolder(root: workspace.root)
    var result = Pass()
    guard var chunks = folder.lines(of: path, log: log) else {
      result.diagnostics = log.sorted
      return result
    }
    var lines = JSONLines(path: path)
    while let chunk = chunks.next() {
      result.chunks += 1
      lines.start(chunk)
      while let line = lines.next() {
        switch line {
        case .value: result.lines.append("\(lines.number):\(lines.tape.text(0).prefix(40))")
        case .fault(let diagnostic):
          let column = diagnostic.location?.column ?? 0
          result.lines.append("\(lines.number)!\(diagnostic.code):\(column)")
        }
      }
    }
    result.isBroken = chunks.isBroken
    result.sha256 = chunks.finish()?.sha256
    result.diagnostics = log.sorted
    return result
  }

  private func lines(_ text: String) throws -> [String] {
    try Self.pass("a.jsonl", in: FixtureWorkspace(["a.jsonl": text])).lines
  }

  @Test func `each line is a value, blank lines and a byte order mark are none`() throws {
    #expect(
      try lines("\u{FEFF}{\"a\": 1}\r\n\n \t\r\n[2]\n\"x\"") == [#"1:{"a": 1}"#, "4:[2]", "5:x"])
    #expect(try lines("") == [] && lines("\n") == [] && lines("\n\n1\n") == ["3:1"])
  }

  @Test func `a bad line is a fault of its own, at its column`() throws {
    #expect(
      try lines("{\"a\": 1}\n{\"a\" 1}\n[1,]\r\n{}{}\n3\n")
        == [#"1:{"a": 1}"#, "2!GP2111:6", "3!GP2111:4", "4!GP2111:3", "5:3"])
  }

  @Test func `a last line without its end is cut off, unless it is whole`() throws {
    #expect(try lines("{}\n{\"a\": ") == ["1:{}", "2!GP2110:7"])
    #expect(try lines("{}\n{\"a\": 1}") == ["1:{}", #"2:{"a": 1}"#])
    #expect(try lines("{}\n{\"a\": \n") == ["1:{}", "2!GP2111:7"])
  }

  /// 3 000 lines of about 1 KB: three chunks, whose borders fall anywhere.
  @Test func `lines go on over the borders of chunks`() throws {
    let text = (1...3000).map { "[\($0), \"\(String(repeating: "é", count: 500))\"]\n" }.joined()
    let workspace = try FixtureWorkspace(["a.jsonl": text])
    let pass = try Self.pass("a.jsonl", in: workspace)
    #expect(pass.chunks == 3)
    #expect(pass.lines.count == 3000)
    #expect(
      pass.lines.enumerated().allSatisfy { $1.hasPrefix("\($0 + 1):[\($0 + 1), ") })
    #expect(pass.sha256 == SHA256.hexadecimal(of: Array(text.utf8)))
  }

  @Test func `a line over the limit is left out, wherever the borders fall`() throws {
    let limit = LineChunks.lineLimit
    for length in [limit - 1, limit, limit + 1, 3 * limit + 7] {
      let long = "\"" + String(repeating: "x", count: length - 2) + "\""
      let read = try lines("[1]\n\(long)\n[3]\n")
      let second = length > limit ? "2!GP2112:1" : "2:" + String(repeating: "x", count: 40)
      #expect(read == ["1:[1]", second, "3:[3]"], "\(length)")
      let last = try lines("[1]\n\(long)")
      #expect(last == ["1:[1]", second], "\(length), at the end")
    }
  }

  @Test func `a file that is none is named`() throws {
    let workspace = try FixtureWorkspace(["folder/x": ""])
    #expect(try Self.pass("folder", in: workspace).diagnostics.map(\.code) == ["GP1002"])
    #expect(try Self.pass("absent", in: workspace).diagnostics == [])
    try FileManager.default.createSymbolicLink(
      atPath: "\(workspace.root)/out.jsonl", withDestinationPath: "/etc/passwd")
    #expect(try Self.pass("out.jsonl", in: workspace).diagnostics.map(\.code) == ["GP1007"])
  }
}
