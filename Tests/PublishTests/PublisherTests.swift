import Foundation
import Formats
import Glibc
import Testing
import WorkspaceFixtures

@testable import Publish

struct PublisherTests {
  @Test func `a site appears whole, with a manifest and nothing beside it but the lock`() throws {
    let folder = try SiteFolder()
    let publisher = try Publisher(target: folder.path)
    try publisher.add("index.html", Array("home".utf8))
    try publisher.add("packs/2026-11-20/index.md", Array("pack".utf8))
    // Until it is published there is nothing under the site's name.
    #expect(try folder.listing().keys.allSatisfy { !$0.hasPrefix("site") })
    let summary = try publisher.publish(SiteFolder.facts)
    #expect(summary == Publisher.Summary(written: 4, carried: 0, kept: 0))
    #expect(
      try folder.listing().keys.sorted() == [
        ".site.lock", "site/SHA256SUMS", "site/index.html", "site/manifest.json",
        "site/packs/2026-11-20/index.md",
      ])
  }

  /// Digests: `printf home | sha256sum`, `printf é | sha256sum`.
  @Test func `the manifest lists inputs and outputs with hash and length, in byte order`() throws {
    let folder = try SiteFolder()
    try folder.publish(["index.html": "home", "A/b.md": "é"])
    let text = try String(contentsOfFile: "\(folder.path)/manifest.json", encoding: .utf8)
    #expect(
      text == """
        {
          "format": "govpack.manifest/1",
          "tool": {
            "name": "govpack",
            "version": "1.0"
          },
          "as_of": "2026-02-02T20:00:00Z",
          "source_commit": "abc",
          "config": {
            "timezone": "UTC"
          },
          "inputs": [
            {
              "path": "govpack.yaml",
              "sha256": "2",
              "bytes": 4
            },
            {
              "path": "state/tasks.yaml",
              "sha256": "1",
              "bytes": 3
            }
          ],
          "outputs": [
            {
              "path": "A/b.md",
              "sha256": "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c",
              "bytes": 2
            },
            {
              "path": "index.html",
              "sha256": "4ea140588150773ce3aace786aeef7f4049ce100fa649c94fbbddb960f1da942",
              "bytes": 4
            }
          ],
          "carried": [],
          "kept": []
        }

        """)
  }

  @Test func `a new site takes the old one's place, and what it no longer has is gone`() throws {
    let folder = try SiteFolder()
    try folder.publish(["index.html": "one", "tasks/a/index.md": "a"])
    try folder.publish(["index.html": "two", "tasks/b/index.md": "b"])
    #expect(try folder.site() == ["index.html": "two", "tasks/b/index.md": "b"])
    #expect(try folder.listing().keys.allSatisfy { !$0.contains("staging") })
  }

  @Test func `modes do not depend on the umask`() throws {
    let old = umask(0o077)
    defer { _ = umask(old) }
    let folder = try SiteFolder()
    try folder.publish(["a/b.md": "x"])
    #expect(try folder.mode("site") == 0o755)
    #expect(try folder.mode("site/a") == 0o755)
    #expect(try folder.mode("site/a/b.md") == 0o644)
    #expect(try folder.mode("site/manifest.json") == 0o644)
  }

  @Test func `an abandoned run leaves the old site and gives the lock back`() throws {
    let folder = try SiteFolder()
    try folder.publish(["index.html": "one"])
    let before = try folder.listing()
    let publisher = try Publisher(target: folder.path)
    try publisher.add("index.html", Array("two".utf8))
    publisher.abandon()
    publisher.abandon()
    #expect(try folder.listing() == before)
    #expect(throws: PublishError.abandoned) { try publisher.add("b", []) }
    #expect(throws: PublishError.abandoned) { _ = try publisher.publish(SiteFolder.facts) }
    try folder.publish(["index.html": "three"])
    #expect(try folder.site() == ["index.html": "three"])
  }

  @Test func `a run that is forgotten is abandoned`() throws {
    let folder = try SiteFolder()
    _ = try Publisher(target: folder.path)
    #expect(try folder.listing().keys.sorted() == [".site.lock"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.workspace.root).count == 1)
  }

  @Test func `files may be added from many threads`() async throws {
    let folder = try SiteFolder()
    let publisher = try Publisher(target: folder.path)
    try await withThrowingTaskGroup { group in
      for number in 0..<500 {
        group.addTask { try publisher.add("t/\(number % 7)/\(number).md", Array("x".utf8)) }
      }
      try await group.waitForAll()
    }
    #expect(try publisher.publish(SiteFolder.facts).written == 502)
    #expect(try folder.site().count == 500)
  }

  // MARK: Paths

  @Test(arguments: [
    "", "/etc/passwd", "..", "../x", "a/../../x", "a//b", "a/", "./a", ".hidden", "a/.git/x",
    "a\0b", "a\\b", "a b", "é", "a\nb", "a:b", "CON.", String(repeating: "x", count: 201),
    Array(repeating: "abcdefgh", count: 60).joined(separator: "/"),
  ])
  func `an unsafe path is refused`(_ path: String) throws {
    let folder = try SiteFolder()
    let publisher = try Publisher(target: folder.path)
    #expect(throws: PublishError.unsafePath(path)) { try publisher.add(path, []) }
    _ = try publisher.publish(SiteFolder.facts)
    #expect(
      try folder.listing().keys.sorted() == [".site.lock", "site/SHA256SUMS", "site/manifest.json"])
  }

  @Test func `paths that differ in case alone are refused`() throws {
    let publisher = try Publisher(target: try SiteFolder().path)
    try publisher.add("tasks/A.md", [])
    #expect(throws: PublishError.collision("tasks/A.md", "tasks/a.md")) {
      try publisher.add("tasks/a.md", [])
    }
  }

  @Test func `a file where a folder is needed is an error`() throws {
    let folder = try SiteFolder()
    let publisher = try Publisher(target: folder.path)
    try publisher.add("a", [])
    let error = #expect(throws: PublishError.self) { try publisher.add("a/b", []) }
    guard case .file(let cause)? = error else {
      Issue.record("the system's error is passed on")
      return
    }
    #expect(cause.code == EEXIST)
  }

  @Test func `a path written twice is a bug`() async {
    await #expect(processExitsWith: .failure) {
      let publisher = try Publisher(target: try SiteFolder().path)
      try publisher.add("a", [])
      try publisher.add("a", [])
    }
  }
}
