import Formats
import Model

/// Makes changes of the steps of a first-parent line: a merge is one change with its commits, any
/// other commit a change of its own.
struct GitChangeBuilder {
  let service: String
  let agents: [Glob]
  let sizes: [String: GitSizes.Size]
  /// Ids given away, so that a number that comes twice (a back-port) stays one change's.
  private var ids: Set<String> = []

  init(service: String, agents: [Glob], sizes: [String: GitSizes.Size]) {
    self.service = service
    self.agents = agents
    self.sizes = sizes
  }

  mutating func change(_ step: GitGraph.Step, report: inout ImportReport) -> Change {
    let commit = step.commit
    let isMerge = commit.parents.count > 1
    // A merge's own time and author are those of the merging, not of the work.
    let work = step.merged.isEmpty ? [commit] : step.merged
    let size = sizes[commit.sha]
    let id = id(of: commit, report: &report)
    let authored = work.compactMap(\.authoredAt).min()
    if authored == nil || commit.committedAt == nil {
      report.note("commit without a time", "its change has none either", id)
    }
    let first = work.min {
      ($0.authoredAt?.microseconds ?? .max, $0.sha) < ($1.authoredAt?.microseconds ?? .max, $1.sha)
    }
    return Change(
      id: id, service: service, authoredAt: authored,
      author: (first ?? commit).author.name, authorKind: authorKind(work + [commit]),
      mergedAt: commit.committedAt, mergedBy: merger(commit, isMerge: isMerge),
      commits: step.merged.map(\.sha) + [commit.sha], additions: size?.additions,
      deletions: size?.deletions, kind: kind(step), source: .imported)
  }

  /// `git:shop#12`, `git:shop!12` or `git:shop:0123456789ab`.
  private mutating func id(of commit: GitCommit, report: inout ImportReport) -> String {
    let short = "git:\(service):\(commit.sha.prefix(12))"
    let long = "git:\(service):\(commit.sha)"
    let own = ids.contains(short) ? long : short
    guard let request = commit.message.request else {
      ids.insert(own)
      return own
    }
    let named = "git:\(service)\(request.text)"
    if ids.insert(named).inserted { return named }
    report.note("second change of one request number", "named by its commit", named)
    ids.insert(own)
    return own
  }

  /// Forges commit squashed work in their own name.
  private func merger(_ commit: GitCommit, isMerge: Bool) -> String? {
    if isMerge { return commit.author.name }
    return commit.committer.email == "noreply@github.com" ? nil : commit.committer.name
  }

  private func kind(_ step: GitGraph.Step) -> String? {
    if step.commit.message.isRevert { return "revert" }
    if let kind = ChangeTitle(text: step.commit.message.title).kind { return kind }
    guard step.merged.count == 1, let only = step.merged.first else { return nil }
    return only.message.isRevert ? "revert" : ChangeTitle(text: only.message.title).kind
  }

  /// An agent's where an agent wrote, committed or helped to write any of its commits.
  private func authorKind(_ commits: [GitCommit]) -> Change.AuthorKind? {
    if agents.isEmpty { return nil }
    let isAgents = commits.contains { commit in
      [commit.author, commit.committer].contains { person in
        isAgent(person.name) || isAgent(person.email) || isAgent(person.text)
      } || commit.coAuthors.contains(where: isCoAuthorAgent)
    }
    return isAgents ? .agent : .human
  }

  private func isAgent(_ text: String) -> Bool { agents.contains { $0.matches(text) } }

  private func isCoAuthorAgent(_ text: String) -> Bool {
    let parts = text.split(separator: "<", maxSplits: 1).map { Words.trimmed($0) }
    return isAgent(text) || parts.contains { isAgent($0.last == ">" ? String($0.dropLast()) : $0) }
  }
}
