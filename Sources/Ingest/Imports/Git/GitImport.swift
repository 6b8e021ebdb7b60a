import Formats
import Model

/// Deployments and changes out of the history of a git repository.
package struct GitImport: Sendable {
  /// What counts as a deployment.
  package enum Source: Hashable, Sendable {
    /// Tags that fit; nil for the default, `v*` without pre-releases.
    case tags(Glob?)
    /// Merges on the first-parent line of this branch.
    case merges(branch: String)
  }

  package let service: String
  package let environment: String
  package let source: Source
  /// Who is an agent: name, address, or both as `Name <address>`. Empty leaves it unstated.
  package let agents: [Glob]
  /// Whether the deployments list commits, for changes that another source describes.
  package let listsCommits: Bool

  package init(
    service: String, environment: String, source: Source, agents: [Glob], listsCommits: Bool
  ) {
    self.service = service
    self.environment = environment
    self.source = source
    self.agents = agents
    self.listsCommits = listsCommits
  }

  /// What the repository holds. Throws where git gives no answer, or has no such branch.
  package func records(
    _ git: GitProgram, report: inout ImportReport
  ) throws(GitError) -> ImportedRecords {
    let references = try git.references()
    let tips = try tips(references)
    let graph = GitGraph(try git.commits(from: tips))
    let releases = releases(references, graph, report: &report)
    let sizes = try git.sizes(from: tips)
    return records(releases, graph, sizes, report: &report)
  }

  private func tips(_ references: GitReferences) throws(GitError) -> [String] {
    switch source {
    case .tags(let pattern):
      let glob = pattern ?? GitReleases.defaultPattern
      var seen: Set<String> = []
      return references.all.filter { $0.tag.map(glob.matches) ?? false }.map(\.commit)
        .filter { seen.insert($0).inserted }
    case .merges(let branch): return [try tip(of: branch, references)]
    }
  }

  private func tip(of branch: String, _ references: GitReferences) throws(GitError) -> String {
    let names = [branch, "refs/heads/\(branch)", "refs/remotes/origin/\(branch)"]
    for name in names {
      if let found = references.all.first(where: { ByteOrder.equal($0.name, name) }) {
        return found.commit
      }
    }
    throw .noBranch(branch)
  }

  private func releases(
    _ references: GitReferences, _ graph: GitGraph, report: inout ImportReport
  ) -> [GitRelease] {
    switch source {
    case .tags(let pattern):
      for name in references.withoutCommit(matching: pattern ?? GitReleases.defaultPattern) {
        report.note("tag of something that is no commit", "not a deployment", name)
      }
      return GitReleases.tags(references, matching: pattern, in: graph, report: &report)
    case .merges:
      // The only tip.
      guard let tip = graph.commits.first?.sha else { return [] }
      return GitReleases.merges(of: tip, in: graph, report: &report)
    }
  }

  /// The pure part: from releases in order of time to records.
  func records(
    _ releases: [GitRelease], _ graph: GitGraph, _ sizes: [String: GitSizes.Size],
    report: inout ImportReport
  ) -> ImportedRecords {
    var graph = graph
    var builder = GitChangeBuilder(service: service, agents: agents, sizes: sizes)
    var records = ImportedRecords()
    var previous: GitRelease?
    for release in releases {
      let steps = graph.deploy(release.commit)
      let id = id(of: release)
      var changes: [Change] = []
      if previous == nil {
        let count = steps.reduce(0) { $0 + 1 + $1.merged.count }
        report.note(
          "commit up to the first deployment", "no change: its beginning is not known", id,
          count: count)
      } else {
        changes = steps.map { builder.change($0, report: &report) }
        if changes.isEmpty {
          report.note(
            "deployment of what was deployed before", "brings no change", id)
        }
      }
      records.changes += changes
      records.deployments.append(
        deployment(release, after: previous, changes, report: &report))
      previous = release
    }
    if graph.pendingCount > 0 {
      report.note(
        "commit after the last deployment", "not deployed yet, not written",
        records.deployments.last?.id ?? service, count: graph.pendingCount)
    }
    return records
  }

  private func id(of release: GitRelease) -> String { "git:\(service)@\(release.name)" }

  private func deployment(
    _ release: GitRelease, after previous: GitRelease?, _ changes: [Change],
    report: inout ImportReport
  ) -> Deployment {
    let isRevert = !changes.isEmpty && changes.allSatisfy { $0.kind == "revert" }
    let kind = release.kind == .normal && isRevert ? .revert : release.kind
    var brought = listsCommits ? changes.flatMap(\.commits) : changes.map(\.id)
    if brought.reduce(0, { $0 + $1.utf8.count + 3 }) > Self.listLimit {
      report.note("deployment of too many changes for one line", "lists none", id(of: release))
      brought = []
    }
    return Deployment(
      id: id(of: release), service: service, environment: environment, finishedAt: release.at,
      outcome: .success, kind: kind, sha: release.commit, previousSHA: previous?.commit,
      changes: brought, rollbackOf: kind == .rollback ? previous.map(id(of:)) : nil,
      source: .imported)
  }

  /// Bytes; a line of an event file may have 1 MiB.
  private static let listLimit = 1_000_000
}
