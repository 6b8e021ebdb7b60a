import Diagnostics
import Foundation
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// Logs that are damaged or made to do harm: what is good is kept, what is not is named.
@Suite struct HostileLogTests {
  static func line(_ number: Int) -> String {
    #"{"type":"unit","id":"\#(number)","ts":"2026-11-09T08:00:00Z","workflow_id":"w","unit_id":"u\#(number)","event":"opened"}"#
  }

  /// One line in a hundred is damaged: ten of a thousand, each in another way.
  @Test func `one damaged line in a hundred costs that line alone`() async throws {
    let damages: [(String) -> [UInt8]] = [
      { Array($0.dropLast(3).utf8) }, { Array($0.utf8).map { $0 == 0x3A ? 0 : $0 } },
      { [0xFF] + Array($0.utf8) }, { Array(($0 + "}").utf8) },
      { Array($0.replacing("opened", with: #"\ud800"#).utf8) },
      { Array($0.replacing("\"u", with: "\"\u{1}").utf8) },
      { Array($0.replacing("{", with: "{\"a\":1e,").utf8) }, { _ in Array("null".utf8) },
      { Array($0.replacing("ts", with: "at").utf8) }, { _ in [0xEF, 0xBB, 0xBF, 0x7B, 0x7D] },
    ]
    var bytes: [UInt8] = []
    for number in 1...1000 {
      let line = Self.line(number)
      bytes += number % 100 == 0 ? damages[number / 100 - 1](line) : Array(line.utf8)
      bytes += number % 3 == 0 ? [0x0D, 0x0A] : [0x0A]
    }
    let workspace = try FixtureWorkspace()
    try workspace.write("ops/actions/a.jsonl", bytes: bytes)
    let read = try await ReadWorkspace(workspace)
    #expect(read.facts.agentLog?.workflows.map(\.units) == [990])
    #expect(
      read.diagnostics.filter { $0.code == "GP5200" }.compactMap(\.location?.line)
        == Array(stride(from: 100, through: 1000, by: 100)))
  }

  @Test func `a line of 200 megabytes is named and skipped`() async throws {
    let long = Array(#"{"type":"unit","x":""#.utf8) + [UInt8](repeating: 0x79, count: 200_000_000)
    let workspace = try FixtureWorkspace()
    try workspace.write(
      "ops/actions/a.jsonl",
      bytes: Array((Self.line(1) + "\n").utf8) + long + Array("\"}\r\n\(Self.line(2))\n{\n".utf8))
    let read = try await ReadWorkspace(workspace)
    #expect(read.facts.agentLog?.workflows.map(\.units) == [2])
    #expect(read.texts("GP5200").first == "line 2 is not read: longer than 1048576 bytes")
    #expect(
      read.diagnostics.filter { $0.code == "GP5200" }.compactMap(\.location?.line) == [2, 4])
  }

  @Test func `a line of the greatest length counts, and one byte more is too long`() async throws {
    let empty = Self.line(1).dropLast() + #","x":""}"#
    let fill = String(repeating: "y", count: (1 << 20) - empty.utf8.count)
    let longest = Self.line(1).dropLast() + #","x":"\#(fill)"}"#
    let longer = Self.line(2).dropLast() + #","x":"\#(fill)y"}"#
    let text = "\(longest)\n\(longer)\n\(Self.line(3))"
    let read = try await ReadWorkspace(["ops/actions/a.jsonl": text])
    #expect(read.facts.agentLog?.workflows.map(\.units) == [2])
    #expect(read.texts("GP5200") == ["line 2 is not read: longer than 1048576 bytes"])
  }

  /// A line over three parts of 8 MiB; the lines behind it keep their numbers.
  @Test func `a line longer than a part is one line`() async throws {
    let long = String(repeating: "y", count: 20 << 20)
    let bad = "{\n"
    let text = [Self.line(1), long, Self.line(2)].joined(separator: "\n") + "\n" + bad
    let read = try await ReadWorkspace(["ops/actions/a.jsonl": text])
    #expect(read.facts.agentLog?.workflows.map(\.units) == [2])
    #expect(
      read.diagnostics.filter { $0.code == "GP5200" }.compactMap(\.location?.line) == [2, 4])
  }

  // MARK: Compressed files

  /// Runs gzip or zstd.
  static func compressed(_ program: String, _ text: String) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program, "-c"]
    let input = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try text.write(to: input, atomically: false, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: input) }
    process.standardInput = try FileHandle(forReadingFrom: input)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = Array(output.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    return bytes
  }

  @Test(arguments: [("gzip", "a.jsonl.gz")])
  func `a compressed log is the same log`(program: String, name: String) async throws {
    let workspace = try FixtureWorkspace()
    try workspace.write(
      "ops/actions/\(name)", bytes: try Self.compressed(program, LongLogTests.text))
    try LongLogTests.check(try await ReadWorkspace(workspace).facts.agentLog)
    // With a cache it is read once.
    let first = try await LongLogTests.read(workspace)
    let second = try await LongLogTests.read(workspace)
    #expect(first.0 == second.0)
  }

  @Test func `of a log that was cut off the beginning is kept`() async throws {
    let whole = try Self.compressed("gzip", (1...5000).map(Self.line).joined(separator: "\n"))
    let workspace = try FixtureWorkspace()
    try workspace.write("ops/actions/a.jsonl.gz", bytes: Array(whole.prefix(whole.count / 2)))
    let read = try await ReadWorkspace(workspace)
    let units = try #require(read.facts.agentLog?.workflows.first?.units)
    #expect((1000..<5000).contains(units))
    #expect(read.diagnostics.count { $0.code == "GP1120" } == 1)
  }

  /// A gigabyte of zeros in one megabyte: ten members of 100 MB.
  @Test func `a bomb ends in a diagnostic`() async throws {
    let member = try Self.compressed("gzip", String(repeating: "0", count: 100_000_000))
    let bomb = Array([[UInt8]](repeating: member, count: 10).joined())
    #expect(bomb.count < 1_100_000)
    let workspace = try FixtureWorkspace(["ops/actions/b.jsonl": Self.line(1) + "\n"])
    try workspace.write("ops/actions/a.jsonl.gz", bytes: bomb)
    let read = try await ReadWorkspace(workspace)
    #expect(read.diagnostics.count { $0.code == "GP1123" } == 1)
    #expect(read.facts.agentLog?.workflows.map(\.units) == [1])
  }
}
