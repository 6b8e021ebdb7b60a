import Diagnostics
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// Task cards, and review reports outside the task file.
struct CardAndReviewTests {
  @Test func `a card without front matter states its status in a table or in bold`() async throws {
    let read = try await ReadWorkspace([
      "tasks/A.md":
        "# TaskCard: A\n\n| Field | Value |\n|---|---|\n| **ID** | A |\n| **Status** | ⚠️ BLOCKED |\n| **Type** | Integration |\n",
      "tasks/active/b.md":
        "# TaskCard: B — name\n\n**Status**: IN_PROGRESS  \n**优先级**: P1\n**Created**: 2026-02-02\n",
    ])
    #expect(read.facts.taskCards.map(\.id) == ["A", "B"])
    #expect(read.facts.taskCards.map(\.status) == ["blocked", "in_progress"])
    #expect(read.facts.taskCards.map(\.hasFrontMatter) == [false, false])
    #expect(read.facts.taskCards.map(\.type) == ["integration", nil])
    #expect(read.facts.taskCards[1].priority == "P1")
    #expect(read.summaries == [])
  }

  @Test func `a card's parts`() async throws {
    let read = try await ReadWorkspace([
      "tasks/inbox/T1.md": """
      ---
      task_id: T1
      type: dev
      queue: dev
      spec_ids: [A, "B"]
      verification:
      - "a --- b"
      review_config: {required: true, required_personas: [security_expert], min_coverage_pct: 80}
      colour: red
      ---

      # Task T1

      ## 元信息
      | 字段 | 值 |
      |---|---|
      | **Role Mode** | `architect` / `builder` |
      | **创建日期** | 2026-02-01 |
      | **Authorized By** | - |

      - [x] one
        - [ ] two

      ```yaml
      authority:
        type: speculative  # for now
      - [x] not a box
      ```

      ## 8. Audit Trail
      | 时间戳 | Agent ID | 操作 | 说明 |
      |---|---|---|---|
      | 2026-02-01T23:45:00Z | system | `task_created` | made |
      | 2026-02-02 | bo | `task_start` | |
      """
    ])
    let card = try #require(read.facts.taskCards.first)
    #expect(card.folder == "inbox")
    #expect(card.specIDs == ["A", "B"])
    #expect(card.verification == ["a --- b"])
    #expect(card.roleMode == "architect / builder")
    #expect(card.created == CivilDate(iso8601: "2026-02-01"))
    #expect(card.authorizedBy == nil)
    #expect(card.authority == "speculative")
    #expect([card.checklistDone, card.checklistTotal, card.bodyLine] == [1, 2, 11])
    #expect(card.auditRows.map(\.at) == [Instant(rfc3339: "2026-02-01T23:45:00Z"), nil])
    #expect(card.auditRows.map(\.action) == ["task_created", "task_start"])
    #expect(card.auditRows.map(\.source.line) == [33, 34])
    #expect(card.reviewPolicy?.requiredPersonas == ["security_expert"])
    #expect(card.reviewPolicy?.minimumCoverage == 80)
    #expect(read.summaries == ["GP5003 tasks/inbox/T1.md:9:9"])
  }

  @Test func `three verdict vocabularies and two scales of severity`() async throws {
    let read = try await ReadWorkspace([
      "docs/reviews/T1/REVIEW_1.md": """
      ---
      task_id: T1
      reviewer_id: bo
      review_round: 1
      timestamp: "2026-02-03T10:00:00Z"
      verdict: NEEDS_CHANGES
      ---
      ## Issues Found
      | # | Severity | File | Line | Description | Suggestion |
      |---|---|---|---|---|---|
      | 1 | HIGH | a.py | 12 | no check | add one |
      | 2 | LOW | a.py | | name | |
      """,
      "docs/reviews/T1/PATCH_1.md":
        "---\ntask_id: T1\ncoder_id: ann\npatch_round: 1\ntimestamp: \"2026-02-03T11:00:00Z\"\naddresses_review: REVIEW_1\n---\n",
      "docs/reviews/T1/REVIEW_2.md":
        "# Code Review Report: REV-9\n\n**Task**: T1\n**Reviewer**: bo\n\n## Verdict: APPROVED\n",
      "docs/reviews/T2/REVIEW_REPORT.md":
        "---\nreport_id: R\ntask_id: T2\nrevision_number: 3\nverdict: NEEDS_WORK\n---\n",
      "docs/reviews/T3/REVIEW_1.md": "# Nothing\n",
      "state/tasks.yaml":
        "reviews:\n  T1:\n    status: approved\n    reports:\n    - {report_id: A, verdict: fine}\n",
    ])
    #expect(read.facts.reviews.map(\.taskID) == ["T1", "T2"])
    let review = read.facts.reviews[0]
    #expect(review.status == "approved")
    #expect(review.reports.map(\.id) == ["A", "T1/REVIEW_1", "REV-9"])
    #expect(review.reports.map(\.verdict) == [.unknown("fine"), .needsRevision, .approved])
    #expect(
      review.reports[1].dimensions.flatMap(\.issues).map(\.severity) == ["major", "suggestion"])
    #expect(review.reports[1].dimensions.flatMap(\.issues).map(\.line) == [12, nil])
    #expect([review.reports[1].majorCount, review.reports[1].suggestionCount] == [1, 1])
    #expect(review.responses.map(\.action) == ["revision_submitted"])
    #expect(read.facts.reviews[1].reports.map(\.round) == [3])
    #expect(
      read.summaries == ["GP5001 docs/reviews/T3/REVIEW_1.md:1", "GP5007 state/tasks.yaml:5:31"])
  }
}
