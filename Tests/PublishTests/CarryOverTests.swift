import Foundation
import Formats
import Glibc
import Testing
import WorkspaceFixtures

@testable import Publish

struct CarryOverTests {
  @Test func `files that no manifest lists are kept`() throws {
    let folder = try SiteFolder([
      "site/README.md": "read me", "site/.git/HEAD": "ref", "site/.gitkeep": "",
    ])
    #expect(mkdir("\(folder.path)/.git/refs", 0o700) == 0)
    let first = try folder.publish(["index.html": "one"])
    #expect(first == Publisher.Summary(written: 3, carried: 0, kept: 1))
    try folder.workspace.write("site/tasks/mine/notes.txt", "notes")
    let second = try folder.publish(["index.html": "two", "tasks/a.md": "a"])
    #expect(second == Publisher.Summary(written: 4, carried: 0, kept: 2))
    // And once more, now that the manifest has seen them.
    try folder.publish(["index.html": "three"])
    #expect(
      try folder.site() == [
        "README.md": "read me", ".git/HEAD": "ref", ".gitkeep": "", "index.html": "three",
        "tasks/mine/notes.txt": "notes",
      ])
    #expect(try folder.mode("site/.git/refs") == 0o700)
    let text = try String(contentsOfFile: "\(folder.path)/manifest.json", encoding: .utf8)
    #expect(
      text.hasSuffix("\"kept\": [\n    \"README.md\",\n    \"tasks/mine/notes.txt\"\n  ]\n}\n"))
  }

  /// Digest: `printf one | sha256sum`.
  @Test func `dated folders of earlier builds stay, those made again are replaced`() throws {
    let folder = try SiteFolder()
    try folder.publish([
      "packs/2026-11-13/index.md": "one", "packs/2026-11-13/data/x.csv": "one",
      "packs/index.md": "list 1", "kpi/2026-W45/index.md": "one", "tasks/a/index.md": "one",
    ])
    let second = try folder.publish([
      "packs/2026-11-20/index.md": "two", "packs/index.md": "list 2",
      "kpi/2026-W45/page.md": "two",
    ])
    #expect(second == Publisher.Summary(written: 5, carried: 2, kept: 0))
    let third = try folder.publish(["index.html": "three"])
    #expect(third.carried == 4)
    #expect(
      try folder.site() == [
        "packs/2026-11-13/index.md": "one", "packs/2026-11-13/data/x.csv": "one",
        "packs/2026-11-20/index.md": "two", "kpi/2026-W45/page.md": "two", "index.html": "three",
      ])
    let text = try String(contentsOfFile: "\(folder.path)/manifest.json", encoding: .utf8)
    #expect(
      text.contains(
        """
              "path": "packs/2026-11-13/index.md",
              "sha256": "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed",
              "bytes": 3
        """))
  }

  @Test func `links are kept as links`() throws {
    let folder = try SiteFolder(["site/README.md": ""])
    try folder.publish(["index.html": "one"])
    #expect(symlink("/etc/passwd", "\(folder.path)/latest") == 0)
    try folder.publish(["index.html": "two"])
    #expect(
      try folder.site() == ["README.md": "", "index.html": "two", "latest": "-> /etc/passwd"])
  }

  @Test func `a file of somebody else is never overwritten`() throws {
    let folder = try SiteFolder()
    try folder.publish(["index.html": "one"])
    try folder.workspace.write("site/feed.xml", "mine")
    let before = try folder.site()
    let error = PublishError.inTheWay(path: "\(folder.path)/feed.xml")
    #expect(throws: error) { try folder.publish(["index.html": "two", "feed.xml": "ours"]) }
    #expect(try folder.site() == before)
    #expect(try folder.listing().keys.allSatisfy { !$0.contains("staging") })
  }

  @Test func `somebody's README goes before the one that a build writes`() throws {
    let folder = try SiteFolder(["site/README.md": "mine"])
    for _ in 0..<2 {
      let summary = try folder.publish(["README.md": "ours", "index.html": "x"])
      #expect(summary == Publisher.Summary(written: 3, carried: 0, kept: 1))
      #expect(try folder.site() == ["README.md": "mine", "index.html": "x"])
    }
  }

  @Test func `a file that is what a build writes anyway is the build's`() throws {
    let folder = try SiteFolder(["site/README.md": "ours"])
    let first = try folder.publish(["README.md": "ours"])
    #expect(first == Publisher.Summary(written: 3, carried: 0, kept: 0))
    try folder.publish(["README.md": "newer"])
    #expect(try folder.site() == ["README.md": "newer"])
  }

  @Test func `the same build over the same site gives the same bytes`() throws {
    let folder = try SiteFolder(["site/README.md": "x"])
    let files = ["b.md": "b", "a/c.md": "c", "packs/2026-11-20/index.md": "p"]
    try folder.publish(files)
    let first = try folder.listing()
    try folder.publish(files)
    var second = try folder.listing()
    second[".site.lock"] = first[".site.lock"]
    #expect(second == first)
  }
}
