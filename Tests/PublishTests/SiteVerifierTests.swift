import Foundation
import Formats
import Testing
import WorkspaceFixtures

@testable import Publish

/// Every byte of every file of a small signed site, changed one at a time.
@Suite struct SiteVerifierTests {
  private struct Fixture {
    let folder: SiteFolder
    let key: MinisignPublicKey
  }

  private func fixture() throws -> Fixture {
    let folder = try SiteFolder(["site/README.md": "mine"])
    let key = MinisignSecretKey.random()
    let publisher = try Publisher(target: folder.path)
    for (path, text) in ["index.md": "dashboard", "kpi/2026-W45/index.md": "week"] {
      try publisher.add(path, Array(text.utf8))
    }
    let figures = Array("{\"figures\":1}\n".utf8)
    let sha256 = SHA256.hexadecimal(of: figures)
    try publisher.add(HistoryFiles.path(sha256), figures)
    var revision = PackRevision(pack: "kpi/2026-W45", state: "restated")
    revision.contents.figures = [PackContents.Part(period: "2026-W45", sha256: sha256)]
    revision.restatement = Array("{\"pack\":\"kpi/2026-W45\"}".utf8)
    _ = try publisher.publish(SiteFolder.facts, packs: [revision], key: key)
    return Fixture(folder: folder, key: key.publicKey)
  }

  private func problems(_ fixture: Fixture) throws -> [SiteProblem] {
    try SiteVerifier(path: fixture.folder.path, key: fixture.key).problems
  }

  @Test func `a site as it was published verifies`() throws {
    let fixture = try fixture()
    let verifier = try SiteVerifier(path: fixture.folder.path, key: fixture.key)
    #expect(verifier.problems == [])
    #expect(verifier.signed == ["manifest.json", "ledger.jsonl"])
  }

  @Test func `each byte of each file that changes is found, and the file is named`() throws {
    let fixture = try fixture()
    let paths = try fixture.folder.listing().keys.filter {
      $0.hasPrefix("site/") && $0 != "site/README.md"
    }
    // SHA256SUMS, two pages, the ledger, the feed, the manifest, a signature of ledger and manifest,
    // the restatements, and one file of history/.
    #expect(paths.count == 10)
    var unseen: [String] = []
    for path in paths.sorted() {
      let name = String(path.dropFirst(5))
      let file = URL(filePath: "\(fixture.folder.workspace.root)/\(path)")
      let bytes = Array(try Data(contentsOf: file))
      for index in bytes.indices {
        var changed = bytes
        changed[index] ^= 1
        try Data(changed).write(to: file)
        if !(try problems(fixture).contains { $0.path == name }) {
          unseen.append("\(name) at byte \(index + 1)")
        }
      }
      try Data(bytes).write(to: file)
    }
    #expect(unseen == [])
    #expect(try problems(fixture) == [])
  }

  @Test func `a file that is missing, added, moved or made a link is named`() throws {
    let fixture = try fixture()
    let root = fixture.folder.path
    let files = FileManager.default
    try files.moveItem(atPath: "\(root)/index.md", toPath: "\(root)/index2.md")
    #expect(
      try problems(fixture).map { "\($0.kind.rawValue) \($0.path)" } == [
        "missing index.md", "extra index2.md",
      ])
    try files.createSymbolicLink(atPath: "\(root)/index.md", withDestinationPath: "index2.md")
    #expect(
      try problems(fixture).map { "\($0.kind.rawValue) \($0.path)" } == [
        "missing index.md", "extra index2.md",
      ])
    for name in ["manifest.json", "SHA256SUMS", "ledger.jsonl", "manifest.json.minisig"] {
      let fixture = try self.fixture()
      try files.removeItem(atPath: "\(fixture.folder.path)/\(name)")
      #expect(try problems(fixture).contains { $0.path == name && $0.kind == .missing }, "\(name)")
    }
  }

  @Test func `another key does not verify`() throws {
    let fixture = try fixture()
    let other = MinisignSecretKey.random().publicKey
    let problems = try SiteVerifier(path: fixture.folder.path, key: other).problems
    #expect(problems.map(\.path) == ["ledger.jsonl.minisig", "manifest.json.minisig"])
  }

  @Test func `somebody else's file in the site may change`() throws {
    let fixture = try fixture()
    try fixture.folder.workspace.write("site/README.md", "other words")
    #expect(try problems(fixture) == [])
  }
}
