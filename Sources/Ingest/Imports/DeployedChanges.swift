import Model

/// Which merged changes a deployment brought, by the order of their merges.
///
/// A forge does not say it. But a commit of a branch holds all that was merged into the branch
/// before: what was merged after the commit of the last successful deployment, up to the commit of
/// this one, is new in it.
struct DeployedChanges {
  struct Merge {
    let changeID: String
    let repository: String
    let branch: String
    let at: Instant
    /// The commits by which it may be deployed.
    let commits: [String]
  }

  private let merges: [Merge]
  private let positions: [String: Int]

  init(_ merges: [Merge]) {
    self.merges = merges.sorted {
      $0.at == $1.at ? ByteOrder.precedes($0.changeID, $1.changeID) : $0.at < $1.at
    }
    var positions: [String: Int] = [:]
    for (index, merge) in self.merges.enumerated() {
      for commit in merge.commits { positions["\(merge.repository) \(commit)"] = index }
    }
    self.positions = positions
  }

  /// Fills in what the deployments of one repository, in order of time, brought, and which commit
  /// each one replaced; apart by environment.
  func fill(
    _ deployments: inout [Deployment], of repository: String, report: inout ImportReport
  ) {
    var last: [String: (sha: String?, merge: Int?)] = [:]
    for index in deployments.indices {
      let deployment = deployments[index]
      let before = last[deployment.environment]
      deployments[index].previousSHA = before?.sha
      let merge = deployment.sha.flatMap { positions["\(repository) \($0)"] }
      if let merge, let old = before?.merge {
        deployments[index].changes = changes(after: old, upTo: merge)
      } else if before != nil {
        report.note(
          "deployment of a commit that ends no merge that was given",
          "its changes are not known", deployment.id)
      }
      if deployment.outcome == .success {
        last[deployment.environment] = (deployment.sha, merge ?? before?.merge)
      }
    }
  }

  /// By position in the order of the merges; none where an older commit was deployed again.
  private func changes(after old: Int, upTo new: Int) -> [String] {
    guard old < new else { return [] }
    return merges[(old + 1)...new].filter {
      $0.repository == merges[new].repository && $0.branch == merges[new].branch
    }.map(\.changeID)
  }
}
