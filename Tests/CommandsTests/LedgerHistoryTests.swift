import Foundation
import Testing
import WorkspaceFixtures

/// The ledger through kills, through sites that had none, and against the arrow of time.
@Suite struct LedgerHistoryTests {
  private static let old = "2026-10-02T14:00:00Z"
  private static let new = "2026-10-02T16:00:00Z"

  /// The ledger is a file of the site and changes places with it: there is no moment between them.
  @Test func `a killed build leaves the ledger of the old or of the new site`() throws {
    let record = try SmallRecord()
    let lines = """
      build --quiet --as-of \(Self.old)
      cp -r site old
      sed -i 's/ready/running/' state/tasks.yaml
      build --quiet --as-of \(Self.new)
      cp -r site new
      for run in $(seq 1 6); do
        rm -rf site; cp -r old site
        $GOVPACK build --fail-on never --pack kpi --pack friday --quiet --as-of \(Self.new) & pid=$!
        sleep 0.$((RANDOM % 5))$((RANDOM % 10))
        kill -9 $pid 2> /dev/null || true
        wait $pid 2> /dev/null || true
        cmp -s site/ledger.jsonl old/ledger.jsonl || diff -r site new
        cmp -s site/ledger.jsonl new/ledger.jsonl || diff -r site old
        $GOVPACK verify site --quiet
        build --quiet --as-of \(Self.new)
        diff -r site new
      done
      ls -A | grep -c staging || true
      """
    let outcome = try record.shell("set -e\n" + lines)
    #expect(outcome.status == 0, "\(outcome)")
    #expect(outcome.output == "0\n")
  }

  @Test func `an as-of before the last one is refused, and the site stands`() throws {
    let record = try SmallRecord()
    let lines = """
      build --quiet --as-of \(Self.new)
      cp -r site before
      build --as-of \(Self.old); echo "status $?"
      SOURCE_DATE_EPOCH=0 build; echo "status $?"
      diff -r site before
      build --as-of \(Self.old) --out elsewhere > /dev/null; echo "status $?"
      """
    let outcome = try record.shell(lines)
    #expect(outcome.output == "status 65\nstatus 65\nstatus 0\n")
    #expect(
      outcome.error.hasPrefix(
        """
        govpack: error: site was published as of 2026-10-02T16:00:00Z and cannot go back to \
        2026-10-02T14:00:00Z
          hint: build an older as-of into a folder of its own: --out DIR

        """))
  }

  /// As a version without a ledger left it: the same pages and manifest, and nothing of the past.
  private static let forget = """
    forget() {
      rm -r site/ledger.jsonl site/history site/SHA256SUMS
      perl -0pi -e 's#    \\{\\n      "path": "(ledger\\.jsonl|history/[^"]*)",\\n[^}]*\\},\\n##g' site/manifest.json
    }

    """

  @Test func `packs of a site without a ledger are adopted by the first one`() throws {
    let record = try SmallRecord()
    let lines =
      Self.forget + """
        build --quiet --as-of \(Self.old)
        forget
        build --quiet --as-of 2026-10-23T15:00:00Z
        packs
        $GOVPACK verify site --quiet
        cp -r site first
        build --quiet --as-of 2026-10-23T15:00:00Z
        diff -r site first
        $GOVPACK verify site --rebuild --quiet
        build --quiet --as-of 2026-10-30T15:00:00Z
        $GOVPACK verify site --quiet
        packs | wc -l
        $GOVPACK diff --site site 2026-W39 2026-W42 2>&1 || echo "status $?"
        """
    let outcome = try record.shell("set -e\n" + lines)
    #expect(
      outcome.output == """
        kpi/2026-W39 1 adopted 2026-10-23T15:00:00Z
        packs/2026-10-02 1 adopted 2026-10-23T15:00:00Z
        kpi/2026-W42 1 final 2026-10-23T15:00:00Z
        packs/2026-10-23 1 final 2026-10-23T15:00:00Z
        6
        govpack: error: of kpi/2026-W39, revision 1, no figures were kept
          hint: it was published before the site had a ledger
        status 65

        """)
    #expect(outcome.error == "")
  }

  /// A repetition that makes other packs must not take the adopted ones for its own. The weekly page
  /// has a link more then, so it has a revision more too.
  @Test func `an adopted pack stays in the ledger when the same build makes it itself`() throws {
    let record = try SmallRecord()
    let lines =
      Self.forget + """
        build --quiet --as-of \(Self.old)
        forget
        $GOVPACK build --fail-on never --quiet --pack kpi --as-of \(Self.old)
        build --quiet --as-of \(Self.old)
        packs
        $GOVPACK verify site --quiet
        """
    #expect(
      try record.output(lines) == """
        packs/2026-10-02 1 adopted 2026-10-02T14:00:00Z
        kpi/2026-W39 1 final 2026-10-02T14:00:00Z
        kpi/2026-W39 2 final 2026-10-02T14:00:00Z
        packs/2026-10-02 2 final 2026-10-02T14:00:00Z

        """)
  }
}
