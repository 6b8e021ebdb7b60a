import Diagnostics
import Foundation
import Formats
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// A log that is read again after it has grown, or was changed. The log has 22 MB in three parts; of
/// two of them a later run need not read anything.
@Suite struct GrowingLogTests {
  static let path = LongLogTests.path
  static let manner = ActionLogManner(usesCache: true, isHashed: true)
  static let reopened =
    #"{"id":"r","ts":"2026-11-12T08:00:00Z","workflow_id":"w","unit_id":"u1","type":"unit","event":"reopened"}"#

  /// By the tool of the system.
  static func sha256(_ path: String, in workspace: FixtureWorkspace) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/sha256sum")
    process.arguments = ["\(workspace.root)/\(path)"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return String(text.prefix(64))
  }

  /// Changes some bytes where they lie, as no append-only log may be.
  static func overwrite(
    _ text: String, at offset: Int, in workspace: FixtureWorkspace
  ) throws {
    let file = try FileHandle(forWritingTo: URL(filePath: "\(workspace.root)/\(path)"))
    try file.seek(toOffset: UInt64(offset))
    try file.write(contentsOf: Data(text.utf8))
    try file.close()
  }

  static func prefix(_ byteCount: Int, of text: String) -> String {
    String(decoding: text.utf8.prefix(byteCount), as: UTF8.self)
  }

  /// Reads with the cache, and expects the same as without, and the right hash.
  static func check(_ workspace: FixtureWorkspace, _ path: String = path) async throws {
    let read = try await ReadWorkspace(workspace, manner: manner)
    let plain = try await ReadWorkspace(workspace)
    #expect(read.facts.agentLog == plain.facts.agentLog)
    #expect(read.diagnostics == plain.diagnostics)
    let expected = try sha256(path, in: workspace)
    for facts in [read.facts, plain.facts] {
      let file = facts.files.first { $0.path == path }
      #expect(file?.sha256 == expected)
    }
  }

  @Test func `a log that grows is read on, and hashed as a whole`() async throws {
    let workspace = try FixtureWorkspace([Self.path: LongLogTests.text])
    try await Self.check(workspace)
    try await Self.check(workspace)
    var end = LongLogTests.text.utf8.count
    // A torn line, then its rest, then 17 MB more.
    for text in [
      String(Self.reopened.prefix(40)), Self.reopened.dropFirst(40) + "\n",
      Self.prefix(17_000_000, of: LongLogTests.text.replacing("\"u", with: "\"v")), "\n",
    ] {
      try Self.overwrite(text, at: end, in: workspace)
      end += text.utf8.count
      try await Self.check(workspace)
    }
  }

  @Test func `a compressed log is hashed as it lies there`() async throws {
    let workspace = try FixtureWorkspace()
    let path = Self.path + ".gz"
    // Long enough for a cache: a text of which little can be saved, as long as gzip looks back.
    let noise = (0..<3300).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()
    let text = (0..<700).map { number in
      HostileLogTests.line(number).dropLast() + #","x":"\#(noise)"}"#
    }.joined(separator: "\n")
    try workspace.write(path, bytes: try HostileLogTests.compressed("gzip", text))
    try await Self.check(workspace, path)
    let cache = "\(workspace.root)/.govpack/cache/actions.rollup"
    #expect(FileManager.default.fileExists(atPath: cache))
    try await Self.check(workspace, path)
  }

  @Test(arguments: [("its beginning", 60), ("its middle", 10_000_000), ("its end", -60)])
  func `a log changed in place is read anew`(_ name: String, offset: Int) async throws {
    let workspace = try FixtureWorkspace([Self.path: LongLogTests.text])
    try await Self.check(workspace)
    let size = LongLogTests.text.utf8.count
    try Self.overwrite("#", at: offset < 0 ? size + offset : offset, in: workspace)
    try await Self.check(workspace)
  }

  @Test(arguments: [("its beginning", 60), ("its end", -60)])
  func `a change at an end is seen in a log that has grown too`(
    _ name: String, offset: Int
  ) async throws {
    let workspace = try FixtureWorkspace([Self.path: LongLogTests.text])
    try await Self.check(workspace)
    let size = LongLogTests.text.utf8.count
    try Self.overwrite("#", at: offset < 0 ? size + offset : offset, in: workspace)
    try Self.overwrite(Self.reopened + "\n", at: size, in: workspace)
    try await Self.check(workspace)
  }

  @Test func `a log that was put in the place of another is read anew`() async throws {
    let workspace = try FixtureWorkspace([Self.path: LongLogTests.text])
    try await Self.check(workspace)
    let file = "\(workspace.root)/\(Self.path)"
    try FileManager.default.moveItem(atPath: file, toPath: file + ".old")
    try workspace.write(Self.path, LongLogTests.text.replacing("\"u450\"", with: "\"u451\""))
    try await Self.check(workspace)
    try workspace.write(Self.path, Self.prefix(20_000_000, of: LongLogTests.text))
    try await Self.check(workspace)
  }

  /// What the cache trusts: a file that grows is only appended to.
  @Test func `a change in the middle of a log that grows is found without the cache`()
    async throws
  {
    let workspace = try FixtureWorkspace([Self.path: LongLogTests.text])
    try await Self.check(workspace)
    // The first character of a line.
    let bytes = Array(LongLogTests.text.utf8)
    let end = try #require(bytes[200_000...].firstIndex(of: 0x0A))
    try Self.overwrite("#", at: end + 1, in: workspace)
    try Self.overwrite(Self.reopened + "\n", at: LongLogTests.text.utf8.count, in: workspace)
    let trusting = try await ReadWorkspace(workspace, manner: Self.manner)
    #expect(trusting.texts("GP5200") == [])
    #expect(try await ReadWorkspace(workspace).texts("GP5200").count == 1)
  }
}
