import Diagnostics
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// The variants of Markdown records in real repositories, one by one.
struct MarkdownRecordTests {
  /// The same decision in each of its grammars.
  @Test(arguments: [
    "# Decision Record: X\n\n**ID**: DEC_1  \n**Date**: 2026-02-01  \n**Status**: accepted  \n**Decider**: Ann\n",
    "# 决策\n\n**决策 ID**: DEC_1  \n**日期**：2026-02-01  \n**决策者**: Ann  \n**状态**: ✅ CONFIRMED\n",
    "> **Decision ID**: DEC_1  \n> **Status**: ✅ APPROVED\n\n## 1\n\n*Created: 2026-02-01 by Ann*\n",
    "- **ID**: `DEC_1`\n- **Status:** 已批准\n- **Date**: 2026‑02‑01 (Sunday)\n- **Owner**: Ann\n",
    "| Field | Value |\n|---|---|\n| **ID** | DEC_1 |\n| **Status** | accepted |\n| **Date** | 2026-02-01 |\n| **Owner** | Ann |\n",
    "---\nid: DEC_1\ndate: 2026-02-01\nstatus: accepted\nowner: Ann\n---\n# X\n",
  ])
  func `a decision in any grammar`(_ text: String) async throws {
    let read = try await ReadWorkspace(["ops/decision_log/file.md": text])
    let decision = try #require(read.facts.decisions.first)
    #expect(decision.id == "DEC_1")
    #expect(decision.status == .accepted)
    #expect(decision.date == CivilDate(iso8601: "2026-02-01"))
    #expect(decision.owner == "Ann")
    #expect(read.summaries == [])
  }

  @Test func `supersession, evidence and measures are lists`() async throws {
    let read = try await ReadWorkspace([
      "ops/decision-log/a.md": """
      ---
      id: DEC_A
      status: superseded by DEC_B, DEC_C
      supersedes: [DEC_0]
      measures: [os.tasks_completed]
      ---
      ## Related

      - **Previous Decisions**: [DEC_1](a.md), `DEC_2`
      - **Evidence**: state/tasks.yaml
      """,
      "projects/x/decisions/DEC-1.yaml":
        "id: DEC-1\ndate: 2026-02-05\ntitle: T\ncontext: why\nrationale: so\noptions: []\n",
    ])
    let decision = try #require(read.facts.decisions.last)
    #expect(decision.status == .superseded)
    #expect(decision.supersededBy == ["DEC_B", "DEC_C"])
    #expect(decision.supersedes == ["DEC_0", "DEC_1", "DEC_2"])
    #expect(decision.evidence == ["state/tasks.yaml"])
    #expect(decision.measures == ["os.tasks_completed"])
    #expect(decision.bodyLine == 7)
    #expect(read.facts.decisions.first?.body == "why\n\nso")
  }

  @Test func `fields in a code fence are no fields, and a template is no record`() async throws {
    let read = try await ReadWorkspace([
      "ops/decision-log/TEMPLATE.md": "**ID**: X\n",
      "ops/decision-log/D.md":
        "# D\n\n```markdown\n**ID**: DEC_YYYY\n**Status**: proposed\n```\n\n**Date**: YYYY-MM-DD\n",
    ])
    #expect(read.facts.decisions.map(\.id) == ["D"])
    #expect(read.facts.decisions.map(\.statusText) == [nil])
    #expect(read.facts.decisions.map(\.date) == [nil])
    #expect(read.summaries == [])
  }

  @Test func `a bad date and an unknown status of a record are named at their place`() async throws
  {
    let read = try await ReadWorkspace([
      "ops/decision-log/D.md": "# D\n\n> **Date**: 2026-02-30  \n> **Status**: acepted\n"
    ])
    #expect(
      read.summaries == ["GP5005 ops/decision-log/D.md:3:5", "GP5007 ops/decision-log/D.md:4:5"])
    #expect(read.diagnostics[1].hint == "did you mean 'accepted'?")
    #expect(read.facts.decisions.map(\.status) == [.unknown])
  }

  @Test(arguments: [
    ("✅ Approved", ProposalStatus.approved), ("Draft", .pending), ("in_review", .pending),
    ("adopted", .approved), ("rejected", .rejected), ("Implemented", .implemented),
    ("Verified ✅", .implemented), ("withdrawn", .withdrawn), ("maybe", .unknown),
  ])
  func `a proposal's status`(_ word: String, status: ProposalStatus) async throws {
    let read = try await ReadWorkspace([
      "docs/proposals/AEP-10_title.md":
        "# AEP-10: Title\n\n**Status**: \(word)\n**Created**: 2026-02-01\n"
    ])
    #expect(read.facts.proposals.map(\.status) == [status])
    #expect(read.facts.proposals.map(\.id) == ["AEP-10"])
    #expect(read.facts.proposals.map(\.date) == [CivilDate(iso8601: "2026-02-01")])
    #expect(read.diagnostics.count == (status == .unknown ? 1 : 0))
  }

  @Test func `a proposal without a status is pending`() async throws {
    let read = try await ReadWorkspace(["docs/proposals/FIX.md": "# Fix\n\n**Date**: 2026-02-01\n"])
    #expect(read.facts.proposals.map(\.status) == [.pending])
  }

  @Test func `a deviation with front matter`() async throws {
    let read = try await ReadWorkspace([
      "ops/deviations/DEV_1.md": """
      ---
      deviation_id: DEV_1
      project: project:x
      base_spec_id: A
      status: active
      risk_level: hgh
      review_by: 2026-03-01
      owner: lead
      remediation: [{date: 2026-02-01, hours: 2}]
      ---
      # Why
      """
    ])
    let deviation = try #require(read.facts.deviations.first)
    #expect(deviation.isOpen)
    #expect(deviation.reviewBy == CivilDate(iso8601: "2026-03-01"))
    #expect(deviation.owner == "lead")
    #expect(read.summaries == ["GP5007 ops/deviations/DEV_1.md:6:13"])
    #expect(read.diagnostics.map(\.hint) == ["did you mean 'high'?"])
  }

  @Test func `the freeze ledger tells entries from definitions`() async throws {
    let read = try await ReadWorkspace([
      "Docs/BLUEPRINT_FREEZE_RECORD.md": """
      # Ledger

      ## 0. How
      - **Pack Version**: version of the pack

      ### 0.1 Words
      - **Pack Version**: again

      ## 2. Frozen
      ### 2.1 A
      - **Blueprint ID**: A
      - **File**: `Docs/BLUEPRINT_FREEZE_RECORD.md`
      - **Blueprint Version**: v1.0.0
      - **Frozen On**: 2026–02‐01

      **Freeze Rationale**:
      - Because

      ### 2.2 B
      - **File**: `gone.md`
      - **Frozen On**: soon
      """
    ])
    #expect(read.facts.freezeLedger.map(\.id) == ["A", "B"])
    #expect(read.facts.freezeLedger.map(\.fileExists) == [true, false])
    #expect(read.facts.freezeLedger.map(\.frozenOn) == [CivilDate(iso8601: "2026-02-01"), nil])
    #expect(read.facts.freezeLedger.map(\.source.line) == [11, 19])
    #expect(read.summaries == ["GP5005 Docs/BLUEPRINT_FREEZE_RECORD.md:21:5"])
  }

  @Test func `a frozen file is compared with its hash`() async throws {
    // printf 'x' | sha256sum
    let hash = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    func record(_ path: String, _ hash: String) -> String {
      "artifact_path: \(path)\ncontent_hash: \(hash)\n"
    }
    let read = try await ReadWorkspace([
      "same.txt": "x", "other.txt": "y", "ops/freeze/a.yaml": record("same.txt", hash),
      "ops/freeze/b.yaml": record("other.txt", hash.uppercased()),
      "ops/freeze/c_v1.0.0.yaml": record("gone.txt", hash), "ops/freeze/c_v1.0.0.snapshot": "x",
      "ops/freeze/d.yaml": record("gone2.txt", hash), "ops/freeze/d.snapshot": "y",
      "ops/freeze/e.yaml": "artifact_path: same.txt\n", "ops/freeze/f.yaml": "version: 1\n",
    ])
    let states = read.facts.freezeArtefacts.map { "\($0.artefactPath) \($0.fileState.rawValue)" }
    #expect(
      states == [
        "gone.txt missing", "gone2.txt unverifiable", "other.txt changed", "same.txt unchanged",
        "same.txt unverifiable",
      ])
    #expect(read.summaries == ["GP5001 ops/freeze/f.yaml:1:1"])
  }

  @Test func `a freeze record with dates alone covers whole days`() async throws {
    let read = try await ReadWorkspace([
      "ops/freeze/FREEZE_1.md": """
      # Year end

      **Record ID**: FREEZE_1
      **Status**: 🔒 Frozen
      **Scope**: all
      **Start**: 2026-12-20
      **End**: 2026-12-31

      ## 3. Exit criteria
      - [x] books closed
      - calm

      ## Exceptions
      * INV_1
      """
    ])
    let record = try #require(read.facts.freezeRecords.first)
    #expect(record.status == "frozen")
    #expect(record.start == Instant(rfc3339: "2026-12-20T00:00:00Z"))
    #expect(record.end == Instant(rfc3339: "2027-01-01T00:00:00Z"))
    #expect(record.exitCriteria == ["books closed", "calm"])
    #expect(record.exceptions == ["INV_1"])
  }

  @Test func `minutes by cadence and date`() async throws {
    let read = try await ReadWorkspace([
      "ops/reviews/friday/2026-11-20.md": """
      ---
      attendees: [Ann, Bo]
      decisions: [DEC_1]
      actions:
      - {id: A1, title: Do it, owner: Ann, due: 2026-11-27}
      - {id: A2, title: Done, status: Done}
      - {title: nameless}
      ticks:
      - {id: proposals, done: true, remark: looked at}
      - deviations
      ---
      # Friday

      - [x] pack-index all rows agree
      - [ ] `capability-map`
      - [x] Bring cake to the meeting
      """,
      "ops/reviews/fridy/2026-11-27.md": "# Typo\n",
      "ops/reviews/friday/notes.md": "# Notes\n",
    ])
    let minutes = try #require(read.facts.minutes.first)
    #expect(minutes.attendees == ["Ann", "Bo"])
    #expect(minutes.actions.map(\.id) == ["A1", "A2"])
    #expect(minutes.actions.map(\.isOpen) == [true, false])
    #expect(
      minutes.ticks.map { "\($0.itemID) \($0.done)" } == [
        "proposals true", "deviations true", "pack-index true", "capability-map false",
      ])
    #expect(minutes.ticks.map(\.remark) == ["looked at", nil, "all rows agree", nil])
    #expect(minutes.ticks.map(\.source.line) == [9, 10, 14, 15])
    #expect(
      read.summaries == [
        "GP5001 ops/reviews/friday/2026-11-20.md:7:3", "GP5033 ops/reviews/friday/notes.md:1",
        "GP5007 ops/reviews/fridy/2026-11-27.md:1",
      ])
  }

  @Test func `only tables of capabilities are capabilities`() async throws {
    let read = try await ReadWorkspace([
      "docs/CO_OS_CAPABILITY_MAP.md": """
      # Map

      ## 2.1 Layer
      | Capability | Description | Implementation | Status |
      |---|---|---|---|
      | **A** | a \\| b | `state/tasks.yaml`, `run()` | ✅ |
      | B | b | Planned | ⏳ |
      | C | c | `kernel/gone.py`, `tasks.yaml` | ⚠️ |
      | D | d | `state/*.yaml`, `none/*.md` | maybe |

      | Tool | Category | Description |
      |---|---|---|
      | `x` | y | z |

      ## 3. Totals
      | Category | Total | ✅ Done | ⏳ Planned | Coverage |
      |---|---|---|---|---|
      | Layer | 4 | 1 | 1 | 25% |
      | Bad | four | 1 | 1 | 25% |
      | **TOTAL** | **4** | **1** | **1** | **25%** |
      """, "state/tasks.yaml": "tasks: {}\n",
    ])
    let facts = read.facts
    #expect(facts.capabilities.map(\.name) == ["A", "B", "C", "D"])
    #expect(facts.capabilities.map(\.status) == [.done, .planned, .partial, .unknown])
    #expect(facts.capabilities.map(\.category) == Array(repeating: "Layer", count: 4))
    #expect(facts.capabilities[0].detail == "a | b")
    #expect(facts.capabilities[0].implementation.map(\.path) == ["state/tasks.yaml"])
    #expect(facts.capabilities[2].implementation.map(\.exists) == [false, true])
    #expect(facts.capabilities[3].implementation.map(\.exists) == [true, false])
    #expect(facts.capabilityTotals.map(\.category) == ["Layer", "TOTAL"])
    #expect(facts.capabilityTotals.map(\.isGrandTotal) == [false, true])
    #expect(
      read.summaries == [
        "GP5007 docs/CO_OS_CAPABILITY_MAP.md:9:1", "GP5002 docs/CO_OS_CAPABILITY_MAP.md:19:1",
      ])
  }
}
