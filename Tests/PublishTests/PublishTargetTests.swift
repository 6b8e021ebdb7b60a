import Foundation
import Formats
import Glibc
import Testing
import WorkspaceFixtures

@testable import Publish

struct PublishTargetTests {
  @Test(arguments: [
    ["notes.txt": "mine"], ["sub/deep/file": "mine"], [".bashrc": "mine"],
    ["manifest.json": "{\"name\": \"a web app\"}", "index.html": "mine"],
    ["README.md": "x", "manifest.json": ""],
  ])
  func `a folder of somebody else is refused and left as it is`(_ files: [String: String]) throws {
    let folder = try SiteFolder(
      Dictionary(uniqueKeysWithValues: files.map { ("site/\($0.key)", $0.value) }))
    let before = try folder.listing()
    #expect(throws: PublishError.notASite(path: folder.path)) {
      try Publisher(target: folder.path)
    }
    #expect(try folder.listing() == before)
  }

  @Test func `a file in the target's place is refused`() throws {
    let folder = try SiteFolder(["site": "a file"])
    #expect(throws: PublishError.notASite(path: folder.path)) { try Publisher(target: folder.path) }
    #expect(try folder.listing() == ["site": "a file"])
  }

  @Test(arguments: ["/", "//", ""])
  func `a target without a name of its own is refused`(_ path: String) throws {
    #expect(throws: PublishError.noName(path: path)) { try Publisher(target: path) }
  }

  @Test func `folders above the target are made`() throws {
    let folder = try SiteFolder()
    let publisher = try Publisher(target: "\(folder.workspace.root)/a/b/site/")
    _ = try publisher.publish(SiteFolder.facts)
    #expect(
      try folder.listing().keys.sorted() == [
        "a/b/.site.lock", "a/b/site/SHA256SUMS", "a/b/site/manifest.json",
      ])
  }

  @Test func `a link to a folder stays, and the folder behind it is exchanged`() throws {
    let folder = try SiteFolder(["real/README.md": "mine"])
    #expect(symlink("real", folder.path) == 0)
    try folder.publish(["index.html": "one"])
    let listing = try folder.listing()
    #expect(listing["site"] == "-> real")
    #expect(listing["real/index.html"] == "one")
    #expect(listing["real/README.md"] == "mine")
  }

  @Test func `a second run is told who holds the lock`() throws {
    let folder = try SiteFolder()
    let first = try Publisher(target: folder.path)
    let before = try FileManager.default.contentsOfDirectory(atPath: folder.workspace.root)
    let error = PublishError.locked(path: folder.path, holder: getpid())
    #expect(throws: error) { try Publisher(target: folder.path) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.workspace.root) == before)
    first.abandon()
    try folder.publish(["a": "x"])
  }

  @Test func `what a killed run left is removed by the next`() throws {
    let folder = try SiteFolder([
      ".site.staging-dead/a/b": "x", ".site.staging-dead/manifest.json": "",
      ".other.staging-x/a": "mine",
    ])
    #expect(symlink("/etc", "\(folder.workspace.root)/.site.staging-dead/link") == 0)
    try folder.publish(["index.html": "one"])
    #expect(
      try folder.listing().keys.sorted() == [
        ".other.staging-x/a", ".site.lock", "site/SHA256SUMS", "site/index.html",
        "site/manifest.json",
      ])
  }

  @Test func `a parent that cannot be made is an error of the system`() throws {
    let folder = try SiteFolder(["file": ""])
    let path = "\(folder.workspace.root)/file/site"
    let cause = FileError(
      path: "\(folder.workspace.root)/file", operation: "open", code: ENOTDIR)
    #expect(throws: PublishError.file(cause)) { try Publisher(target: path) }
  }
}
