import Foundation
import Testing
import WorkspaceFixtures

/// Weeks in which nothing ran. The review is on Friday at 14:00 UTC unless settings say otherwise;
/// 2, 9, 16, 23 and 30 October 2026 are Fridays.
@Suite struct CatchUpTests {
  private static let first = "2026-10-02T14:00:00Z"
  private static let asOf = "2026-10-23T15:00:00Z"

  @Test func `missed reviews are published oldest first, as of their own hour, once`() throws {
    let record = try SmallRecord()
    let lines = """
      build --quiet --as-of \(Self.first)
      build --as-of \(Self.asOf)
      packs
      """
    #expect(
      try record.output(lines)
        == """
        built site: 2 pages as of 2026-10-23T15:00:00Z after 2 missed reviews; nothing found
        kpi/2026-W39 1 final 2026-10-02T14:00:00Z
        packs/2026-10-02 1 final 2026-10-02T14:00:00Z
        kpi/2026-W40 1 final 2026-10-09T14:00:00Z
        packs/2026-10-09 1 final 2026-10-09T14:00:00Z
        kpi/2026-W41 1 final 2026-10-16T14:00:00Z
        packs/2026-10-16 1 final 2026-10-16T14:00:00Z
        kpi/2026-W42 1 final 2026-10-23T15:00:00Z
        packs/2026-10-23 1 final 2026-10-23T15:00:00Z

        """.replacing("2 pages", with: "3 pages"))
  }

  @Test func `the site is the one that a run in each week would have made`() throws {
    let record = try SmallRecord()
    let lines = """
      build --quiet --as-of \(Self.first)
      cp -r site punctual
      build --quiet --as-of \(Self.asOf)
      for day in 09 16; do
        build --quiet --out punctual --catch-up 0 --as-of 2026-10-${day}T14:00:00Z
      done
      build --quiet --out punctual --catch-up 0 --as-of \(Self.asOf)
      diff -r site punctual
      build --quiet --as-of \(Self.asOf)
      diff -r site punctual
      $GOVPACK verify site --rebuild --quiet
      """
    #expect(try record.output(lines) == "")
  }

  @Test func `a first build has missed nothing, and 0 turns it off`() throws {
    let record = try SmallRecord()
    let lines = """
      build --quiet --as-of \(Self.first)
      build --quiet --as-of \(Self.asOf) --catch-up 0
      packs | wc -l
      """
    #expect(try record.output(lines) == "4\n")
  }

  /// Such a run leaves the ledger's last as-of where it was, so the next one still catches up.
  @Test func `a run that makes no packs for reviews catches up none, and hides none`() throws {
    let record = try SmallRecord()
    let lines = """
      build --quiet --as-of \(Self.first)
      $GOVPACK build --pack sources --quiet --as-of 2026-10-23T14:30:00Z
      packs | wc -l
      build --quiet --as-of \(Self.asOf)
      packs | wc -l
      $GOVPACK verify site --quiet
      """
    #expect(try record.output(lines) == "2\n8\n")
  }

  @Test func `more than were asked for are left out, and the run says so`() throws {
    let record = try SmallRecord()
    let lines = """
      build --quiet --as-of \(Self.first)
      build --as-of 2026-10-30T15:00:00Z --catch-up 1
      packs | grep packs/
      """
    let outcome = try record.shell(lines)
    #expect(
      outcome.error == """
        govpack: warning: 2 missed reviews before those have no packs: more than --catch-up takes \
        at once

        """)
    #expect(
      outcome.output.split(separator: "\n").dropFirst() == [
        "packs/2026-10-02 1 final 2026-10-02T14:00:00Z",
        "packs/2026-10-23 1 final 2026-10-23T14:00:00Z",
        "packs/2026-10-30 1 final 2026-10-30T15:00:00Z",
      ])
  }

  @Test(arguments: ["-1", "27", "two", ""])
  func `a number of reviews that is none is a usage error`(number: String) throws {
    let record = try SmallRecord()
    let outcome = try Program.run(
      ["build", "--catch-up", number], in: record.workspace.root)
    #expect(outcome.status == 64)
    #expect(!FileManager.default.fileExists(atPath: "\(record.workspace.root)/site"))
  }

  /// Built on Friday morning and not again before Monday: the review itself was missed.
  @Test func `a pack that stayed provisional is made final as of its review`() throws {
    let record = try SmallRecord()
    let lines = """
      build --quiet --as-of 2026-10-02T08:00:00Z
      build --quiet --as-of 2026-10-05T08:00:00Z
      packs | grep /2026-10-02
      """
    #expect(
      try record.output(lines) == """
        packs/2026-10-02 1 provisional 2026-10-02T08:00:00Z
        packs/2026-10-02 2 final 2026-10-02T14:00:00Z

        """)
  }

  @Test(arguments: ["KILL", "TERM"])
  func `a run that ends in between is gone on from, and the site is the same`(signal: String) throws
  {
    let record = try SmallRecord()
    let lines = """
      build --quiet --as-of \(Self.first)
      cp -r site undisturbed; cp -r site old
      build --quiet --out undisturbed --as-of \(Self.asOf)
      for wait in 0.05 0.3 0.6 0.9 1.3 2; do
        rm -rf site; cp -r old site
        $GOVPACK build --fail-on never --pack kpi --pack friday --quiet --as-of \(Self.asOf) & pid=$!
        sleep $wait
        kill -\(signal) $pid 2> /dev/null || true
        status=0; wait $pid 2> /dev/null || status=$?
        echo "status $status"
        $GOVPACK verify site --quiet
        [[ \(signal) == KILL ]] || ls -A | grep staging || true
        build --quiet --as-of \(Self.asOf)
        diff -r site undisturbed
      done 2> /dev/null
      ls -A | grep staging || true
      """
    let outcome = try record.shell("set -e\nset -m\n" + lines)
    #expect(outcome.status == 0, "\(outcome)")
    let allowed: Set = ["status 0", signal == "KILL" ? "status 137" : "status 74"]
    let seen = Set(outcome.output.split(separator: "\n").map(String.init))
    #expect(seen.isSubset(of: allowed) && seen.count > 0, "\(seen)")
  }
}
