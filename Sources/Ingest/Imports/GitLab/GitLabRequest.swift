import Model

/// A merge request as a change.
struct GitLabRequest {
  let change: Change
  /// nil while it is not merged.
  let merge: DeployedChanges.Merge?

  /// nil for a draft: nobody is asked to look at it yet.
  init?(
    key: String, _ object: ExportObject, notes: [ExportObject], approvals: ExportObject?,
    _ options: ImportOptions, report: inout ImportReport
  ) {
    let id = "gl:\(key)"
    let mergedAt = object.time("merged_at")
    let closedAt = mergedAt == nil ? object.time("closed_at") : nil
    if object.flag("draft", "work_in_progress"), mergedAt == nil, closedAt == nil {
      report.note("draft merge request", "not a change yet", id)
      return nil
    }
    let project = String(key.prefix { $0 != "!" })
    // Of a fast-forward merge the branch's last commit is what lands.
    let landed = ["merge_commit_sha", "squash_commit_sha", "sha"].compactMap { object.text($0) }
    var change = Change(
      id: id, service: options.service ?? ForgePath.service(project), source: .imported)
    change.createdAt = object.time("created_at")
    change.mergedAt = mergedAt
    change.closedAt = closedAt
    change.mergedBy = object.object("merge_user", "merged_by")?.text("username")
    change.commits = mergedAt == nil ? [] : landed
    change.kind = ChangeTitle(text: object.text("title") ?? "").kind
    if let author = object.object("author")?.text("username") {
      change.author = author
      change.authorKind = Self.isAutomatic(author, options) ? .agent : .human
    }
    report.note(
      "merge request without its commits", "written without the time of the first one", id)
    Self.fillReview(&change, notes, approvals, options, &report)
    let address = object.text("web_url")
    change.testPlan = ChangePlans.test(in: object.text("description"), at: address)
    change.rollbackPlan = ChangePlans.rollback(in: object.text("description"), at: address)
    self.change = change
    merge = mergedAt.map { at in
      DeployedChanges.Merge(
        changeID: id, repository: project, branch: object.text("target_branch") ?? "", at: at,
        commits: landed)
    }
  }

  /// The names that GitLab gives the accounts of access tokens and service accounts.
  private static func isAutomatic(_ name: String, _ options: ImportOptions) -> Bool {
    let isToken =
      (name.utf8.starts(with: "project_".utf8) || name.utf8.starts(with: "group_".utf8))
      && Words.occurs("_bot", in: name)
    return isToken || name.utf8.starts(with: "service_account_".utf8) || options.isAgent(name)
  }

  private static func fillReview(
    _ change: inout Change, _ notes: [ExportObject], _ approvals: ExportObject?,
    _ options: ImportOptions, _ report: inout ImportReport
  ) {
    var trail = ReviewTrail()
    for note in notes {
      guard let at = note.time("created_at"),
        let name = note.object("author")?.text("username")
      else { continue }
      let text = note.text("body") ?? ""
      if note.flag("system"), text.utf8.starts(with: "requested review from".utf8) {
        trail.requests.append(at)
      } else if let verdict = verdict(text, isSystem: note.flag("system")) {
        trail.reviews.append(
          .init(at: at, by: name, isAutomatic: isAutomatic(name, options), verdict: verdict))
      }
    }
    if let first = trail.first(author: change.author) {
      change.firstReviewAt = first.at
      change.firstReviewer = first.by
    }
    let named = approvals?.objects("approved_by").compactMap { $0.object("user")?.text("username") }
    change.approvers =
      named?.filter { $0 != change.author }.sorted(by: ByteOrder.precedes)
      ?? trail.approvers(author: change.author)
    change.reviewRequestedAt = trail.requested(author: change.author)
    if change.reviewRequestedAt == nil, let createdAt = change.createdAt {
      change.reviewRequestedAt = createdAt
      report.note(
        "merge request without a request for review", "taken as asked for when it was opened",
        change.id)
    }
  }

  /// nil for a note of the system that is no review.
  private static func verdict(_ text: String, isSystem: Bool) -> ReviewTrail.Verdict? {
    if !isSystem { return .comment }
    if text.utf8.starts(with: "approved this merge request".utf8) { return .approved }
    if text.utf8.starts(with: "unapproved this merge request".utf8) { return .refused }
    return text.utf8.starts(with: "requested changes".utf8) ? .refused : nil
  }
}
