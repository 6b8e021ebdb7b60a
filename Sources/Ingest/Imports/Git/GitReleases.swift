import Model

/// A commit that went live, and when.
struct GitRelease: Hashable, Sendable {
  /// The tag, or the first 12 digits of the commit.
  let name: String
  let commit: String
  let at: Instant
  /// What its name says.
  let kind: Deployment.Kind
}

/// Finds what was deployed among tags, or on the first-parent line of a branch.
enum GitReleases {
  /// Tags whose name fits, one release a commit, by time. A second name of a commit is an alias,
  /// unless it says that it is a rollback.
  static func tags(
    _ references: GitReferences, matching pattern: Glob?, in graph: GitGraph,
    report: inout ImportReport
  ) -> [GitRelease] {
    var candidates: [Candidate] = []
    for reference in references.all {
      guard let tag = reference.tag, (pattern ?? defaultPattern).matches(tag) else { continue }
      if pattern == nil, isPrerelease(tag) {
        report.note("tag of a pre-release", "not taken as a deployment (--tags takes it)", tag)
      } else if let at = reference.taggedAt ?? graph[reference.commit]?.committedAt {
        candidates.append(
          Candidate(name: tag, commit: reference.commit, at: at, isLight: reference.taggedAt == nil)
        )
      } else {
        report.note("tag without a time", "not a deployment", tag)
      }
    }
    return releases(candidates, &report)
  }

  static let defaultPattern = Glob("v*")

  private struct Candidate {
    let name: String
    let commit: String
    let at: Instant
    let isLight: Bool

    /// Among the names of one commit (`v1`, `v1.2` and `v1.2.0`): the annotated, the earliest, the
    /// most exact first. A light tag has no time of its own, so its commit's says little.
    static func isMoreExact(_ left: Self, _ right: Self) -> Bool {
      if left.isLight != right.isLight { return right.isLight }
      if left.at != right.at { return left.at < right.at }
      if left.name.utf8.count != right.name.utf8.count {
        return left.name.utf8.count > right.name.utf8.count
      }
      return ByteOrder.precedes(left.name, right.name)
    }
  }

  private static func releases(
    _ candidates: [Candidate], _ report: inout ImportReport
  ) -> [GitRelease] {
    var seen: Set<String> = []
    var result: [GitRelease] = []
    for candidate in candidates.sorted(by: Candidate.isMoreExact) {
      let kind = kind(of: candidate.name)
      if kind != .rollback, !seen.insert(candidate.commit).inserted {
        report.note(
          "tag of a commit that another tag names", "an alias, not a deployment", candidate.name)
        continue
      }
      result.append(
        GitRelease(
          name: candidate.name, commit: candidate.commit, at: candidate.at, kind: kind))
    }
    return result.sorted {
      $0.at == $1.at ? ByteOrder.precedes($0.name, $1.name) : $0.at < $1.at
    }
  }

  /// Whether a version has a part such as `-rc.1` or `-beta2`.
  static func isPrerelease(_ tag: String) -> Bool {
    let marks: Set<String> = [
      "alpha", "beta", "rc", "pre", "preview", "dev", "snapshot", "nightly",
    ]
    return words(tag).dropFirst().contains { marks.contains($0) }
  }

  /// What a tag or a branch says of its kind.
  static func kind(of name: String) -> Deployment.Kind {
    for word in words(name) {
      if word == "hotfix" { return .hotfix }
      if word == "rollback" { return .rollback }
      if word == "revert" { return .revert }
    }
    return .normal
  }

  /// The runs of letters, in small ones.
  private static func words(_ name: String) -> [String] {
    name.lowercased().utf8.split { !(0x61...0x7A).contains($0) }.map { String(Substring($0)) }
  }

  /// The merges on the first-parent line of a branch: merge commits, and commits that stand for a
  /// request that was squashed.
  static func merges(
    of tip: String, in graph: GitGraph, report: inout ImportReport
  ) -> [GitRelease] {
    var result: [GitRelease] = []
    var next = graph[tip]
    while let commit = next {
      next = commit.parents.first.flatMap { graph[$0] }
      guard commit.parents.count > 1 || commit.message.request != nil else { continue }
      let name = String(commit.sha.prefix(12))
      guard let at = commit.committedAt else {
        report.note("merge without a time", "not a deployment", name)
        continue
      }
      let kind = commit.message.branch.map(kind(of:)) ?? .normal
      result.append(GitRelease(name: name, commit: commit.sha, at: at, kind: kind))
    }
    return result.reversed()
  }
}
