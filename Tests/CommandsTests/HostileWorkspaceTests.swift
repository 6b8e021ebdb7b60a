import Foundation
import Testing
import WorkspaceFixtures

/// A workspace in which every text field of every record, every id, heading, cell, link, image,
/// front matter value and file name carries one payload: built by the program as it is, then each
/// page is read by a strict reader that knows the few elements and attributes a page may have.
struct HostileWorkspaceTests {
  static let payloads = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'\"--><svg/onload=alert(1)>",
    "[x](javascript:alert(1))", "![x](https://tracker.example/p.gif)", "<https://a.example/\"x>",
    "javascript:alert(1)", "java\u{9}script:alert(1)", "data:text/html,<b>x</b>",
    "//evil.example/x",
    "| a | b |", "`code` ``` ~~~", "# heading\u{2028}", "- [x] done", "> [!WARNING]", "**● met**",
    "&lt;b&gt; &#x3C;script&#x3E;", "{{title}} {{{content}}} {{> verdict}}",
    "</td></tr></table><h1>",
    "\u{202E}gnp.exe \u{200B}\u{FEFF}", "[ref]: javascript:x", "<!-- comment -->", "]]> --> */",
    "../../../../etc/passwd", "=HYPERLINK(\"x\")", "www.example.com http://a.example/<b>",
    "\\\" \\` \\< &amp;amp;", "~~gone~~ __bold__ *em*", "1. one", "***", "---",
  ]

  @Test(arguments: payloads)
  func `no field of any file becomes markup, a script or a foreign request`(_ payload: String)
    throws
  {
    let workspace = try Self.workspace(payload)
    let outcome = try Program.run(
      ["build", "--as-of", "2026-11-20T15:00:00Z", "--fail-on", "never", "--quiet"],
      in: workspace.root)
    #expect(outcome.status == 0, "\(outcome.error)")
    let site = URL(filePath: workspace.root).appending(path: "site")
    let files = try #require(
      FileManager.default.enumerator(at: site, includingPropertiesForKeys: nil))
    var pages = 0
    var shown = ""
    for case let file as URL in files where file.pathExtension == "html" {
      let page = StrictHTML(try String(contentsOf: file, encoding: .utf8))
      #expect(page.faults == [], "\(file.path)")
      #expect(page.tags["img"] == nil && page.tags["h1"] == 1, "\(file.path)")
      shown += page.text
      pages += 1
    }
    // The checker checks pages that exist and hold the records.
    #expect(pages > 60)
    #expect(shown.contains("PAYLOAD-TITLE"))
    #expect(FileManager.default.fileExists(atPath: "\(site.path)/../../etc") == false)
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case "\u{20}"..."\u{7E}": result.unicodeScalars.append(scalar)
      default: result += "\\U" + String(repeating: "0", count: 8 - hex(scalar).count) + hex(scalar)
      }
    }
    return result + "\""
  }

  private static func hex(_ scalar: Unicode.Scalar) -> String {
    String(scalar.value, radix: 16, uppercase: true)
  }

  private static func workspace(_ raw: String) throws -> FixtureWorkspace {
    let text = quoted(raw)
    let fileName = raw.replacing("/", with: "_").replacing("\0", with: "")
    return try FixtureWorkspace([
      "govpack.yaml": "name: \(text)\n",
      "state/tasks.yaml": """
      queues:
        \(text): \(text)
      tasks:
        \(text):
          status: \(text)
          queue: \(text)
          branch: \(text)
          priority: \(text)
          dependencies: [\(text)]
          events:
          - {timestamp: '2026-11-10T10:00:00Z', action: \(text), from: draft, to: running, note: \(text)}
          - {timestamp: '2026-11-11T10:00:00Z', action: x, from: running, to: \(text), note: \(text)}
        PLAIN: {status: running, queue: dev, events: [{timestamp: '2026-11-01T10:00:00Z', action: go, from: draft, to: running}]}
      reviews:
        PLAIN:
          status: approved
          reports:
          - {report_id: \(text), task_id: PLAIN, reviewer_agent_id: \(text), verdict: \(text), personas_used: [\(text)],
             quality_check: {passed: false, issues: [{check_id: \(text), severity: MAJOR, description: \(text), file_path: \(text)}]}}
      """,
      "state/agents.yaml": """
      agents:
        \(text): {agent_id: \(text), agent_type: \(text), display_name: \(text), registered_at: '2026-11-01T10:00:00Z',
          allowed_role_modes: [\(text)], metadata: {\(text): \(text)}}
      """,
      "state/sessions.yaml": """
      sessions:
        \(text): {session_token: \(text), agent_id: \(text), role_mode: \(text), state: active,
          started_at: '2026-11-19T10:00:00Z', authorized_by: \(text), events: []}
      """,
      "state/escalation_queue.yaml": """
      escalation_queue:
        items:
        - {id: \(text), title: \(text), severity: \(text), status: pending, type: \(text),
           created_at: '2026-11-19T10:00:00Z', source: {task_id: \(text)}}
      """,
      "spec_registry.yaml": """
      specs:
      - {spec_id: \(text), title: \(text), scope: \(text), status: \(text), version: {semver: \(text), frozen: true},
         location: {path: \(text)}, depends_on: [\(text)], owners: [\(text)]}
      deviations:
      - {deviation_id: \(text), project: \(text), base_spec_id: \(text), status: active, risk_level: \(text),
         review_by: '2026-11-01', owner: \(text), impact_summary: \(text), rollback_plan_ref: \(text)}
      """,
      "tasks/PLAIN.md": """
      ---
      task_id: PLAIN
      type: \(text)
      queue: \(text)
      branch: \(text)
      spec_ids: [\(text)]
      verification: [\(text)]
      ---
      # PAYLOAD-TITLE \(raw)

      ## \(raw)

      Text \(raw) and [\(raw)](\(raw)) and ![\(raw)](\(raw)) and <\(raw)>.

      | \(raw) | b |
      |---|---|
      | \(raw) | `\(raw)` |

      - [ ] \(raw)

      > [!NOTE]
      > \(raw)

      ```\(raw)
      \(raw)
      ```

          \(raw)
      """,
      "tasks/\(fileName).md": "---\ntask_id: \(text)\n---\n# \(raw)\n",
      "ops/audit/\(fileName).md": """
      # Audit Log — \(raw)

      ## 2026-11-10T10:00:00+00:00
      - status: \(raw)
      - details:
        - \(raw): \(raw)
      """,
      "ops/decision-log/\(fileName).md": """
      # \(raw)

      **ID**: \(raw)
      **Status**: \(raw)
      **Date**: 2026-11-02
      **Owner**: \(raw)
      **Supersedes**: \(raw)

      \(raw)
      """,
      "ops/proposals/P.md":
        "# \(raw)\n\n**Status**: \(raw)\n**Author**: \(raw)\n**Date**: 2026-11-02\n",
      "ops/freeze/F.md": """
      ---
      id: \(text)
      scope: \(text)
      status: active
      start: 2026-11-01T00:00:00Z
      trigger: \(text)
      authority: \(text)
      exceptions: [\(text)]
      ---
      # \(raw)
      """,
      "docs/BLUEPRINT_FREEZE_RECORD.md": """
      ### 2.1 \(raw)
      - **Blueprint ID**: \(raw)
      - **File**: `\(raw)`
      - **Owner**: \(raw)
      - **Frozen On**: 2026-11-01
      """,
      "docs/CO_OS_CAPABILITY_MAP.md": """
      ### 2.1 \(raw)

      | Capability | Description | Implementation | Status |
      |---|---|---|---|
      | **\(raw)** | \(raw) | `\(raw)` | ✅ |
      """,
      "ops/reviews/friday/2026-11-13.md": """
      ---
      attendees: [\(text)]
      decisions: [\(text)]
      actions:
      - {id: \(text), title: \(text), owner: \(text), due: 2026-11-01, status: open}
      ---
      # \(raw)
      """,
    ])
  }
}
