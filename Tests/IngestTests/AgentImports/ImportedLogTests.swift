import Diagnostics
import Foundation
import Ingest
import Testing
import WorkspaceFixtures

@Suite struct ImportedLogTests {
  private static func write(
    _ ids: [String], to workspace: FixtureWorkspace, log: DiagnosticLog = DiagnosticLog()
  ) throws -> ImportedLog.Result? {
    guard var file = try ImportedLog.open(.otel, label: "t", root: workspace.root, log: log) else {
      return nil
    }
    for id in ids { try file.write(Array("{\"id\":\"\(id)\",\"n\":\(ids.count)}".utf8)) }
    return try file.finish()
  }

  private static func text(_ workspace: FixtureWorkspace) throws -> String {
    try String(contentsOfFile: "\(workspace.root)/ops/actions/import-otel-t.jsonl", encoding: .utf8)
  }

  private static func names(_ workspace: FixtureWorkspace) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(workspace.root)/ops/actions").sorted()
  }

  @Test func `the same lines twice change nothing`() throws {
    let workspace = try FixtureWorkspace()
    let first = try #require(try Self.write(["a", "b"], to: workspace))
    #expect(first.isUnchanged == false)
    #expect(first.count == 2)
    let second = try #require(try Self.write(["a", "b"], to: workspace))
    #expect(second.isUnchanged)
    #expect(
      try Self.names(workspace) == [".import-otel-t.jsonl.sha256", "import-otel-t.jsonl"])
  }

  @Test func `lines of an earlier import stay, unless their id comes again`() throws {
    let workspace = try FixtureWorkspace()
    _ = try Self.write(["a", "b"], to: workspace)
    let result = try #require(try Self.write(["b", "c", "d"], to: workspace))
    #expect(result.keptCount == 1)
    let text = try Self.text(workspace)
    #expect(
      text == "{\"id\":\"b\",\"n\":3}\n{\"id\":\"c\",\"n\":3}\n{\"id\":\"d\",\"n\":3}\n"
        + "{\"id\":\"a\",\"n\":2}\n")
    let again = try #require(try Self.write(["b", "c", "d"], to: workspace))
    #expect(again.isUnchanged)
    #expect(try Self.text(workspace) == text)
  }

  @Test(arguments: [true, false])
  func `a file of somebody else, or changed by hand, stays as it is`(_ isImported: Bool) throws {
    let workspace = try FixtureWorkspace()
    if isImported { _ = try Self.write(["a"], to: workspace) }
    try workspace.write("ops/actions/import-otel-t.jsonl", "{\"id\":\"mine\"}\n")
    let log = DiagnosticLog()
    #expect(try Self.write(["b"], to: workspace, log: log) == nil)
    #expect(log.sorted.map(\.code) == ["GP7112"])
    #expect(try Self.text(workspace) == "{\"id\":\"mine\"}\n")
  }

  @Test func `a discarded log leaves nothing`() throws {
    let workspace = try FixtureWorkspace()
    let opened = try ImportedLog.open(
      .otel, label: "t", root: workspace.root, log: DiagnosticLog())
    guard var file = opened else {
      Issue.record("nothing stands in the way of a new log")
      return
    }
    try file.write(Array("{}".utf8))
    try file.discard()
    #expect(try Self.names(workspace) == [])
  }
}
