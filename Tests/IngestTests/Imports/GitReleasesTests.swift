import Model
import Testing

@testable import Ingest

@Suite struct GitReleasesTests {
  @Test(
    arguments: [
      ("v1.0.0-rc.1", true), ("v1.0.0-beta2", true), ("v2-SNAPSHOT", true), ("v1.0.0", false),
      ("v1.0.0-hotfix", false), ("v1.0.0-arc", false), ("rc-1", false),
    ] as [(String, Bool)])
  func `a pre-release is known by a word after the first`(tag: String, isOne: Bool) {
    #expect(GitReleases.isPrerelease(tag) == isOne)
  }

  @Test(
    arguments: [
      ("v1-hotfix", .hotfix), ("hotfix/prices", .hotfix), ("rollback-2026", .rollback),
      ("deploy:rollback", .rollback), ("revert-7-x", .revert), ("v1", .normal),
      ("hotfixes", .normal), ("", .normal),
    ] as [(String, Deployment.Kind)])
  func `a name tells a kind by a whole word`(name: String, kind: Deployment.Kind) {
    #expect(GitReleases.kind(of: name) == kind)
  }

  /// A line of three commits; the second is tagged twice, the first again as a rollback.
  @Test func `a commit is deployed once, unless it is rolled back to`() {
    let shas = ["a", "b", "c"].map { String(repeating: $0, count: 40) }
    let commits = zip(shas, [""] + shas).enumerated().compactMap { index, pair in
      GitCommit(
        [pair.0, pair.1, "\(1000 * index)", "\(1000 * index)", "A", "a@", "A", "a@", "", "x"]
          .map { Array($0.utf8) })
    }
    let listing = [
      ("v1", shas[0], ""), ("v1.1", shas[1], ""), ("v1.1.0", shas[1], ""), ("v2", shas[2], ""),
      ("v3-rollback", "tag", "5000"),
    ]
    let references = GitReferences(
      listing: listing.map { "refs/tags/\($0.0)\0\($0.1)\0\($0.2)\0\n" }.joined().utf8.map { $0 },
      peeled: ["refs/tags/v3-rollback": shas[0]], commits: Set(shas))
    var report = ImportReport()
    let releases = GitReleases.tags(
      references, matching: nil, in: GitGraph(commits), report: &report)
    #expect(releases.map(\.name) == ["v1", "v1.1.0", "v2", "v3-rollback"])
    #expect(releases.map(\.at.seconds) == [0, 1000, 2000, 5000])
    #expect(report.entries.map(\.first) == ["v1.1"])

    let git = GitImport(
      service: "s", environment: "live", source: .tags(nil), agents: [], listsCommits: false)
    let records = git.records(releases, GitGraph(commits), [:], report: &report)
    #expect(records.deployments.map(\.kind) == [.normal, .normal, .normal, .rollback])
    #expect(records.deployments.last?.rollbackOf == "git:s@v2")
    #expect(records.deployments.map(\.changes.count) == [0, 1, 1, 0])
  }
}
