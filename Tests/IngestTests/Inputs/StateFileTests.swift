import Diagnostics
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// The oddities of real state files (`state/*.yaml`), one by one.
struct StateFileTests {
  @Test func `byte order mark, CRLF and a missing final line end are accepted`() async throws {
    let read = try await ReadWorkspace([
      "state/agents.yaml": "\u{FEFF}version: '0.1'\r\nagents:\r\n  a-1:\r\n    agent_type: x",
      "tasks/T1.md": "\u{FEFF}---\r\ntask_id: T1\r\npriority: P0\r\n---\r\n# One\r\n- [x] a\r\n",
    ])
    #expect(read.summaries == [])
    #expect(read.facts.agents.map(\.type) == ["x"])
    let card = try #require(read.facts.taskCards.first)
    #expect([card.id, card.title, card.priority ?? "-"] == ["T1", "One", "P0"])
    #expect([card.checklistDone, card.bodyLine] == [1, 5])
  }

  @Test func `events keep file order, equal times and missing states`() async throws {
    let read = try await ReadWorkspace([
      "state/tasks.yaml": """
      queues:
        dev: null
        data: SYSTEM_LOCK
      tasks:
        T1:
          events:
          - {timestamp: "2026-02-01T23:55:00Z", action: task_created, note: "late"}
          - {timestamp: "2026-02-01T19:58:21Z", action: task_start, from: draft, to: running}
          - {timestamp: "2026-02-01T19:58:21Z", action: task_finish, from: running, to: reviewing}
          parallel_with: [EA_DEV_001]
          parent_task: SDF_DEV_001_T2
      """
    ])
    let task = try #require(read.facts.tasks.first)
    #expect(task.status == "draft")
    #expect(task.priority == nil)
    #expect(task.events.map(\.action) == ["task_created", "task_start", "task_finish"])
    #expect(task.events.map(\.from) == [nil, "draft", "running"])
    #expect(task.events.map(\.source.line) == [7, 8, 9])
    #expect(task.parallelWith == ["EA_DEV_001"])
    #expect(read.facts.queueLocks.map(\.isSystemLock) == [true, false])
    #expect(read.summaries == [])
  }

  @Test func `a session may lack its end, its locks and its scope`() async throws {
    let read = try await ReadWorkspace([
      "state/sessions.yaml": """
      sessions:
        sess-b:
          session_token: sess-b
          agent_id: a
          role_mode: executor
          state: active
          started_at: "2026-02-01T16:45:07.911675+00:00"
          expires_at: null
          events:
          - timestamp: "2026-02-01T16:45:07Z"
            action: session_terminated
            details: {reason: expired, auto_cleanup: true}
        sess-0123456789:
          agent_id: a
          role_mode: executor
          state: actve
      """
    ])
    let session = try #require(read.facts.sessions.first)
    #expect(session.expiresAt == nil && session.parent == nil && session.lockedArtifacts == [])
    #expect(session.events[0].details.map(\.value) == ["expired", "true"])
    #expect(
      read.summaries == ["GP5001 state/sessions.yaml:14:5", "GP5007 state/sessions.yaml:16:12"])
    #expect(read.facts.source(.sessions).status == .incomplete(rejected: 1))
  }

  @Test func `unknown keys are notes, the kernel's own are not`() async throws {
    let read = try await ReadWorkspace([
      "state/tasks.yaml":
        "_version: 4\n_checksum: x\ntasks:\n  T1: {status: ready, priorty: P1, x-y: 1}\n"
    ])
    #expect(
      read.summaries == ["GP5003 state/tasks.yaml:4:23", "GP5003 state/tasks.yaml:4:36"])
    #expect(read.diagnostics[0].hint == "did you mean 'priority'?")
    #expect(read.facts.tasks.count == 1)
  }

  @Test(arguments: [
    "transitions:\n- {from: a, to: b, trigger: go}\n- {from: [b], to: [a, c]}\n",
    "transitions:\n  a: b\n  b: [a, c]\n",
  ])
  func `both forms of transitions are read`(_ transitions: String) async throws {
    let read = try await ReadWorkspace([
      "kernel/state_machine.yaml": "states: [a, b, c]\n" + transitions
    ])
    let moves = read.facts.stateMachine.transitions.map { "\($0.from)\($0.to)" }
    #expect(moves == ["ab", "ba", "bc"])
    #expect(!read.facts.stateMachine.isBuiltIn)
    #expect(read.summaries == [])
  }

  @Test func `an old machine's tasks in new states are kept and named`() async throws {
    let read = try await ReadWorkspace([
      "kernel/state_machine.yaml":
        "states:\n- name: draft\n- name: running\ntransitions:\n- {from: draft, to: runing}\n",
      "state/tasks.yaml": "tasks:\n  T1: {status: code_review}\n",
    ])
    #expect(read.facts.tasks.map(\.status) == ["code_review"])
    #expect(
      read.summaries == ["GP5007 kernel/state_machine.yaml:5:3", "GP5007 state/tasks.yaml:2:16"])
  }

  @Test func `a machine without states gives way to the built-in one`() async throws {
    let read = try await ReadWorkspace(["kernel/state_machine.yaml": "version: 1\n"])
    #expect(read.facts.stateMachine == .builtIn)
    #expect(read.summaries == ["GP5030 kernel/state_machine.yaml:1"])
  }

  @Test func `escalations and orders of the executor`() async throws {
    let read = try await ReadWorkspace([
      "state/escalation_queue.yaml": """
      escalation_queue:
        version: "1.0"
        metadata: {total_escalations: 2}
        items:
        - id: ESC-2026-02-05-001
          source: {mode: execute, task_id: DE7_1, queue_item_id: 3}
          severity: HIGH
          title: Unclear
          description: |
            two
            lines
          status: resolved
          created_at: "2026-02-05T14:45:00Z"
          resolved_at: "2026-02-06T10:00:00Z"
          resolution_notes: done
        - {id: E2, status: in-progress, resolution: {action_taken: x, summary: short}}
        severity_actions: {low: {mode_switch: false}, high: {mode_switch: required}}
        history: []
      """,
      "state/execution_queue.yaml": """
      execution_queue:
        queue:
        - {id: 1, task_id: DE7_1, title: One, status: completed, started_at: null}
        - {id: 2, status: blocked, blocked_reason: "escalation:ESC-2026-02-05-001"}
      """,
    ])
    #expect(read.summaries == [])
    #expect(read.facts.escalations.map(\.id) == ["E2", "ESC-2026-02-05-001"])
    #expect(read.facts.escalations.map(\.status) == ["in_progress", "resolved"])
    #expect(read.facts.escalations.map(\.resolution) == ["short", "done"])
    #expect(read.facts.escalations[1].detail == "two\nlines\n")
    #expect(read.facts.escalations[1].taskID == "DE7_1")
    #expect(read.facts.executionItems.map(\.id) == ["1", "2"])
    #expect(read.facts.executionItems[1].blockedReason == "escalation:ESC-2026-02-05-001")
  }

  @Test func `queue policy and roles`() async throws {
    let read = try await ReadWorkspace([
      "state/queue_policy.yaml": """
      queue_policy:
        dev: {max_concurrent: 5, lock_on_start: false}
        odd: {lock_on_start: true}
      """,
      "state/roles.yaml": """
      roles:
      - {id: owner, name: Project Owner, authority: L0, can: [freeze]}
      role_modes:
      - {id: planner, can: [plan], cannot: [merge]}
      escalation:
      - {issue_type: Task blocked, first_response: a, escalation: b, final_authority: c}
      """,
    ])
    #expect(read.facts.queuePolicies.map(\.maxConcurrent) == [5])
    #expect(read.facts.queuePolicies.map(\.lockOnStart) == [false])
    #expect(read.summaries == ["GP5001 state/queue_policy.yaml:3:3"])
    #expect(read.facts.roles.map(\.authority) == ["L0"])
    #expect(read.facts.roleModes.map(\.prohibitions) == [["merge"]])
    #expect(read.facts.escalationRules.map(\.finalAuthority) == ["c"])
  }

  @Test func `the registry holds specs, proposals and deviations`() async throws {
    let read = try await ReadWorkspace([
      "spec_registry.yaml": """
      registry_version: 0.3
      specs:
      - spec_id: A
        status: frozen
        version: {semver: "1.0.0", frozen: true}
        location: {path: specs/a.md, format: markdown}
        links: {}
      - {spec_id: B, location: {path: specs/gone.md}, depends_on: [A]}
      - {title: no id}
      proposals:
      - {proposal_id: P1, type: canon_amendment, status: in_review}
      deviations:
      - {deviation_id: DEV_1, status: active, review_by: "2026‑03‑01", risk_level: low}
      - {deviation_id: DEV_2, status: open}
      """,
      "specs/a.md": "# A\n",
    ])
    #expect(read.facts.specs.map(\.fileExists) == [true, false])
    #expect(read.facts.specs.map(\.isFrozen) == [true, false])
    #expect(read.facts.specRegistry?.version == "0.3")
    #expect(read.facts.proposals.map(\.status) == [.pending])
    #expect(read.facts.deviations.map(\.reviewBy) == [CivilDate(iso8601: "2026-03-01"), nil])
    #expect(read.summaries == ["GP5001 spec_registry.yaml:9:3", "GP5007 spec_registry.yaml:14:33"])
    #expect(read.facts.source(.deviations).paths == ["spec_registry.yaml"])
    #expect(read.facts.source(.deviations).status == .fresh)
  }
}
