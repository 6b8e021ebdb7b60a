import Foundation
import Testing
import WorkspaceFixtures

/// In the folders that `Program` searches.
private let isGitInstalled = ["/usr/bin/git", "/bin/git"]
  .contains { FileManager.default.isExecutableFile(atPath: $0) }

/// `import git` on repositories that real git made. Expected values are those that
/// Derivation/git_history.py counts by asking git alone, unless a comment says otherwise.
@Suite(.enabled(if: isGitInstalled, "git is not installed"))
struct ImportGitTests {
  /// The repository of Derivation/git_history.sh, in a folder `shop` of the workspace.
  static func workspace() throws -> FixtureWorkspace {
    let workspace = try FixtureWorkspace()
    let script = "\(FixtureWorkspace.projectRoot)/Tests/CommandsTests/Derivation/git_history.sh"
    let outcome = try Program.shell("bash \(script) shop", in: workspace.root)
    try #require(outcome.status == 0, "\(outcome.error)")
    return workspace
  }

  /// Runs lines of shell with a git that knows nobody's settings.
  static func git(_ lines: String, in workspace: FixtureWorkspace) throws {
    let outcome = try Program.shell(
      "set -e\n" + lines, in: workspace.root,
      environment: [
        "HOME": "/nonexistent", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_AUTHOR_NAME": "Ada",
        "GIT_AUTHOR_EMAIL": "ada@example.org", "GIT_COMMITTER_NAME": "Ada",
        "GIT_COMMITTER_EMAIL": "ada@example.org", "GIT_AUTHOR_DATE": "2026-11-02T09:00:00Z",
        "GIT_COMMITTER_DATE": "2026-11-02T09:00:00Z",
      ])
    try #require(outcome.status == 0, "\(outcome.error)")
  }

  struct Deployment: Decodable, Equatable {
    var id: String
    var service: String
    var finished_at: Date
    var kind: String
    var sha: String
    var prev_sha: String?
    var changes: [String]?
  }

  struct Change: Decodable, Equatable {
    var id: String
    var authored_at: Date
    var merged_at: Date
    var author: String
    var author_kind: String?
    var merged_by: String?
    var commits: [String]
    var additions: Int
    var deletions: Int
    var kind: String?
  }

  static func lines<Record: Decodable>(
    _ path: String, of workspace: FixtureWorkspace, as type: Record.Type = Record.self
  ) throws -> [Record] {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    return try String(contentsOfFile: "\(workspace.root)/\(path)", encoding: .utf8)
      .split(separator: "\n").map { try decoder.decode(Record.self, from: Data($0.utf8)) }
  }

  static let deploymentsPath = "ops/deployments/import-git-shop.jsonl"
  static let changesPath = "ops/changes/import-git-shop.jsonl"

  @Test func `tags are deployments, as git counts them`() throws {
    let workspace = try Self.workspace()
    let outcome = try Program.run(["import", "git", "--repo", "shop"], in: workspace.root)
    #expect(outcome.status == 0, "\(outcome.error)")
    let deployments: [Deployment] = try Self.lines(Self.deploymentsPath, of: workspace)
    #expect(
      deployments.map(\.id) == [
        "git:shop@v1.0.0", "git:shop@v1.1.0", "git:shop@v1.2.0", "git:shop@v1.2.1-hotfix",
        "git:shop@v1.2.2",
      ])
    #expect(deployments.map(\.kind) == ["normal", "normal", "normal", "hotfix", "normal"])
    #expect(deployments.dropFirst().map(\.prev_sha) == deployments.dropLast().map(\.sha))
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = .gmt
    let weeks = deployments.map { calendar.component(.weekOfYear, from: $0.finished_at) }
    #expect(weeks == [44, 45, 46, 46, 46])
  }

  @Test func `changes and lead times are those that git counts`() throws {
    let workspace = try Self.workspace()
    _ = try Program.run(
      ["import", "git", "--repo=shop", "--agent-pattern", "*[bot]"], in: workspace.root)
    let deployments: [Deployment] = try Self.lines(Self.deploymentsPath, of: workspace)
    let changes: [Change] = try Self.lines(Self.changesPath, of: workspace)
    let byID = Dictionary(uniqueKeysWithValues: changes.map { ($0.id, $0) })
    let leads = deployments.map { deployment in
      (deployment.changes ?? []).map { id in
        byID[id].map { Int(deployment.finished_at.timeIntervalSince($0.authored_at)) }
      }
    }
    #expect(leads == [[], [183600, 280800], [374400, 108000], [900], [82800]])
    let ordered = deployments.flatMap { $0.changes ?? [] }.compactMap { byID[$0] }
    #expect(ordered.count == changes.count)
    #expect(
      ordered.map { String($0.commits.last?.prefix(12) ?? "") } == [
        "e3e131a8e0b8", "e59beca749d9", "7cd5800cb6fa", "80341453e44a", "ffdc6584c3a5",
        "2bbb37e24ba7",
      ])
    #expect(ordered.map(\.commits.count) == [1, 3, 1, 1, 1, 2])
    #expect(ordered.map(\.additions) == [3, 24, 30, 2, 0, 6])
    #expect(ordered.map(\.deletions) == [0, 0, 0, 0, 30, 0])
    // Read off the script by hand.
    #expect(
      ordered.map(\.id) == [
        "git:shop:e3e131a8e0b8", "git:shop#7", "git:shop#9", "git:shop:80341453e44a",
        "git:shop:ffdc6584c3a5", "git:shop!12",
      ])
    #expect(ordered.map(\.kind) == ["docs", "feat", "fix", "chore", "revert", "fix"])
    #expect(ordered.map(\.author_kind) == ["human", "human", "human", "agent", "human", "agent"])
    #expect(
      ordered.map(\.merged_by) == [
        "Ada Example", "Ada Example", nil, "helper[bot]", "Ada Example", "Ada Example",
      ])
  }

  /// By hand: three commits of the branch are merges or squashes; what stood before the first is
  /// not known, and the last commit is not deployed.
  @Test func `merges may be deployments instead`() throws {
    let workspace = try Self.workspace()
    let outcome = try Program.run(
      ["import", "git", "--repo", "shop", "--merges", "main"], in: workspace.root)
    #expect(outcome.output.contains("1 × commit after the last deployment"))
    let deployments: [Deployment] = try Self.lines(Self.deploymentsPath, of: workspace)
    #expect(
      deployments.map(\.id) == [
        "git:shop@e59beca749d9", "git:shop@7cd5800cb6fa", "git:shop@2bbb37e24ba7",
      ])
    #expect(deployments.map { $0.changes?.count ?? 0 } == [0, 1, 3])
    #expect(deployments.map(\.kind) == ["normal", "normal", "hotfix"])
  }

  @Test func `the same history changes nothing, and more history only adds`() throws {
    let workspace = try Self.workspace()
    let command = ["import", "git", "--repo", "shop"]
    _ = try Program.run(command, in: workspace.root)
    let before = try Data(contentsOf: URL(filePath: "\(workspace.root)/\(Self.changesPath)"))
    let again = try Program.run(command, in: workspace.root, environment: ["TZ": "Asia/Kolkata"])
    #expect(
      again.output.hasPrefix(
        "git history of shop: 5 deployments, 6 changes, 0 incidents; nothing new\n"))
    #expect(try Data(contentsOf: URL(filePath: "\(workspace.root)/\(Self.changesPath)")) == before)
    try Self.git("cd shop && git tag -a v1.3.0 -m x", in: workspace)
    let more = try Program.run(command, in: workspace.root)
    #expect(more.output.contains("\(Self.changesPath): 7 lines, 1 new or changed\n"))
  }

  /// Settings, environment, hooks, replacements and attributes that change what git prints, or
  /// run something; the import is not to notice.
  @Test func `nobody's settings change the answer, and nothing is run`() throws {
    let workspace = try Self.workspace()
    let command = ["import", "git", "--repo", "shop", "--dry-run"]
    let plain = try Program.run(command, in: workspace.root)
    try Self.git(
      """
      home=$PWD/home; mkdir -p home; evil="touch $PWD/ran"
      git config --file home/.gitconfig log.showSignature true
      git config --file home/.gitconfig core.pager "$evil"
      cd shop
      git config log.showSignature true; git config gpg.program "$evil"
      git config diff.external "$evil"; git config core.fsmonitor "$evil"
      git config diff.x.textconv "$evil"; git config diff.x.command "$evil"
      echo '* diff=x' > .git/info/attributes
      git config core.pager "$evil"; git config pager.log true
      git config i18n.logOutputEncoding UTF-16; git config color.ui always
      git config diff.renames copies; git config log.date relative; git config format.pretty oneline
      git config log.diffMerges combined; git config alias.log "!$evil"
      git config core.hooksPath "$home"; git config log.mailmap true
      printf 'Nobody <n@n> <ada@example.org>\\n' > .mailmap
      git replace "$(git rev-parse v1.1.0^{commit})" "$(git rev-parse v1.0.0)"
      """, in: workspace)
    let outcome = try Program.run(
      command, in: workspace.root,
      environment: [
        "HOME": "\(workspace.root)/home", "LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de",
        "GIT_DIR": "/nonexistent", "GIT_PAGER": "touch ran", "GIT_EXTERNAL_DIFF": "touch ran",
      ])
    #expect(outcome.output == plain.output)
    #expect(outcome.error == plain.error)
    #expect(!FileManager.default.fileExists(atPath: "\(workspace.root)/ran"))
  }

  /// Names that look like options, control characters, bytes that are no UTF-8, times out of all
  /// years, a message of 10 MB, tags of tags and of files.
  @Test func `a hostile repository is read, and nothing leaves its place`() throws {
    let workspace = try FixtureWorkspace()
    try Self.git(
      #"""
      git init -q -b main shop; cd shop
      echo a > a; git add a; git commit -q -m one
      git update-ref refs/tags/v0 HEAD
      for tag in 'v--output=x' 'v;touch ran' 'v$(touch ran)' "v'x" 'v/../../x'; do
        echo "$tag" >> a
        git commit -q -a -m "$tag"
        git update-ref "refs/tags/$tag" HEAD 2> /dev/null || true
      done
      git update-ref 'refs/tags/--output=x' HEAD
      tree=$(git rev-parse HEAD^{tree})
      commit() { # AUTHOR TIME MESSAGE-FILE
        { printf 'tree %s\nparent %s\n' "$tree" "$(git rev-parse HEAD)"
          printf 'author %b %s\ncommitter %b 1794000000 +0000\n\n' "$1" "$2" "$1"
          cat "$3"; } | git hash-object -t commit -w --literally --stdin
      }
      printf 'x\033[31mred\a\n\nThis reverts commit --all\n' > ../m1
      { echo long; head -c 10000000 /dev/zero | tr '\0' 'y'; } > ../m2
      printf 'Merge pull request #1 from ../../etc/passwd\n\n(#1)\n' > ../m3
      git reset -q --soft "$(commit 'B\0377d \033[2J <\0376>' '99999999999999999999 +0000' ../m1)"
      git reset -q --soft "$(commit 'No time <>' '1794000000 +9999' ../m2)"
      git reset -q --soft "$(commit 'Ada <a@b>' '1794000001 +0000' ../m3)"
      git tag -a v8 -m x; git tag -a v9 -m x v8; git tag -f v8-file HEAD:a > /dev/null
      printf 'v10-\377' | xargs -0 -I{} git tag {} HEAD 2> /dev/null || true
      """#, in: workspace)
    let outcome = try Program.run(["import", "git", "--repo", "shop"], in: workspace.root)
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(outcome.output.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
    let deployments: [Deployment] = try Self.lines(Self.deploymentsPath, of: workspace)
    #expect(deployments.map(\.id).contains("git:shop@v--output=x"))
    #expect(Set(deployments.map(\.id)).count == deployments.count)
    let found = try FileManager.default.subpathsOfDirectory(atPath: workspace.root)
      .filter { !$0.hasPrefix("shop/") }.sorted()
    #expect(
      found == [
        "m1", "m2", "m3", "ops", "ops/changes", "ops/changes/.import-git-shop.jsonl.sha256",
        "ops/changes/import-git-shop.jsonl", "ops/deployments",
        "ops/deployments/.import-git-shop.jsonl.sha256", "ops/deployments/import-git-shop.jsonl",
        "shop",
      ])
    #expect(!FileManager.default.fileExists(atPath: "\(workspace.root)/shop/x"))
    #expect(!FileManager.default.fileExists(atPath: "\(workspace.root)/shop/ran"))
  }

  struct Words: CustomTestStringConvertible, Sendable {
    let words: [String]
    let status: Int32

    init(_ words: String..., status: Int32) {
      self.words = words
      self.status = status
    }

    var testDescription: String { words.joined(separator: " ") }
  }

  static let words = [
    Words("--repo=-x", status: 65), Words("--repo", "--version", status: 65),
    Words("--repo", ".", status: 65), Words("--repo=shop", "--merges=--all", status: 64),
    Words("--repo=shop", "--merges=HEAD", status: 64),
    Words("--repo=shop", "--tags=--all", status: 0),
    Words("--repo=shop", "--service=../x", status: 0),
    Words("--repo=shop", "--service=a@b", status: 64),
    Words("--repo=shop", "--service=a\u{1B}b", status: 64),
    Words("--repo=shop", "--service", "", status: 64),
    Words("--repo=shop", "--zone=UTC", status: 64),
    Words("--repo=shop", "--tags=a", "--merges=b", status: 64),
    Words("--repo=shop", "file.json", status: 64),
  ]

  @Test(arguments: words)
  func `no word of the command line is an option of git`(test: Words) throws {
    let workspace = try Self.workspace()
    let outcome = try Program.run(["import", "git"] + test.words, in: workspace.root)
    #expect(outcome.status == test.status, "\(outcome.output)\(outcome.error)")
    let top = try FileManager.default.contentsOfDirectory(atPath: workspace.root).sorted()
    #expect(Set(top).isSubset(of: ["ops", "shop"]))
  }

  @Test func `a shallow clone is said to be one`() throws {
    let workspace = try Self.workspace()
    try Self.git("git clone -q --depth 2 \"file://$PWD/shop\" short 2> /dev/null", in: workspace)
    let outcome = try Program.run(["import", "git", "--repo", "short"], in: workspace.root)
    #expect(outcome.status == 0)
    #expect(outcome.error.contains("[GP7004]"))
  }

  @Test func `without git there is a word about it`() throws {
    let workspace = try FixtureWorkspace()
    let outcome = try Program.run(
      ["import", "git"], in: workspace.root, environment: ["PATH": "/nonexistent"])
    #expect(outcome.status == 78)
    #expect(outcome.error.hasPrefix("govpack: error: there is no git on the PATH\n"))
  }

  /// A `git` that never ends: it must not outlive the import.
  @Test(arguments: ["TERM", "INT", "HUP"])
  func `an interrupt ends git too`(signal: String) throws {
    let workspace = try FixtureWorkspace()
    try workspace.write(
      "bin/git",
      "#!/bin/bash\n[[ $* == *safe.directory* && $* == *get-all* ]] && exit 1\n"
        + "echo $$ > \"$(dirname \"$0\")/pid\"\nexec sleep 600\n")
    let line = """
      set -m
      chmod +x bin/git
      $GOVPACK import git & pid=$!
      for wait in {1..100}; do [[ -s bin/pid ]] && break; sleep 0.1; done
      kill -\(signal) $pid
      wait $pid; echo "status $?"
      for wait in {1..50}; do kill -0 $(cat bin/pid) 2> /dev/null || break; sleep 0.1; done
      kill -0 $(cat bin/pid) 2> /dev/null && echo "git lives"
      exit 0
      """
    let outcome = try Program.shell(
      line, in: workspace.root, environment: ["PATH": "\(workspace.root)/bin:/usr/bin:/bin"])
    #expect(outcome.output == "status 74\n", "\(outcome.error)")
  }
}
