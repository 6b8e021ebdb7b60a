import Diagnostics
import Foundation
import Formats
import Model
import Testing
import WorkspaceFixtures

@testable import Ingest

@Suite struct ImportedFileTests {
  static func records(_ ids: String...) -> ImportedRecords {
    var records = ImportedRecords()
    for (index, id) in ids.enumerated() {
      records.deployments.append(
        Deployment(
          id: id, service: "shop", finishedAt: Instant(seconds: Int64(1000 - 10 * index)),
          outcome: .success, source: .imported))
    }
    return records
  }

  static func write(
    _ records: ImportedRecords, _ workspace: FixtureWorkspace, label: String? = "shop",
    isDryRun: Bool = false, log: DiagnosticLog = DiagnosticLog()
  ) throws -> ImportedFile.Result? {
    try ImportedFile(.deployments, source: "git", label: label)
      .write(records, root: workspace.root, isDryRun: isDryRun, log: log)
  }

  static let path = "ops/deployments/import-git-shop.jsonl"

  static func text(_ workspace: FixtureWorkspace, _ path: String = path) throws -> String {
    try String(contentsOfFile: "\(workspace.root)/\(path)", encoding: .utf8)
  }

  @Test func `lines are sorted by time, and the second time nothing is new`() throws {
    let workspace = try FixtureWorkspace()
    let first = try #require(try Self.write(Self.records("b", "a"), workspace))
    #expect(first.newLines.count == 2)
    let line = { (id: String, time: String) in
      #"{"id":"\#(id)","service":"shop","environment":"production","#
        + #""finished_at":"1970-01-01T00:\#(time)Z","outcome":"success","kind":"normal"}"# + "\n"
    }
    #expect(try Self.text(workspace) == line("a", "16:30") + line("b", "16:40"))
    let second = try #require(try Self.write(Self.records("b", "a"), workspace))
    #expect(second.isUnchanged)
    #expect(second.count == 2)
  }

  @Test func `a dry run writes nothing`() throws {
    let workspace = try FixtureWorkspace()
    let result = try #require(try Self.write(Self.records("a"), workspace, isDryRun: true))
    #expect(result.newLines.count == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: workspace.root) == [])
  }

  @Test func `a source that is whole replaces its lines, others add theirs`() throws {
    let workspace = try FixtureWorkspace()
    _ = try Self.write(Self.records("a", "b"), workspace)
    let whole = try #require(try Self.write(Self.records("c"), workspace))
    #expect(whole.count == 1)
    #expect(whole.removedCount == 2)
    _ = try Self.write(Self.records("a", "b"), workspace, label: nil)
    let more = try #require(try Self.write(Self.records("c", "x", "a"), workspace, label: nil))
    #expect(more.count == 4, "a, b, c and x")
    #expect(more.newLines.count == 3, "a has another time")
    #expect(more.removedCount == 1)
    let names = try FileManager.default
      .contentsOfDirectory(atPath: "\(workspace.root)/ops/deployments").sorted()
    #expect(
      names == [
        ".import-git-shop.jsonl.sha256", ".import-git.jsonl.sha256", "import-git-shop.jsonl",
        "import-git.jsonl",
      ])
  }

  @Test func `somebody else's file stays as it is`() throws {
    let workspace = try FixtureWorkspace([Self.path: "mine\n"])
    let log = DiagnosticLog()
    #expect(try Self.write(Self.records("a"), workspace, log: log) == nil)
    #expect(log.sorted.map(\.code) == ["GP7001"])
    #expect(log.sorted.first?.location?.path == Self.path)
    #expect(try Self.text(workspace) == "mine\n")
  }

  @Test func `a file that was changed by hand stays as it is`() throws {
    let workspace = try FixtureWorkspace()
    _ = try Self.write(Self.records("a"), workspace)
    let changed = try Self.text(workspace) + "{}\n"
    try workspace.write(Self.path, changed)
    let log = DiagnosticLog()
    #expect(try Self.write(Self.records("b"), workspace, log: log) == nil)
    #expect(log.sorted.map(\.code) == ["GP7001"])
    #expect(try Self.text(workspace) == changed)
  }

  /// Killed between the marker and the file: the marker knows both.
  @Test func `a run that was killed is no change by hand`() throws {
    let workspace = try FixtureWorkspace()
    _ = try Self.write(Self.records("a"), workspace)
    let before = try Self.text(workspace)
    _ = try Self.write(Self.records("b"), workspace)
    try workspace.write(Self.path, before)
    try workspace.write("ops/deployments/.import-git-shop.jsonl.new", "torn")
    #expect(try Self.write(Self.records("b"), workspace)?.newLines.count == 1)
  }

  @Test func `nothing is written through a link`() throws {
    let workspace = try FixtureWorkspace(["ops/keep": ""])
    let outside = try FixtureWorkspace()
    try FileManager.default.createSymbolicLink(
      atPath: "\(workspace.root)/ops/deployments", withDestinationPath: outside.root)
    #expect(throws: FileError.self) { try Self.write(Self.records("a"), workspace) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: outside.root) == [])
  }

  @Test func `a file that is a link is somebody else's`() throws {
    let outside = try FixtureWorkspace(["x": "theirs"])
    let workspace = try FixtureWorkspace(["ops/deployments/keep": ""])
    try FileManager.default.createSymbolicLink(
      atPath: "\(workspace.root)/\(Self.path)", withDestinationPath: "\(outside.root)/x")
    let log = DiagnosticLog()
    #expect(try Self.write(Self.records("a"), workspace, log: log) == nil)
    #expect(try Self.text(outside, "x") == "theirs")
  }

  @Test(arguments: [
    "../../etc/passwd", "..", ".", "a/b", "a\u{0}b", "\u{1B}[31m", ".hidden", "-x", "é", "",
    String(repeating: "x", count: 300),
  ])
  func `no name leaves the folder`(label: String) {
    let name = ImportedFile(.changes, source: "git", label: label).name
    let inner = name.dropFirst("import-git-".count).dropLast(".jsonl".count)
    #expect(name.utf8.count < 100)
    #expect(inner.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789._-".utf8.contains($0) })
    #expect(inner.first != ".")
  }

  @Test func `names that differ have files that differ`() {
    let labels = ["shop", "Shop", "SHOP", "a/b", "a-b", "a b", "", "-"]
    let names = labels.map { ImportedFile(.changes, source: "git", label: $0).name }
    #expect(Set(names).count == labels.count)
    #expect(names.first == "import-git-shop.jsonl")
  }

  /// Field by field from the format's description, by hand.
  @Test func `all that a record states is in its line, in one order`() {
    var change = Change(id: "c", service: "s", source: .imported)
    let times = (1...6).map { Instant(seconds: Int64($0)) }
    change.authoredAt = times[0]
    change.createdAt = times[1]
    change.reviewRequestedAt = times[2]
    change.firstReviewAt = times[3]
    change.mergedAt = times[4]
    change.closedAt = times[5]
    change.firstReviewer = "r"
    change.author = "a"
    change.authorKind = .agent
    change.mergedBy = "m"
    change.approvers = ["p"]
    change.commits = ["1", "2"]
    change.testPlan = .present("https://x")
    change.rollbackPlan = .none
    change.additions = 3
    change.deletions = 0
    change.kind = "fix"
    let text = String(decoding: JSONWriter.compact(NativeLines.object(change)), as: UTF8.self)
    let expected =
      #"{"id":"c","service":"s","authored_at":"1970-01-01T00:00:01Z","#
      + #""created_at":"1970-01-01T00:00:02Z","review_requested_at":"1970-01-01T00:00:03Z","#
      + #""first_review_at":"1970-01-01T00:00:04Z","first_reviewer":"r","author":"a","#
      + #""author_kind":"agent","merged_at":"1970-01-01T00:00:05Z","merged_by":"m","#
      + #""closed_at":"1970-01-01T00:00:06Z","approvers":["p"],"commits":["1","2"],"#
      + #""artifacts":{"test_plan":"https://x","rollback_plan":false},"additions":3,"#
      + #""deletions":0,"kind":"fix"}"#
    #expect(text == expected)
  }
}
