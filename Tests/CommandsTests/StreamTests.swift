import Foundation
import Testing
import WorkspaceFixtures

/// The manners of the process: output errors are errors, a closed pipe is none, and nothing is
/// said in colour to a pipe.
@Suite struct StreamTests {
  static let small = [
    "state/tasks.yaml": "tasks:\n  T1:\n    status: running\n    queue: dev\n",
    "ops/decision-log/ADR-1.md": "# ADR-1\n\n**Status**: acepted\n",
  ]
  static let asOf = "--as-of 2026-11-20T15:00:00Z"

  /// The shell's redirection and the exit status that the program owes.
  @Test(arguments: [
    ("figures >/dev/full", 74), ("figures | true; exit ${PIPESTATUS[0]}", 0),
    ("figures >&-", 74), ("figures <&- >/dev/null 2>&-", 0), ("help >/dev/full", 74),
    ("version <&- >&- 2>&-", 74), ("buidl 2>/dev/full", 74), ("buidl 2>&-", 74),
  ])
  func `a stream that cannot be written makes the run fail`(line: String, status: Int32) throws {
    let workspace = try FixtureWorkspace(Self.small)
    let words = line.hasPrefix("figures") ? "figures \(Self.asOf)" + line.dropFirst(7) : line
    let outcome = try Program.shell("$GOVPACK \(words)", in: workspace.root)
    #expect(outcome.status == status, "\(outcome.error)")
  }

  @Test func `a full standard output is named`() throws {
    let workspace = try FixtureWorkspace()
    let outcome = try Program.shell("$GOVPACK version >/dev/full", in: workspace.root)
    #expect(
      outcome.error == "govpack: cannot write standard output: No space left on device\n")
  }

  @Test func `the file-size limit is an error, not a death`() throws {
    let workspace = try FixtureWorkspace(Self.small)
    let outcome = try Program.shell(
      "ulimit -f 0; $GOVPACK figures \(Self.asOf) >out 2>/dev/null", in: workspace.root)
    #expect(outcome.status == 74)
  }

  /// On a pseudo-terminal of script(1) there is colour, unless NO_COLOR or TERM say otherwise.
  @Test(arguments: [
    (["TERM": "xterm"], true), (["TERM": "xterm", "NO_COLOR": "1"], false),
    (["TERM": "xterm", "NO_COLOR": ""], true), (["TERM": "dumb"], false), ([:], false),
  ])
  func `colour is for terminals`(environment: [String: String], isColoured: Bool) throws {
    let workspace = try FixtureWorkspace()
    let outcome = try Program.shell(
      "script -qec '$GOVPACK buidl' /dev/null", in: workspace.root, environment: environment)
    #expect(outcome.output.contains("unknown command"))
    #expect(outcome.output.contains("\u{1B}[1;31m") == isColoured)
  }

  @Test func `nothing is said in colour to a pipe`() throws {
    let workspace = try FixtureWorkspace(Self.small)
    let outcome = try Program.shell(
      "$GOVPACK check \(Self.asOf) 2>&1", in: workspace.root, environment: ["TERM": "xterm"])
    #expect(!outcome.output.contains("\u{1B}"))
    #expect(!outcome.output.contains("\r"))
    #expect(outcome.output.hasSuffix("\n"))
  }

  /// Every control character, in names and values: none of them comes out, in any format.
  @Test(arguments: ["text", "json", "sarif", "github"])
  func `control characters of the input do not reach the output`(format: String) throws {
    let workspace = try FixtureWorkspace()
    let hostile = "x\u{1B}[31m\u{7}\u{8}\u{202E}\u{9B}y"
    try workspace.write("state/tasks.yaml", "tasks:\n  T1: {status: \"\\e[31m\\a\\u202E\"}\n")
    try workspace.write("ops/decision-log/\(hostile).md", "# T\n\n**Date**: \(hostile)\n")
    let outcome = try Program.run(
      ["check", "--format", format, "--as-of", "2026-11-20"], in: workspace.root)
    let shown = (outcome.output + outcome.error).unicodeScalars.filter { $0 != "\n" }
    #expect(shown.count > 20)
    let hidden = shown.filter { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) }
    #expect(hidden.map { String($0.value, radix: 16) } == [])
    #expect(!shown.contains("\u{202E}"))
  }

  @Test func `the clock gives way to SOURCE_DATE_EPOCH`() throws {
    let workspace = try FixtureWorkspace(Self.small)
    let outcome = try Program.run(
      ["explain", "os.agents"], in: workspace.root, environment: ["SOURCE_DATE_EPOCH": "0"])
    // `date -u -d @0`
    #expect(outcome.output.contains("\nas of       1970-01-01T00:00:00Z\n"))
  }

  @Test(arguments: ["", "yesterday", "-1", "99999999999999999999"])
  func `a SOURCE_DATE_EPOCH that is no time is a wrong configuration`(value: String) throws {
    let workspace = try FixtureWorkspace(Self.small)
    let outcome = try Program.run(
      ["figures"], in: workspace.root, environment: ["SOURCE_DATE_EPOCH": value])
    #expect(outcome.status == 78)
  }
}
