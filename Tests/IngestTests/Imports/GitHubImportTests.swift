import Model
import Testing

@testable import Ingest

/// The answers are synthetic, with the members that GitHub's REST API (2022-11-28) and `gh` give.
@Suite struct GitHubImportTests {
  static let pulls = """
    [{"url": "https://api.github.com/repos/acme/shop/pulls/12", "id": 1, "number": 12,
      "html_url": "https://github.com/acme/shop/pull/12", "state": "closed", "draft": false,
      "title": "fix(pay): round once", "user": {"login": "ada", "type": "User"},
      "body": "Why\\r\\n\\r\\n## Test plan\\r\\n- [x] unit tests\\r\\n## Rollback\\r\\n<!-- how -->\\r\\n",
      "created_at": "2026-11-02T09:00:00Z", "updated_at": "2026-11-04T10:00:00Z",
      "closed_at": "2026-11-04T10:00:00Z", "merged_at": "2026-11-04T10:00:00Z",
      "merge_commit_sha": "aaaa", "labels": [{"name": "bug"}],
      "base": {"ref": "main", "repo": {"full_name": "acme/shop"}}},
     {"number": 13, "html_url": "https://github.com/acme/shop/pull/13", "draft": true,
      "title": "wip", "user": {"login": "ada", "type": "User"}, "body": null,
      "created_at": "2026-11-03T09:00:00Z", "closed_at": null, "merged_at": null,
      "merge_commit_sha": null, "base": {"ref": "main", "repo": {"full_name": "acme/shop"}}},
     {"number": 14, "html_url": "https://github.com/acme/shop/pull/14", "draft": false,
      "title": "Bump x", "user": {"login": "dependabot[bot]", "type": "Bot"}, "body": "",
      "created_at": "2026-11-03T10:00:00Z", "closed_at": null, "merged_at": null,
      "merge_commit_sha": "ffff", "base": {"ref": "main", "repo": {"full_name": "acme/shop"}}},
     {"number": 15, "html_url": "https://github.com/acme/shop/pull/15", "draft": false,
      "title": "docs: spelling", "user": {"login": "bob", "type": "User"}, "body": "typo",
      "created_at": "2026-11-05T10:00:00Z", "closed_at": "2026-11-06T10:00:00Z",
      "merged_at": "2026-11-06T10:00:00Z", "merge_commit_sha": "bbbb",
      "base": {"ref": "main", "repo": {"full_name": "acme/shop"}}}]
    """

  static func review(_ user: String, _ state: String, _ at: String, type: String = "User") -> String
  {
    """
    {"id": 9, "user": {"login": "\(user)", "type": "\(type)"}, "body": "", "state": "\(state)",
     "submitted_at": "2026-11-03T\(at)Z", "commit_id": "cc",
     "pull_request_url": "https://api.github.com/repos/acme/shop/pulls/12"}
    """
  }

  static let event = """
    [{"id": 5, "event": "review_requested", "created_at": "2026-11-02T10:30:00Z",
      "actor": {"login": "ada"}, "issue": {"number": 12,
      "html_url": "https://github.com/acme/shop/pull/12"}}]
    """

  @Test func `pull requests become changes, drafts do not`() {
    let outcome = ImportOutcome.github(Self.pulls)
    #expect(
      outcome.records.changes.map(\.id) == [
        "gh:acme/shop#12", "gh:acme/shop#14", "gh:acme/shop#15",
      ])
    let change = outcome.records.changes[0]
    #expect(change.service == "shop")
    #expect(change.author == "ada")
    #expect(change.authorKind == .human)
    #expect(change.kind == "fix")
    #expect(change.mergedAt == instant("2026-11-04T10:00:00Z"))
    #expect(change.commits == ["aaaa"])
    #expect(change.testPlan == .present("https://github.com/acme/shop/pull/12"))
    #expect(change.rollbackPlan == Change.Plan.none)
    #expect(change.authoredAt == nil)
    let open = outcome.records.changes[1]
    #expect(open.authorKind == .agent)
    #expect(open.mergedAt == nil)
    #expect(open.commits == [], "what would be merged is not merged")
    #expect(open.testPlan == .notStated)
    #expect(
      outcome.notes == [
        "3 × pull request without its commits", "3 × pull request without a request for review",
        "1 × draft pull request",
      ])
    #expect(outcome.codes == [])
  }

  @Test func `the first review is a person's other than the author's`() {
    let reviews = [
      Self.review("ada", "COMMENTED", "07:00:00"),
      Self.review("linter[bot]", "APPROVED", "07:10:00", type: "Bot"),
      Self.review("eve", "PENDING", "07:20:00"), Self.review("bob", "APPROVED", "08:00:00"),
      Self.review("max", "APPROVED", "09:00:00"),
      Self.review("max", "CHANGES_REQUESTED", "10:00:00"),
      Self.review("zoe", "COMMENTED", "11:00:00"),
    ]
    let outcome = ImportOutcome.github(
      Self.pulls, "[" + reviews.joined(separator: ",") + "]", Self.event)
    let change = outcome.records.changes[0]
    #expect(change.reviewRequestedAt == instant("2026-11-02T10:30:00Z"))
    #expect(change.firstReviewAt == instant("2026-11-03T08:00:00Z"))
    #expect(change.firstReviewer == "bob")
    #expect(change.approvers == ["bob", "linter[bot]"])
  }

  @Test func `reviews without their pull request are counted`() {
    let outcome = ImportOutcome.github(Self.review("bob", "APPROVED", "08:00:00"))
    #expect(outcome.records == ImportedRecords())
    #expect(outcome.notes == ["1 × review of a pull request that was not given"])
  }

  /// As `gh pr list --json number,url,…` prints it.
  @Test func `the command-line tool's names are read as well`() throws {
    let outcome = ImportOutcome.github(
      """
      [{"number": 3, "url": "https://github.com/acme/shop/pull/3", "title": "feat: a",
        "author": {"is_bot": false, "login": "ada", "name": "Ada"}, "isDraft": false,
        "body": "", "createdAt": "2026-11-02T09:00:00Z", "mergedAt": "2026-11-03T09:00:00Z",
        "closedAt": "2026-11-03T09:00:00Z", "mergedBy": {"login": "bob"}, "additions": 7,
        "deletions": 2, "baseRefName": "main", "mergeCommit": {"oid": "dddd"},
        "commits": [{"oid": "d1", "authoredDate": "2026-11-01T08:00:00Z"},
                    {"oid": "d2", "authoredDate": "2026-10-31T08:00:00Z"}],
        "labels": [{"name": "documentation"}],
        "reviews": [{"author": {"login": "bob"}, "state": "APPROVED",
                     "submittedAt": "2026-11-02T12:00:00Z"}]}]
      """)
    let change = try #require(outcome.records.changes.first)
    #expect(change.id == "gh:acme/shop#3")
    #expect(change.authoredAt == instant("2026-10-31T08:00:00Z"))
    #expect(change.commits == ["d1", "d2", "dddd"])
    #expect(change.mergedBy == "bob")
    #expect(change.additions == 7)
    #expect(change.approvers == ["bob"])
    #expect(change.kind == "feat")
  }

  static func deployment(_ id: Int, _ sha: String, _ at: String) -> String {
    """
    {"url": "https://api.github.com/repos/acme/shop/deployments/\(id)", "id": \(id),
     "sha": "\(sha)", "ref": "main", "task": "deploy", "environment": "production",
     "created_at": "2026-11-0\(at)Z",
     "statuses_url": "https://api.github.com/repos/acme/shop/deployments/\(id)/statuses"}
    """
  }

  static func status(_ id: Int, _ deployment: Int, _ state: String, _ at: String) -> String {
    """
    {"id": \(id), "state": "\(state)", "created_at": "2026-11-0\(at)Z",
     "deployment_url": "https://api.github.com/repos/acme/shop/deployments/\(deployment)"}
    """
  }

  /// Deployed are 12's merge, then 15's (failed, then again). What is new in them by hand:
  /// nothing is known of the first; 15 is in the failed one and in the one that succeeded.
  @Test func `a deployment has its last verdict and brings what was merged since`() {
    let deployments = [
      Self.deployment(1, "aaaa", "4T11:00:00"), Self.deployment(2, "bbbb", "6T11:00:00"),
      Self.deployment(3, "bbbb", "6T12:00:00"), Self.deployment(4, "eeee", "7T12:00:00"),
    ]
    let statuses = [
      Self.status(1, 1, "in_progress", "4T11:01:00"), Self.status(2, 1, "success", "4T11:05:00"),
      Self.status(3, 1, "inactive", "6T12:09:00"), Self.status(4, 2, "failure", "6T11:05:00"),
      Self.status(5, 3, "failure", "6T12:05:00"), Self.status(6, 3, "success", "6T12:08:00"),
      Self.status(7, 3, "success", "6T12:09:00"), Self.status(8, 9, "success", "6T12:09:00"),
    ]
    let outcome = ImportOutcome.github(
      Self.pulls, "[" + deployments.joined(separator: ",") + "]",
      "[" + statuses.joined(separator: ",") + "]")
    let records = outcome.records.deployments.sorted { $0.id < $1.id }
    #expect(records.map(\.id) == (1...4).map { "gh:acme/shop@\($0)" })
    #expect(records.map(\.outcome) == [.success, .failed, .success, nil])
    #expect(records[0].startedAt == instant("2026-11-04T11:01:00Z"))
    #expect(
      records.map(\.finishedAt) == [
        instant("2026-11-04T11:05:00Z"), instant("2026-11-06T11:05:00Z"),
        instant("2026-11-06T12:08:00Z"), nil,
      ])
    #expect(records.map(\.changes) == [[], ["gh:acme/shop#15"], ["gh:acme/shop#15"], []])
    #expect(records.map(\.previousSHA) == [nil, "aaaa", "aaaa", "bbbb"])
    #expect(
      Set(outcome.notes).isSuperset(of: [
        "1 × deployment without a status", "1 × status of a deployment that was not given",
        "1 × deployment of a commit that ends no merge that was given",
      ]))
  }

  @Test func `labelled issues are incidents`() throws {
    let outcome = ImportOutcome.github(
      """
      [{"number": 20, "html_url": "https://github.com/acme/shop/issues/20", "title": "Down",
        "labels": [{"name": "Incident"}, {"name": "sev-2"}, {"name": "service:pay"}],
        "body": "caused_by: gh:acme/shop@3\\nImpact start: 2026-11-06T12:10:00Z\\n",
        "created_at": "2026-11-06T12:20:00Z", "closed_at": "2026-11-06T13:00:00Z"},
       {"number": 21, "html_url": "https://github.com/acme/shop/issues/21", "title": "Wish",
        "labels": [], "body": null, "created_at": "2026-11-06T12:20:00Z", "closed_at": null},
       {"number": 12, "html_url": "https://github.com/acme/shop/pull/12", "title": "A pull",
        "labels": [], "pull_request": {"url": "x"}, "created_at": "2026-11-06T12:20:00Z"}]
      """)
    #expect(outcome.records.incidents.count == 1)
    let incident = try #require(outcome.records.incidents.first)
    #expect(incident.id == "gh:acme/shop#20")
    #expect(incident.severity == .sev2)
    #expect(incident.services == ["pay"])
    #expect(incident.cause == .deployment("gh:acme/shop@3"))
    #expect(incident.impactStart == instant("2026-11-06T12:10:00Z"))
    #expect(incident.detectedAt == instant("2026-11-06T12:20:00Z"))
    #expect(incident.resolvedAt == instant("2026-11-06T13:00:00Z"))
    #expect(
      outcome.notes == [
        "1 × pull request in a list of issues", "1 × issue without the label incident",
      ])
  }

  @Test(arguments: [
    ("", "GP2101"), ("[1]", "GP7002"), ("{\"a\": ", "GP2101"), ("\"x\"", "GP7002"),
  ])
  func `what is no answer is said`(text: String, code: String) {
    #expect(ImportOutcome.github(text).codes == [code])
  }

  /// Members that are missing, null or of another type than the API's.
  @Test(arguments: [
    "{}", #"{"number": "12", "merge_commit_sha": 1}"#, #"{"labels": 3, "number": 1}"#,
    #"{"merge_commit_sha": null, "number": 1, "html_url": "x"}"#,
    #"{"environment": {}, "sha": "a", "id": 1, "url": "https://h/"}"#,
    #"{"submitted_at": "x", "pull_request_url": "https://h/a"}"#, "[[[[]]]]",
    #"{"event": 1, "issue": {"number": 1, "html_url": "https://h/a/b/c/1"}}"#,
  ])
  func `a strange object is left out, and no more`(text: String) {
    let outcome = ImportOutcome.github(text)
    #expect(outcome.records == ImportedRecords())
    #expect(outcome.codes == [])
  }
}
