import Model
import Testing

@testable import Ingest

/// The answers are synthetic, with the members that GitLab's REST API (v4) gives.
@Suite struct GitLabImportTests {
  static func request(_ iid: Int, _ more: String) -> String {
    """
    {"id": \(1000 + iid), "iid": \(iid), "project_id": 7, "title": "docs: words",
     "description": "", "state": "merged", "created_at": "2026-11-02T09:00:00.500Z",
     "web_url": "https://gitlab.example.org/acme/web/shop/-/merge_requests/\(iid)",
     "source_branch": "b\(iid)", "target_branch": "main", "author": {"username": "ada"},
     "labels": [], "draft": false, \(more)}
    """
  }

  static let requests = """
    [\(request(1, """
      "merged_at": "2026-11-03T09:00:00.000Z", "closed_at": null, "sha": "s1",
      "merge_commit_sha": "m1", "squash_commit_sha": null, "merge_user": {"username": "eve"}
      """)),
     \(request(2, """
      "merged_at": "2026-11-04T09:00:00.000Z", "closed_at": null, "sha": "s2",
      "merge_commit_sha": null, "squash_commit_sha": "q2", "merged_by": {"username": "eve"}
      """)),
     \(request(3, "\"merged_at\": null, \"closed_at\": \"2026-11-05T09:00:00.000Z\"")),
     {"iid": 4, "project_id": 7, "source_branch": "x", "work_in_progress": true,
      "web_url": "https://gitlab.example.org/acme/web/shop/-/merge_requests/4", "title": "wip",
      "created_at": "2026-11-05T09:00:00.000Z", "merged_at": null, "closed_at": null}]
    """

  static func note(_ user: String, _ body: String, _ at: String, system: Bool = false) -> String {
    """
    {"id": 1, "body": "\(body)", "author": {"username": "\(user)"}, "system": \(system),
     "created_at": "2026-11-02T\(at).000Z", "noteable_type": "MergeRequest", "noteable_iid": 1,
     "project_id": 7}
    """
  }

  @Test func `merge requests become changes with their reviews`() {
    let notes = [
      Self.note("ada", "requested review from @bob", "10:00:00", system: true),
      Self.note("ada", "please look", "10:01:00"),
      Self.note("project_7_bot", "coverage", "10:02:00"),
      Self.note("bob", "added 1 commit", "10:30:00", system: true),
      Self.note("bob", "why?", "11:00:00"),
      Self.note("eve", "approved this merge request", "12:00:00", system: true),
    ]
    let outcome = ImportOutcome.gitlab(Self.requests, "[" + notes.joined(separator: ",") + "]")
    let changes = outcome.records.changes
    #expect(changes.map(\.id) == (1...3).map { "gl:acme/web/shop!\($0)" })
    #expect(changes[0].service == "shop")
    #expect(changes[0].createdAt == instant("2026-11-02T09:00:00.5Z"))
    #expect(changes[0].reviewRequestedAt == instant("2026-11-02T10:00:00Z"))
    #expect(changes[0].firstReviewAt == instant("2026-11-02T11:00:00Z"))
    #expect(changes[0].firstReviewer == "bob")
    #expect(changes[0].approvers == ["eve"])
    #expect(changes[0].mergedBy == "eve")
    #expect(changes[0].commits == ["m1", "s1"])
    #expect(changes[1].commits == ["q2", "s2"])
    #expect(changes[2].mergedAt == nil)
    #expect(changes[2].closedAt == instant("2026-11-05T09:00:00Z"))
    #expect(outcome.notes.contains("1 × draft merge request"))
  }

  @Test func `approvals name who approved`() {
    let outcome = ImportOutcome.gitlab(
      Self.requests,
      """
      {"id": 1001, "iid": 1, "project_id": 7, "title": "docs: words", "state": "merged",
       "approvals_required": 1, "approvals_left": 0,
       "approved_by": [{"user": {"username": "zoe"}}, {"user": {"username": "ada"}},
                       {"user": {"username": "bob"}}]}
      """)
    #expect(outcome.records.changes[0].approvers == ["bob", "zoe"])
  }

  static func deployment(_ iid: Int, _ sha: String, _ status: String, _ day: Int) -> String {
    """
    {"id": \(50 + iid), "iid": \(iid), "ref": "main", "sha": "\(sha)", "status": "\(status)",
     "created_at": "2026-11-0\(day)T10:00:00.000Z", "updated_at": "2026-11-0\(day)T10:09:00.000Z",
     "environment": {"id": 9, "name": "production"},
     "deployable": {"id": 3, "name": "deploy", "started_at": "2026-11-0\(day)T10:01:00.000Z",
       "finished_at": "2026-11-0\(day)T10:08:00.000Z",
       "web_url": "https://gitlab.example.org/acme/web/shop/-/jobs/3"}}
    """
  }

  @Test func `deployments end with their job`() {
    let deployments = [
      Self.deployment(1, "m1", "success", 3), Self.deployment(2, "q2", "failed", 4),
      Self.deployment(3, "q2", "canceled", 5), Self.deployment(4, "q2", "running", 6),
      Self.deployment(5, "q2", "blocked", 7),
      #"{"iid": 6, "status": "success", "environment": {"name": "production"}, "deployable": null}"#,
    ]
    let outcome = ImportOutcome.gitlab(
      Self.requests, "[" + deployments.joined(separator: ",") + "]")
    let records = outcome.records.deployments
    #expect(records.map(\.id) == (1...4).map { "gl:acme/web/shop@\($0)" })
    #expect(records.map(\.outcome) == [.success, .failed, .cancelled, nil])
    #expect(records[0].startedAt == instant("2026-11-03T10:01:00Z"))
    #expect(records[0].finishedAt == instant("2026-11-03T10:08:00Z"))
    #expect(records[3].finishedAt == nil)
    #expect(
      records.map(\.changes)
        == [[], ["gl:acme/web/shop!2"], ["gl:acme/web/shop!2"], ["gl:acme/web/shop!2"]])
    #expect(outcome.notes.contains("1 × deployment that is blocked or was skipped"))
    #expect(outcome.notes.contains("1 × deployment without a job's address"))
  }

  @Test func `incidents have GitLab's severity behind the labels`() {
    let issue = { (iid: Int, more: String) in
      """
      {"iid": \(iid), "project_id": 7, "title": "Down", "description": null,
       "web_url": "https://gitlab.example.org/acme/web/shop/-/issues/\(iid)",
       "created_at": "2026-11-06T12:20:00.000Z", "closed_at": null, \(more)}
      """
    }
    let issues = [
      issue(1, #""issue_type": "incident", "labels": [], "severity": "CRITICAL""#),
      issue(2, #""issue_type": "incident", "labels": ["severity::3"], "severity": "HIGH""#),
      issue(3, #""issue_type": "issue", "labels": ["incident", "not-change-related"]"#),
      issue(4, #""issue_type": "issue", "labels": ["wish"], "severity": "UNKNOWN""#),
    ]
    let outcome = ImportOutcome.gitlab("[" + issues.joined(separator: ",") + "]")
    #expect(outcome.records.incidents.map(\.id) == (1...3).map { "gl:acme/web/shop#\($0)" })
    #expect(outcome.records.incidents.map(\.severity) == [.sev1, .sev3, nil])
    #expect(outcome.records.incidents.map(\.cause) == [nil, nil, .notChangeRelated])
    #expect(outcome.notes.contains("1 × incident without a severity"))
  }
}
