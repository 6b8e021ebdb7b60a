import Model

/// A pull request as a change.
struct GitHubPull {
  let change: Change
  /// nil while it is not merged.
  let merge: DeployedChanges.Merge?

  /// nil for a draft: nobody is asked to look at it yet.
  init?(
    key: String, _ object: ExportObject, reviews: [ExportObject], events: [ExportObject],
    _ options: ImportOptions, report: inout ImportReport
  ) {
    let id = "gh:\(key)"
    let mergedAt = object.time("merged_at", "mergedAt")
    let closedAt = mergedAt == nil ? object.time("closed_at", "closedAt") : nil
    if object.flag("draft", "isDraft"), mergedAt == nil, closedAt == nil {
      report.note("draft pull request", "not a change yet", id)
      return nil
    }
    let repository = String(key.prefix { $0 != "#" })
    let sha = object.text("merge_commit_sha") ?? object.object("mergeCommit")?.text("oid")
    var change = Change(
      id: id, service: options.service ?? ForgePath.service(repository), source: .imported)
    change.createdAt = object.time("created_at", "createdAt")
    change.mergedAt = mergedAt
    change.closedAt = closedAt
    change.mergedBy = object.object("merged_by", "mergedBy")?.text("login")
    change.additions = object.number("additions")
    change.deletions = object.number("deletions")
    change.kind = Self.kind(object)
    Self.fillAuthor(&change, object, options)
    Self.fillCommits(&change, object, merge: mergedAt == nil ? nil : sha, &report)
    Self.fillReview(&change, object, reviews, events, options, &report)
    let address = object.text("html_url", "url")
    change.testPlan = ChangePlans.test(in: object.text("body"), at: address)
    change.rollbackPlan = ChangePlans.rollback(in: object.text("body"), at: address)
    self.change = change
    merge = mergedAt.map { at in
      let branch = object.object("base")?.text("ref") ?? object.text("baseRefName") ?? ""
      return DeployedChanges.Merge(
        changeID: id, repository: repository, branch: branch, at: at,
        commits: sha.map { [$0] } ?? [])
    }
  }

  private static func fillAuthor(
    _ change: inout Change, _ object: ExportObject, _ options: ImportOptions
  ) {
    guard let user = object.object("user", "author"), let login = user.text("login") else { return }
    change.author = login
    change.authorKind = isAutomatic(user, options) ? .agent : .human
  }

  private static func isAutomatic(_ user: ExportObject, _ options: ImportOptions) -> Bool {
    guard let login = user.text("login") else { return false }
    return user.text("type") == "Bot" || user.flag("is_bot")
      || login.utf8.suffix(5).elementsEqual("[bot]".utf8) || options.isAgent(login)
  }

  /// Only `gh` lists the commits of a pull request with it.
  private static func fillCommits(
    _ change: inout Change, _ object: ExportObject, merge: String?, _ report: inout ImportReport
  ) {
    let commits = object.objects("commits")
    change.authoredAt = commits.compactMap { $0.time("authoredDate") }.min()
    if change.authoredAt == nil {
      report.note(
        "pull request without its commits", "written without the time of the first one", change.id)
    }
    let own = commits.compactMap { $0.text("oid") }
    change.commits = own + (merge.map { own.contains($0) ? [] : [$0] } ?? [])
  }

  private static func fillReview(
    _ change: inout Change, _ object: ExportObject, _ reviews: [ExportObject],
    _ events: [ExportObject], _ options: ImportOptions, _ report: inout ImportReport
  ) {
    var trail = ReviewTrail()
    trail.reviews = (reviews + object.objects("reviews")).compactMap { review($0, options) }
    trail.requests = requests(events)
    if let first = trail.first(author: change.author) {
      change.firstReviewAt = first.at
      change.firstReviewer = first.by
    }
    change.approvers = trail.approvers(author: change.author)
    change.reviewRequestedAt = trail.requested(author: change.author)
    if change.reviewRequestedAt == nil, let createdAt = change.createdAt {
      change.reviewRequestedAt = createdAt
      report.note(
        "pull request without a request for review", "taken as asked for when it was opened",
        change.id)
    }
  }

  private static func review(
    _ object: ExportObject, _ options: ImportOptions
  ) -> ReviewTrail.Review? {
    guard let user = object.object("user", "author"), let login = user.text("login"),
      let at = object.time("submitted_at", "submittedAt"), let state = object.text("state"),
      state != "PENDING"
    else { return nil }
    let verdict: ReviewTrail.Verdict =
      switch state {
      case "APPROVED": .approved
      case "CHANGES_REQUESTED", "DISMISSED": .refused
      default: .comment
      }
    return ReviewTrail.Review(
      at: at, by: login, isAutomatic: isAutomatic(user, options), verdict: verdict)
  }

  private static func requests(_ events: [ExportObject]) -> [Instant] {
    func times(_ name: String) -> [Instant] {
      events.filter { $0.text("event") == name }.compactMap { $0.time("created_at") }
    }
    let asked = times("review_requested")
    return asked.isEmpty ? times("ready_for_review") : asked
  }

  /// By the title; else by a label.
  private static func kind(_ object: ExportObject) -> String? {
    if let kind = ChangeTitle(text: object.text("title") ?? "").kind { return kind }
    for label in object.labels("labels") {
      switch label.lowercased() {
      case "documentation", "docs": return "docs"
      case "trivial": return "trivial"
      default: continue
      }
    }
    return nil
  }
}
