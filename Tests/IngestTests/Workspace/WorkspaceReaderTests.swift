import Diagnostics
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// How the workspace is read as a whole: order, sources, fingerprints, commit.
struct WorkspaceReaderTests {
  private static let card = "---\ntask_id: T1\ntype: dev\nqueue: dev\n---\n# One\n"

  @Test func `an empty folder has every input missing and the built-in rules`() async throws {
    let read = try await ReadWorkspace([:])
    #expect(read.summaries == [])
    #expect(read.facts.sources.map(\.kind) == InputKind.allCases.sorted())
    #expect(read.facts.sources.allSatisfy { $0.status == .missing })
    #expect(read.facts.stateMachine == .builtIn)
    let limits = read.facts.queuePolicies.map { "\($0.queue) \($0.maxConcurrent)" }
    // The operating model's section 4.1.
    #expect(limits == ["data 1", "dev 3", "governance 1", "research 2"])
    #expect(read.facts.sourceCommit == nil)
  }

  @Test func `the result does not depend on the number of threads`() async throws {
    var files: [String: String] = [:]
    for number in 0..<40 {
      files["tasks/T\(number).md"] = "---\ntask_id: T\(number % 30)\n---\n# \(number)\n"
      files["ops/audit/T\(number).md"] =
        "# Audit Log — T\(number)\n\n## 2026-02-0\(number % 9 + 1)T10:00:00\n- status: merged\n"
    }
    let workspace = try FixtureWorkspace(files)
    let one = try await ReadWorkspace(workspace, jobs: 1)
    let many = try await ReadWorkspace(workspace, jobs: 8)
    #expect(String(describing: one.facts) == String(describing: many.facts))
    #expect(one.diagnostics == many.diagnostics)
    #expect(one.facts.taskCards.count == 40)
  }

  @Test func `a fingerprint is the hash of the bytes parsed`() async throws {
    let read = try await ReadWorkspace(["tasks/T1.md": Self.card])
    // printf '…' | sha256sum
    #expect(
      read.facts.files == [
        FileFingerprint(
          path: "tasks/T1.md",
          sha256: "35b536297353dbc0e7092023be2be5a1e9ea6359e1d70b664c78dfdff0de454c", byteCount: 47)
      ])
  }

  @Test func `a folder that holds no record yet is present, not missing`() async throws {
    let facts = try await ReadWorkspace([
      "ops/deviations/.gitkeep": "", "ops/proposals/README.md": "# How", "docs/reviews/x.txt": "",
    ]).facts
    #expect(facts.source(.deviations).status == .fresh)
    #expect(facts.source(.proposals).status == .fresh)
    #expect(facts.source(.reviews).status == .fresh)
    #expect(facts.source(.decisions).status == .missing)
  }

  @Test func `live state is stale a week after its newest record`() async throws {
    let files = [
      "state/tasks.yaml": """
      tasks:
        T1:
          status: running
          events:
          - {timestamp: "2026-02-01T10:00:00Z", action: task_start, from: draft, to: running}
      """
    ]
    let onTime = try await ReadWorkspace(files, asOf: Instant(rfc3339: "2026-02-08T10:00:00Z"))
    #expect(onTime.facts.source(.tasks).status == .fresh)
    let late = try await ReadWorkspace(files, asOf: Instant(rfc3339: "2026-02-09T10:00:00Z"))
    #expect(late.facts.source(.tasks).status == .stale(days: 8))
    #expect(late.facts.source(.tasks).newest == Instant(rfc3339: "2026-02-01T10:00:00Z"))
  }

  @Test func `files that are no records and leftovers are named`() async throws {
    let read = try await ReadWorkspace([
      "state/tasks.yaml": "tasks: {}\n", "state/tasks.yaml.lock": "", "state/tasks.yaml.1.tmp": "",
      "ops/audit/picture.png": "x", "ops/freeze/a.snapshot": "x", "ops/audit/TEMPLATE.md": "x",
    ])
    #expect(
      read.summaries == [
        "GP1502 ops/audit/picture.png", "GP1503 state/tasks.yaml.1.tmp",
        "GP1503 state/tasks.yaml.lock",
      ])
  }

  @Test func `of two places for one file the first is read and the other named`() async throws {
    let read = try await ReadWorkspace([
      "spec_registry.yaml": "registry_version: 1\nspecs: []\n",
      "state/spec_registry.yaml": "registry_version: 2\nspecs: []\n",
    ])
    #expect(read.facts.specRegistry?.version == "1")
    #expect(read.summaries == ["GP1501 state/spec_registry.yaml"])
  }

  @Test func `a card in two folders is kept twice, by path`() async throws {
    let read = try await ReadWorkspace([
      "tasks/T1.md": Self.card, "tasks/inbox/T1.md": Self.card, "tasks/done/T1.md": Self.card,
    ])
    #expect(read.facts.taskCards.map(\.folder) == ["", "done", "inbox"])
    #expect(read.summaries == ["GP5011 tasks/done/T1.md:1", "GP5011 tasks/inbox/T1.md:1"])
  }

  @Test func `of two records with one id the first is kept`() async throws {
    let read = try await ReadWorkspace([
      "ops/decision-log/a.md": "**ID**: DEC_1\n**Status**: accepted\n",
      "ops/decision_log/b.md": "**ID**: DEC_1\n**Status**: rejected\n",
      "decisions/c.md": "# C\n\n**Date**: 2026-02-05\n",
    ])
    #expect(read.facts.decisions.map(\.id) == ["DEC_1", "c"])
    #expect(read.facts.decisions.map(\.status) == [.accepted, .unknown])
    #expect(read.summaries == ["GP5010 ops/decision_log/b.md:1"])
  }

  @Test(
    arguments: [
      ([".git/HEAD": "ref: refs/heads/main\n", ".git/refs/heads/main": "HASH\n"], true),
      ([".git/HEAD": "HASH\n"], true),
      (
        [
          ".git/HEAD": "ref: refs/heads/a/b\n",
          ".git/packed-refs": "# pack-refs with: peeled\nHASH refs/heads/a/b\n^HASH\n",
        ], true
      ),
      ([".git": "gitdir: real\n", "real/HEAD": "HASH\n"], true),
      (
        [
          ".git": "gitdir: real/worktrees/w\n", "real/worktrees/w/HEAD": "ref: refs/heads/x\n",
          "real/worktrees/w/commondir": "../..\n", "real/refs/heads/x": "HASH\n",
        ], true
      ),
      ([".git/HEAD": "ref: refs/heads/unborn\n"], false), ([".git/HEAD": "<script>\n"], false),
    ] as [([String: String], Bool)])
  func `the commit is read from git's files`(_ files: [String: String], isKnown: Bool) async throws
  {
    let hash = "0123456789abcdef0123456789abcdef01234567"
    let written = files.mapValues { text in
      text.split(separator: "HASH", omittingEmptySubsequences: false).joined(separator: hash)
    }
    #expect(try await ReadWorkspace(written).facts.sourceCommit == (isKnown ? hash : nil))
  }
}
