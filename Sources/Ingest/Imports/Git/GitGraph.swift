import Model

/// Commits and their parents, of which more and more are deployed.
struct GitGraph {
  let commits: [GitCommit]
  /// Positions of the parents that are known, in their order; of a shallow clone some are not.
  private let parents: [[Int]]
  private let positions: [String: Int]
  private var isDeployed: [Bool]

  init(_ commits: [GitCommit]) {
    let positions = Dictionary(
      commits.indices.map { (commits[$0].sha, $0) }, uniquingKeysWith: { first, _ in first })
    self.commits = commits
    self.positions = positions
    parents = commits.map { commit in commit.parents.compactMap { positions[$0] } }
    isDeployed = Array(repeating: false, count: commits.count)
  }

  /// A commit of the first-parent line with what it brought in.
  struct Step {
    let commit: GitCommit
    /// The commits that came by its other parents, by time; empty where it is no merge.
    let merged: [GitCommit]
  }

  /// Takes a commit as deployed, and tells what that brings: the first-parent line back to the
  /// last deployed commit, oldest first. Each commit is told of once.
  mutating func deploy(_ sha: String) -> [Step] {
    var line: [Int] = []
    var next = positions[sha]
    while let position = next, !isDeployed[position] {
      line.append(position)
      next = commits[position].parents.first.flatMap { positions[$0] }
    }
    // Oldest first: what a branch has from the line before it is not the branch's.
    return line.reversed().map { position in
      let merged = take(parents[position].dropFirst())
      isDeployed[position] = true
      return Step(commit: commits[position], merged: merged)
    }
  }

  /// Marks what is not deployed yet below these commits, and gives it by time, then name.
  private mutating func take(_ tips: ArraySlice<Int>) -> [GitCommit] {
    var found: [GitCommit] = []
    var pending = Array(tips)
    while let position = pending.popLast() {
      if isDeployed[position] { continue }
      isDeployed[position] = true
      found.append(commits[position])
      pending += parents[position]
    }
    return found.sorted { left, right in
      left.committedAt == right.committedAt
        ? ByteOrder.precedes(left.sha, right.sha)
        : (left.committedAt?.microseconds ?? .min) < (right.committedAt?.microseconds ?? .min)
    }
  }

  /// How many commits are not deployed.
  var pendingCount: Int { isDeployed.count { !$0 } }

  subscript(_ sha: String) -> GitCommit? { positions[sha].map { commits[$0] } }
}
