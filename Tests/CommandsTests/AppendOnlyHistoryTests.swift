import Foundation
import Testing
import WorkspaceFixtures

private let isGitInstalled = ["/usr/bin/git", "/bin/git"]
  .contains { FileManager.default.isExecutableFile(atPath: $0) }

/// `check --history` on repositories that real git made. What each attack changes is in its lines of
/// shell; `git show` says the same.
@Suite(.enabled(if: isGitInstalled, "git is not installed"))
struct AppendOnlyHistoryTests {
  private static let start = """
    git init -q -b main .
    mkdir -p ops/audit ops/actions ops/decision-log docs
    printf 'one\\ntwo\\nthree\\n' > ops/audit/2026-11.md
    printf '[\\n  {"a": 1}\\n]\\n' > ops/audit/list.json
    printf '{"id":1}\\n{"id":2}\\n' > ops/actions/2026-11.jsonl
    printf '# ADR-1\\n\\nStatus: accepted\\n\\nWe do it.\\n' > ops/decision-log/ADR-1.md
    printf '### 2.1 A\\n' > docs/BLUEPRINT_FREEZE_RECORD.md
    printf 'name: C\\n' > govpack.yaml
    git add . && git commit -qm start
    """

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let lines: String
    /// `path:line: words`, of every remark.
    let found: [String]
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(
      name: "entries added",
      lines: """
        echo four >> ops/audit/2026-11.md; echo '{"id":3}' >> ops/actions/2026-11.jsonl
        printf '[\\n  {"a": 1},\\n  {"a": 2}\\n]\\n' > ops/audit/list.json
        git commit -qam more
        """, found: []),
    Case(
      name: "a decision superseded",
      lines: """
        sed -i 's/Status: accepted/Status: superseded by ADR-2/' ops/decision-log/ADR-1.md
        git commit -qam superseded
        """, found: []),
    Case(
      name: "an entry rewritten and put back",
      lines: """
        sed -i s/two/TWO/ ops/audit/2026-11.md; git commit -qam rewritten
        sed -i s/TWO/two/ ops/audit/2026-11.md; git commit -qam back
        """,
      found: [
        "ops/audit/2026-11.md:2: 1 line rewritten", "ops/audit/2026-11.md:2: 1 line rewritten",
      ]),
    Case(
      name: "entries deleted",
      lines: """
        sed -i 2,3d ops/audit/2026-11.md; sed -i 1d ops/actions/2026-11.jsonl
        git commit -qam deleted
        """,
      found: [
        "ops/actions/2026-11.jsonl:1: 1 line deleted", "ops/audit/2026-11.md:2: 2 lines deleted",
      ]),
    Case(
      name: "a decision's words rewritten, a file deleted",
      lines: """
        sed -i 's/We do it/We do not/' ops/decision-log/ADR-1.md; git rm -q ops/actions/2026-11.jsonl
        git commit -qam changed
        """,
      found: [
        "ops/actions/2026-11.jsonl: the file was deleted",
        "ops/decision-log/ADR-1.md:5: 1 line rewritten",
      ]),
    Case(
      name: "the freeze record rewritten, not committed",
      lines: "printf '### 2.1 B\\n' > docs/BLUEPRINT_FREEZE_RECORD.md",
      found: ["docs/BLUEPRINT_FREEZE_RECORD.md:1: 1 line rewritten"]),
    Case(
      name: "two branches that both add",
      lines: """
        git checkout -qb side; echo five >> ops/audit/2026-11.md; git commit -qam five
        git checkout -q main; echo four >> ops/audit/2026-11.md; git commit -qam four
        git merge -q side || true; printf 'one\\ntwo\\nthree\\nfour\\nfive\\n' > ops/audit/2026-11.md
        git commit -qam merged
        """, found: []),
    Case(
      name: "a merge that drops what a branch added",
      lines: """
        git checkout -qb side; echo five >> ops/audit/2026-11.md; git commit -qam five
        git checkout -q main; echo x > x; git add x; git commit -qm four
        git merge -q -s ours side -m merged
        """, found: ["ops/audit/2026-11.md:4: 1 line deleted"]),
    Case(
      name: "a rewriting hidden behind a replacement",
      lines: """
        sed -i s/two/TWO/ ops/audit/2026-11.md; git commit -qam rewritten
        clean=$(git commit-tree -m clean 'HEAD^{tree}'); git replace HEAD $clean
        """, found: ["ops/audit/2026-11.md:2: 1 line rewritten"]),
  ]

  private static func remarks(_ workspace: FixtureWorkspace) throws -> [String] {
    let outcome = try Program.run(
      ["check", "--history", "--as-of", "2026-11-20", "--fail-on", "never"], in: workspace.root)
    #expect(outcome.status == 0, "\(outcome.error)")
    return outcome.output.split(separator: "\n").filter { $0.contains("[GP72") }
      .map { line in
        let parts = line.split(separator: ": ", maxSplits: 2)
        return "\(parts[0]): \(parts[2].split(separator: " in ")[0])"
      }.sorted()
  }

  @Test(arguments: cases)
  func `rewritten and deleted entries are named, added ones are not`(example: Case) throws {
    let workspace = try FixtureWorkspace()
    try ImportGitTests.git(Self.start + "\n" + example.lines, in: workspace)
    #expect(try Self.remarks(workspace) == example.found)
  }

  @Test func `a folder that is no checkout is said to be none`() throws {
    let workspace = try FixtureWorkspace(["govpack.yaml": "name: C\n"])
    let outcome = try Program.run(
      ["check", "--history", "--as-of", "2026-11-20"], in: workspace.root)
    #expect(outcome.output.contains("warning: the history was not read: "))
    #expect(outcome.output.contains("[GP7202]"))
  }

  @Test func `a shallow clone cannot be trusted, and it is said`() throws {
    let workspace = try FixtureWorkspace()
    try ImportGitTests.git(
      """
      mkdir full; cd full
      \(Self.start)
      sed -i s/two/TWO/ ops/audit/2026-11.md; git commit -qam rewritten
      cd ..; git clone -q --depth 1 "file://$PWD/full" short; cp -r short/. .
      """, in: workspace)
    let outcome = try Program.run(
      ["check", "--history", "--as-of", "2026-11-20", "--fail-on", "never"], in: workspace.root)
    #expect(outcome.output.contains("[GP7201]"))
  }
}
