import Foundation
import Testing
import WorkspaceFixtures

/// Two runs into one site. The holders are processes of their own: a shell with flock(1), or a build.
@Suite struct SiteLockTests {
  /// The best of five: a busy machine may take its time once.
  @Test func `a second run ends with 75 in well under a second and names the holder`() throws {
    let record = try SmallRecord()
    let lines = """
      build --as-of 2026-11-20T15:00:00Z --quiet || exit 99
      exec 9<> .site.lock
      flock -n 9 || exit 98
      echo $$ > .site.lock
      echo "holder $$"
      for run in 1 2 3 4 5; do
        start=$(date +%s%N)
        build --as-of 2026-11-20T15:00:00Z 9>&- || echo "status $?"
        echo "ms $((($(date +%s%N) - start) / 1000000))"
      done
      """
    let outcome = try record.shell(lines)
    let words = outcome.output.split(separator: "\n").map { $0.split(separator: " ") }
    let holder = try #require(words.first?.last)
    #expect(words.filter { $0[0] == "status" }.map { $0[1] } == Array(repeating: "75", count: 5))
    let times = words.filter { $0[0] == "ms" }.compactMap { Int($0[1]) }
    #expect(try #require(times.min()) < 500, "\(times)")
    #expect(
      outcome.error.hasPrefix(
        "govpack: error: another run publishes to site (process \(holder))\n"))
  }

  @Test func `the lock is taken before anything is read`() throws {
    let record = try SmallRecord()
    // A reader that never ends: who waits for it has read first.
    let lines = """
      mkdir -p ops/decision-log
      exec 9<> .site.lock
      flock -n 9
      printf 'targets: [\\n' > govpack.yaml
      build 9>&-
      """
    #expect(try record.shell(lines).status == 75)
  }

  @Test func `a holder that was killed leaves no lock behind`() throws {
    let record = try SmallRecord()
    let tasks = (1...2000).map { "  T\($0):\n    status: draft\n    queue: dev\n" }
    try record.workspace.write("state/tasks.yaml", "tasks:\n" + tasks.joined())
    let lines = """
      $GOVPACK build --as-of 2026-11-20T15:00:00Z --fail-on never --quiet & pid=$!
      until [[ -s .site.lock ]]; do sleep 0.01; done
      cat .site.lock
      kill -9 $pid
      wait $pid 2> /dev/null
      echo "killed $? $pid"
      build --as-of 2026-11-20T15:00:00Z --quiet
      echo "status $?"
      ls -A | grep -c staging
      """
    let words = try record.shell(lines).output.split(separator: "\n")
    let pid = try #require(words.first)
    #expect(words == [pid, "killed 137 \(pid)", "status 0", "0"])
  }

  /// Each pair is started at once. The as-ofs differ, so that a mixture would show.
  @Test func `eight pairs of runs at once are never mixed`() throws {
    let record = try SmallRecord()
    let lines = """
      for pair in $(seq 0 7); do
        first=2026-11-20T15:$((pair + 10)):00Z
        second=2026-11-20T15:$((pair + 10)):30Z
        build --as-of $first --quiet 2> first & one=$!
        build --as-of $second --quiet 2> second & two=$!
        wait $one; one=$?
        wait $two; two=$?
        as_of=$(grep -o '"as_of": "[^"]*"' site/manifest.json | cut -d '"' -f 4)
        $GOVPACK verify site --quiet || echo "pair $pair does not verify"
        grep -L "as of 2026-11-20 15:$((pair + 10))" site/index.md
        case "$one $two $as_of" in
          "0 75 $first" | "75 0 $second") ;;    # one of them won
          "0 0 $second") ;;                     # one after the other
          "65 0 $second") ;;                    # the later one was first: nobody goes back
          *) echo "pair $pair: $one $two $as_of" ;;
        esac
        packs | awk '{print $4}' | sort -c || echo "pair $pair: the ledger goes back"
      done
      ls -A | grep staging
      """
    let outcome = try record.shell(lines)
    #expect(outcome.output == "")
    #expect(outcome.error == "")
  }
}
