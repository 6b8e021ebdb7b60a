import Foundation
import Testing
import WorkspaceFixtures

/// The recipes of Docs/SCHEDULING.md, taken out of the document and run: only the folders are other
/// ones. In place of a host stands a bare repository.
@Suite struct SchedulingTests {
  /// The text of each fenced block of a language, in order.
  private static func blocks(_ language: String) throws -> [String] {
    let path = "\(FixtureWorkspace.projectRoot)/Docs/SCHEDULING.md"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let parts = text.components(separatedBy: "\n```\(language)\n").dropFirst()
    return parts.map { String($0.prefix(upTo: $0.range(of: "\n```")?.lowerBound ?? $0.endIndex)) }
  }

  private struct Machine {
    let workspace: FixtureWorkspace
    var root: String { workspace.root }

    /// A clone of a record in `company`, its host in `host.git`, the program on the PATH in `bin`.
    init() throws {
      workspace = try FixtureWorkspace([
        "company/state/tasks.yaml": "tasks:\n  T1:\n    status: draft\n    queue: dev\n",
        "company/govpack.yaml": "name: Company\npacks: [kpi, friday]\n",
      ])
      _ = try shell(
        """
        mkdir bin
        ln -s "$GOVPACK" bin/govpack
        export HOME=$PWD GIT_CONFIG_NOSYSTEM=1
        git init -q --bare -b main host.git
        cd company
        git init -q -b main
        git add -A
        git -c user.name=a -c user.email=a@b commit -q -m Record
        git remote add origin ../host.git
        git push -q -u origin main
        """)
    }

    func shell(_ lines: String) throws -> String {
      let outcome = try Program.shell("set -euo pipefail\n" + lines, in: root)
      try #require(outcome.status == 0 && outcome.error.isEmpty, "\(outcome)")
      return outcome.output
    }
  }

  /// As cron runs a line: by sh, with an environment of a few names.
  @Test func `the lines for cron publish, mail once, and are readable under any umask`() throws {
    let machine = try Machine()
    let lines = try #require(try Self.blocks("cron").first).split(separator: "\n")
    let commands = lines.filter { $0.first.map { "0123456789*".contains($0) } ?? false }
      .map { $0.split(separator: " ", maxSplits: 5)[5].trimmingCharacters(in: .whitespaces) }
    try #require(commands.count == 2)
    #expect(lines.contains("SWIFT_BACKTRACE=enable=no"))
    var script = "$GOVPACK keygen --secret-key key.sec --public-key key.pub > /dev/null\n"
    for (index, command) in (commands + commands.suffix(1)).enumerated() {
      let line = command.replacing("/srv/company", with: "\(machine.root)/company")
        .replacing("/srv/www", with: "\(machine.root)/www")
        .replacing("/etc/govpack", with: machine.root)
      #expect(!line.contains("/srv/"))
      // One clock for the first two runs; the third is a week later.
      let clock = index < 2 ? 1_790_949_600 : 1_791_554_400
      try machine.workspace.write("line\(index)", line)
      script += """
        env -i HOME="$PWD" LOGNAME=x SHELL=/bin/sh PATH="$PWD/bin:/usr/bin:/bin" \
          SWIFT_BACKTRACE=enable=no SOURCE_DATE_EPOCH=\(clock) /bin/sh -c "$(cat line\(index))" \
          | sed "s#$PWD/##g; s/^/mail \(index): /"

        """
    }
    script += """
      $GOVPACK verify www/governance --public-key key.pub --quiet
      find www/governance -type f ! -perm 644
      """
    // date -u -d @1790949600: Friday 2 October 2026, 14:00
    #expect(
      try machine.shell(script) == """
        mail 0: www/governance as of 2026-10-02T14:00:00Z: new: packs/2026-10-02, kpi/2026-W39: \
        www/governance/packs/2026-10-02/index.html
        mail 2: www/governance as of 2026-10-09T14:00:00Z: new: packs/2026-10-09, kpi/2026-W40: \
        www/governance/packs/2026-10-09/index.html

        """)
  }

  /// Each run of a job begins in a fresh clone and knows the ledger only from the branch.
  @Test func `the script for continuous integration goes on from the ledger of its branch`() throws
  {
    let machine = try Machine()
    let script = try #require(try Self.blocks("sh").first { $0.contains("publish-packs.sh WORK") })
    try machine.workspace.write("publish-packs.sh", script)
    let lines = """
      $GOVPACK keygen --secret-key key.sec --public-key key.pub > /dev/null
      export HOME=$PWD PATH="$PWD/bin:$PATH" GIT_CONFIG_NOSYSTEM=1
      job() {
        git clone -q host.git "job$1"
        (cd "job$1" && SOURCE_DATE_EPOCH=$2 GOVPACK_SIGN_KEY=$(cat ../key.sec) \
          sh ../publish-packs.sh "$HOME/work$1" | sed "s#$HOME/work$1/##g")
        ls -A "work$1"
      }
      job 1 1790949600
      job 2 1790949600
      job 3 1792159200
      git clone -q -b governance host.git published
      $GOVPACK verify published --public-key key.pub --quiet
      grep -o '"pack":"[^"]*"' published/ledger.jsonl | cut -d '"' -f 4
      git -C published rev-list --count HEAD
      """
    // Two weeks after the first: the review of 9 October is caught up.
    #expect(
      try machine.shell(lines) == """
        governance as of 2026-10-02T14:00:00Z: new: packs/2026-10-02, kpi/2026-W39: \
        governance/packs/2026-10-02/index.html
        .governance.lock
        governance
        news
        remote
        .governance.lock
        governance
        news
        remote
        governance as of 2026-10-16T14:00:00Z: new: packs/2026-10-16, packs/2026-10-09, \
        kpi/2026-W41 and 1 more: governance/packs/2026-10-16/index.html
        .governance.lock
        governance
        news
        remote
        kpi/2026-W39
        packs/2026-10-02
        kpi/2026-W40
        packs/2026-10-09
        kpi/2026-W41
        packs/2026-10-16
        2

        """)
  }

  @Test func `a push that lost the race fails, and the branch keeps its lines`() throws {
    let machine = try Machine()
    let script = try #require(try Self.blocks("sh").first { $0.contains("publish-packs.sh WORK") })
    // The other run pushes after this one has fetched.
    let delayed = script.replacing(
      "govpack verify \"$site\" --quiet\n",
      with: "govpack verify \"$site\" --quiet\n[ -z \"${RIVAL:-}\" ] || eval \"$RIVAL\"\n")
    try machine.workspace.write("publish-packs.sh", script)
    try machine.workspace.write("delayed.sh", delayed)
    let lines = """
      export HOME=$PWD PATH="$PWD/bin:$PATH" GIT_CONFIG_NOSYSTEM=1
      git clone -q host.git one; git clone -q host.git two
      export RIVAL="(cd $HOME/two && RIVAL= SOURCE_DATE_EPOCH=1790949600 \
        sh ../publish-packs.sh $HOME/work2 > /dev/null)"
      cd one
      SOURCE_DATE_EPOCH=1790949660 sh ../delayed.sh $HOME/work1 2> /dev/null || echo "status $?"
      git fetch -q origin governance
      git show FETCH_HEAD:manifest.json | grep -o '"as_of": "[^"]*"' | cut -d '"' -f 4
      """
    #expect(try machine.shell(lines) == "status 1\n2026-10-02T14:00:00Z\n")
  }

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze")))
  func `systemd accepts the units`() throws {
    let workspace = try FixtureWorkspace()
    let units = try Self.blocks("ini")
    #expect(units.count == 3)
    for unit in units {
      let name = try #require(unit.split(separator: "\n").first).dropFirst(2)
      try workspace.write("units/\(name)", unit)
    }
    let outcome = try Program.shell(
      "systemd-analyze verify --man=no units/*.service units/*.timer 2>&1", in: workspace.root)
    #expect(outcome.output == "", "\(outcome)")
    #expect(outcome.status == 0)
    for calendar in units.flatMap({ $0.matches(of: /OnCalendar=(.+)/).map { String($0.1) } }) {
      let answer = try Program.shell("systemd-analyze calendar '\(calendar)'", in: workspace.root)
      #expect(answer.status == 0, "\(answer)")
    }
  }

  /// What the schemas of the hosts cannot know: that the script is the one above, and its key a
  /// secret.
  @Test func `both jobs run the script outside of the checkout, one at a time`() throws {
    let jobs = try Self.blocks("yaml")
    try #require(jobs.count == 2)
    #expect(jobs[0].contains("sh .ci/publish-packs.sh \"$RUNNER_TEMP/packs\""))
    #expect(jobs[0].contains("GOVPACK_SIGN_KEY: ${{ secrets.GOVPACK_SIGN_KEY }}"))
    #expect(jobs[0].contains("concurrency:\n  group: governance\n  cancel-in-progress: false"))
    #expect(jobs[1].contains("sh .ci/publish-packs.sh \"$(mktemp -d)/packs\""))
    #expect(jobs[1].contains("resource_group: governance"))
  }
}
