import Formats
import Glibc
import Testing
import WorkspaceFixtures

@testable import Publish

/// Each run is a process of its own that is killed after a given time; together they cover a
/// publish from its first file to the removal of the old site.
struct KilledPublishTests {
  private static func site(_ mark: String) -> [String: String] {
    let pages = (0..<300).map { ("tasks/\($0)/index.md", "\(mark) \($0)") }
    return Dictionary(uniqueKeysWithValues: pages)
  }

  @Test(arguments: stride(from: 0, to: 30_000, by: 3000).map { UInt32($0) })
  func `a killed run leaves the old or the new site, whole`(_ microseconds: UInt32) async throws {
    let folder = try SiteFolder()
    try folder.publish(Self.site("old"))
    let root = folder.workspace.root
    _ = try await #require(processExitsWith: .signal(SIGKILL)) {
      [root = root as String, microseconds = microseconds as UInt32] in
      let publish = Task.detached {
        let publisher = try Publisher(target: "\(root)/site")
        for (path, text) in Self.site("new") { try publisher.add(path, Array(text.utf8)) }
        _ = try publisher.publish(SiteFolder.facts)
      }
      usleep(microseconds)
      kill(getpid(), SIGKILL)
      _ = await publish.result
    }
    let site = try folder.site()
    #expect(site == Self.site("old") || site == Self.site("new"))
    // The lock died with its holder, and what was left is cleaned away.
    try folder.publish(Self.site("next"))
    #expect(try folder.site() == Self.site("next"))
    #expect(try folder.listing().keys.allSatisfy { !$0.contains("staging") })
  }
}
