import Foundation
import Formats
import Testing
import WorkspaceFixtures

@testable import Publish

/// A site with three published packs, one of them twice, and attacks on its ledger.
@Suite struct LedgerTests {
  static func revision(_ pack: String, _ state: String = "final") -> PackRevision {
    PackRevision(pack: pack, state: state)
  }

  /// Publishes `packs` with one page each, whose text is given.
  static func publish(_ packs: [String: String], to folder: SiteFolder, asOf: String) throws {
    var facts = SiteFolder.facts
    facts.asOf = asOf
    let publisher = try Publisher(target: folder.path)
    let past = PublishedPast(try publisher.published(), before: facts)
    for (pack, text) in packs { try publisher.add("\(pack)/index.md", Array(text.utf8)) }
    _ = try publisher.publish(
      facts, packs: packs.keys.map { revision($0) }, past: past)
  }

  static func site() throws -> SiteFolder {
    let folder = try SiteFolder()
    try publish(
      ["kpi/2026-W45": "one", "packs/2026-11-13": "one"], to: folder, asOf: "2026-11-13T14:00:00Z")
    try publish(["kpi/2026-W45": "two"], to: folder, asOf: "2026-11-20T14:00:00Z")
    return folder
  }

  private static func ledger(_ folder: SiteFolder) throws -> [String] {
    try String(contentsOfFile: "\(folder.path)/ledger.jsonl", encoding: .utf8)
      .split(separator: "\n").map(String.init)
  }

  /// `printf '%s' "$(sed -n 1p ledger.jsonl)" | sha256sum` and so on; of the page's list
  /// `printf '7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed  kpi/2026-W45/index.md\n' | sha256sum`.
  @Test func `each line names the hash of the line before and of its pack`() throws {
    let folder = try Self.site()
    let lines = try Self.ledger(folder)
    try #require(lines.count == 3)
    for (index, line) in lines.enumerated() {
      let before =
        index == 0
        ? String(repeating: "0", count: 64)
        : try Self.sha256sum(lines[index - 1])
      #expect(line.hasSuffix("\"prev\":\"\(before)\"}"))
    }
    let one = "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"
    let list = try Self.sha256sum("\(one)  kpi/2026-W45/index.md\n")
    #expect(lines[0].contains("\"outputs\":\"\(list)\""))
    #expect(lines[0].contains("\"pack\":\"kpi/2026-W45\",\"period\":\"2026-W45\",\"revision\":1,"))
    #expect(lines[2].contains("\"pack\":\"kpi/2026-W45\",\"period\":\"2026-W45\",\"revision\":2,"))
    #expect(try SiteVerifier(path: folder.path, key: nil).problems == [])
  }

  /// By coreutils, not by the code under test.
  private static func sha256sum(_ text: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/sha256sum")
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(Data(text.utf8))
    try input.fileHandleForWriting.close()
    let answer = try #require(try output.fileHandleForReading.readToEnd())
    process.waitUntilExit()
    return String(decoding: answer.prefix(64), as: UTF8.self)
  }

  @Test func `the same build once more adds no line and changes no byte`() throws {
    let folder = try Self.site()
    var before = try folder.listing()
    try Self.publish(["kpi/2026-W45": "two"], to: folder, asOf: "2026-11-20T14:00:00Z")
    var after = try folder.listing()
    before[".site.lock"] = nil
    after[".site.lock"] = nil
    #expect(after == before)
  }

  struct Attack: Sendable, CustomTestStringConvertible {
    let name: String
    let change: @Sendable ([String]) -> [String]
    /// The line named, from 1.
    let line: Int
    var testDescription: String { name }
  }

  static let attacks: [Attack] = [
    Attack(name: "a line removed", change: { [$0[0], $0[2]] }, line: 2),
    Attack(name: "the first line removed", change: { Array($0[1...]) }, line: 1),
    Attack(name: "lines exchanged", change: { [$0[1], $0[0], $0[2]] }, line: 1),
    Attack(name: "a line twice", change: { $0 + [$0[2]] }, line: 4),
    Attack(
      name: "an as-of changed",
      change: { [$0[0].replacing("11-13", with: "11-12")] + $0[1...] }, line: 1),
    Attack(name: "a blank put in", change: { [$0[0], $0[1] + " ", $0[2]] }, line: 2),
    Attack(name: "a line that is none", change: { $0 + ["{}"] }, line: 4),
  ]

  @Test(arguments: attacks)
  func `a changed ledger is named at its line, and no build goes on from it`(
    attack: Attack
  ) throws {
    let folder = try Self.site()
    let lines = attack.change(try Self.ledger(folder))
    try folder.workspace.write(
      "site/ledger.jsonl", lines.map { $0 + "\n" }.joined())
    let problems = try SiteVerifier(path: folder.path, key: nil).problems
    let places = problems.filter { $0.path == "ledger.jsonl" }.compactMap(\.line)
    // A line that was changed in itself is seen where the next one names it, at the latest.
    #expect(places.contains(attack.line) || places.contains(attack.line + 1), "\(problems)")
    #expect(throws: PublishError.self) {
      try Self.publish(["kpi/2026-W46": "x"], to: folder, asOf: "2026-11-27T14:00:00Z")
    }
  }

  /// The chain alone cannot tell: the manifest names the hash of the whole.
  @Test func `a ledger whose end is missing is named, and no build goes on from it`() throws {
    let folder = try Self.site()
    let lines = try Self.ledger(folder)
    try folder.workspace.write("site/ledger.jsonl", lines.prefix(2).map { $0 + "\n" }.joined())
    let problems = try SiteVerifier(path: folder.path, key: nil).problems
    #expect(problems.contains { $0.path == "ledger.jsonl" && $0.kind == .differs })
    #expect(throws: PublishError.self) {
      try Self.publish(["kpi/2026-W46": "x"], to: folder, asOf: "2026-11-27T14:00:00Z")
    }
  }

  @Test func `a published page that somebody changed stays named after the next build`() throws {
    let folder = try Self.site()
    try folder.workspace.write("site/packs/2026-11-13/index.md", "better numbers")
    try Self.publish(["kpi/2026-W46": "x"], to: folder, asOf: "2026-11-27T14:00:00Z")
    let problems = try SiteVerifier(path: folder.path, key: nil).problems
    #expect(problems.map(\.path) == ["packs/2026-11-13/index.md"])
  }
}
