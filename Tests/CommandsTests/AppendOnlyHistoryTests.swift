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
    Case(
      name: "entries put before others",
      lines: """
        sed -i '1i {"id":0}' ops/actions/2026-11.jsonl
        printf '# Audit\\n\\n## 2026-11-01T10:00:00Z\\n- status: a\\n' > ops/audit/T.md
        git add .; git commit -qm put
        sed -i '3i ## 2026-10-01T10:00:00Z' ops/audit/T.md; git commit -qam backdated
        """,
      found: [
        "ops/actions/2026-11.jsonl:1: 1 line put before others",
        "ops/audit/T.md:3: 1 line put before others",
      ]),
    Case(
      name: "entries in another order",
      lines: """
        printf 'two\\none\\nthree\\n' > ops/audit/2026-11.md
        printf '{"id":2}\\n{"id":1}\\n' > ops/actions/2026-11.jsonl; git commit -qam order
        """,
      found: [
        "ops/actions/2026-11.jsonl:1: 1 line deleted", "ops/audit/2026-11.md:1: 1 line deleted",
      ]),
    Case(
      name: "the last entries cut off",
      lines: "printf 'one\\n' > ops/audit/2026-11.md; git commit -qam cut",
      found: ["ops/audit/2026-11.md:2: 2 lines deleted"]),
    Case(
      name: "a log under another name",
      lines: "git mv ops/audit/2026-11.md ops/audit/2026-12.md; git commit -qm renamed",
      found: ["ops/audit/2026-11.md: the file was deleted"]),
    Case(
      name: "a log moved away, and a clean one in its place",
      lines: """
        git mv ops/actions/2026-11.jsonl old.jsonl; git commit -qm moved
        printf '{"id":2}\\n' > ops/actions/2026-11.jsonl; git add .; git commit -qm clean
        """,
      found: ["ops/actions/2026-11.jsonl: the file was deleted"]),
    Case(
      name: "a rewriting hidden behind a graft",
      lines: """
        start=$(git rev-parse HEAD); sed -i s/two/TWO/ ops/audit/2026-11.md; git commit -qam rewritten
        echo four >> ops/audit/2026-11.md; git commit -qam four
        echo "$(git rev-parse HEAD)" > .git/info/grafts
        """, found: ["ops/audit/2026-11.md:2: 1 line rewritten"]),
    Case(
      name: "a rewriting on a branch that was merged",
      lines: """
        git checkout -qb side; sed -i s/two/TWO/ ops/audit/2026-11.md; git commit -qam rewritten
        sed -i s/TWO/two/ ops/audit/2026-11.md; git commit -qam back
        git checkout -q main; echo x > x; git add x; git commit -qm x; git merge -q side -m merged
        """,
      found: [
        "ops/audit/2026-11.md:2: 1 line rewritten", "ops/audit/2026-11.md:2: 1 line rewritten",
      ]),
    Case(
      name: "entries added at the end without a line end before, and a merge of three",
      lines: """
        printf '{"id":3}' >> ops/actions/2026-11.jsonl; git commit -qam three
        printf '\\n{"id":4}\\n' >> ops/actions/2026-11.jsonl; git commit -qam four
        for name in a b; do
          git checkout -qb $name main; echo $name > ops/audit/$name.md; git add .; git commit -qm $name
        done
        git checkout -q main; git merge -q a b -m octopus
        """, found: []),
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

  /// What replaces a history after the site was built of it; afterwards git alone sees nothing.
  static let replacements = [
    "a squashed history": """
    git checkout -q --orphan fresh; sed -i s/two/TWO/ ops/audit/2026-11.md; git add ops
    git commit -qm squashed; git branch -qM main
    """,
    "an amended commit": """
    sed -i s/four/FOUR/ ops/audit/2026-11.md; git commit -qa --amend -m amended
    """,
    "a branch that was forced back and went on": """
    git reset -q --hard HEAD~1; echo 'four' >> ops/audit/2026-11.md; git commit -qam forced
    """,
  ]

  @Test(arguments: replacements.keys.sorted())
  func `a replaced history is told by the commits that the site was built of`(
    _ name: String
  ) throws {
    let workspace = try FixtureWorkspace()
    try ImportGitTests.git(
      """
      \(Self.start)
      echo 'site/' > .gitignore; git add .gitignore; git commit -qm ignored
      echo four >> ops/audit/2026-11.md; git commit -qam four
      """, in: workspace)
    let built = try Program.run(
      ["build", "--as-of", "2026-11-20", "--fail-on", "never", "--quiet"], in: workspace.root)
    #expect(built.status == 0, "\(built.error)")
    #expect(try Self.remarks(workspace) == [])
    try ImportGitTests.git("echo five >> ops/audit/2026-11.md; git commit -qam on", in: workspace)
    #expect(try Self.remarks(workspace) == [])
    try ImportGitTests.git("git reset -q --hard HEAD~1", in: workspace)

    try ImportGitTests.git(try #require(Self.replacements[name]), in: workspace)
    let remarks = try Self.remarks(workspace)
    #expect(remarks.count == 1, "\(remarks)")
    #expect(remarks.first?.hasPrefix("ledger.jsonl:1: the commit ") == true)
  }

  /// Each of these settings of a repository names a program that git would run.
  @Test func `nothing that a repository's settings name is run`() throws {
    let workspace = try FixtureWorkspace()
    try ImportGitTests.git(
      """
      \(Self.start)
      sed -i s/two/TWO/ ops/audit/2026-11.md; git commit -qam rewritten
      printf '#!/bin/sh\\necho "$0" >> %s/ran\\nexit 1\\n' "$PWD" > evil; chmod +x evil
      for hook in post-checkout post-index-change fsmonitor-watchman pre-commit reference-transaction; do
        cp evil .git/hooks/$hook
      done
      for key in core.fsmonitor core.pager core.editor core.sshCommand core.askPass diff.external \
        gpg.program diff.evil.textconv diff.evil.command filter.evil.clean filter.evil.smudge \
        filter.evil.process credential.helper uploadpack.packObjectsHook alias.log alias.diff \
        interactive.diffFilter; do
        git config $key "$PWD/evil"
      done
      git config core.hooksPath "$PWD/.git/hooks"
      git config log.showSignature true
      echo '* diff=evil filter=evil' > .git/info/attributes
      echo '* diff=evil filter=evil' > .gitattributes
      rm -f ran
      """, in: workspace)
    #expect(try Self.remarks(workspace).contains("ops/audit/2026-11.md:2: 1 line rewritten"))
    let ran = try? String(contentsOfFile: "\(workspace.root)/ran", encoding: .utf8)
    #expect(ran == nil, "\(ran ?? "")")
  }
}
