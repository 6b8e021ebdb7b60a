import Testing

@testable import Formats

@Suite struct ChildProcessTests {
  static let shell = ChildProcess(program: "/bin/sh", environment: ["A=one two"])

  /// Runs a line of shell and collects what it writes.
  static func run(
    _ line: String, _ words: [String] = [], input: [UInt8] = []
  ) throws -> (outcome: ChildProcess.Outcome, output: String) {
    var output: [UInt8] = []
    let outcome = try shell.run(["-c", line, "sh"] + words, input: input) {
      output += $0
      return true
    }
    return (outcome, String(decoding: output, as: UTF8.self))
  }

  @Test func `words, input, output, error and status are passed on`() throws {
    let (outcome, output) = try Self.run(
      #"cat; printf '%s|' "$@"; echo wrong >&2; exit 3"#, ["--x=y", "$(id)", "a b"],
      input: Array("in\n".utf8))
    #expect(output == "in\n--x=y|$(id)|a b|")
    #expect(outcome == .init(status: 3, error: "wrong\n"))
  }

  @Test func `the environment is what is given, and nothing else`() throws {
    let (_, output) = try Self.run("/usr/bin/env | grep -v -e ^PWD= -e ^_= -e ^SHLVL=")
    #expect(output == "A=one two\n")
  }

  @Test func `a child that a signal ends has 128 and its number`() throws {
    #expect(try Self.run("kill -TERM $$").outcome.status == 143)
  }

  /// More than a pipe holds (64 KiB) in both directions at once.
  @Test func `megabytes of input and output do not block each other`() throws {
    let bytes = [UInt8](repeating: 0x61, count: 3 << 20)
    let (outcome, output) = try Self.run("cat", input: bytes)
    #expect(outcome.status == 0)
    #expect(output.utf8.count == bytes.count)
  }

  @Test func `a child that is no longer listened to is killed`() throws {
    var pieces = 0
    let outcome = try Self.shell.run(["-c", "while :; do echo x; done"]) { _ in
      pieces += 1
      return false
    }
    #expect(pieces == 1)
    #expect(outcome.status == 137)
  }

  @Test func `of an endless complaint the head is kept`() throws {
    let (outcome, _) = try Self.run("head -c 1000000 /dev/zero | tr '\\0' x >&2")
    #expect(outcome.error.utf8.count == ChildProcess.errorLimit)
  }

  @Test func `a child writes to a closed pipe no more than others do`() throws {
    // Were SIGPIPE ignored in the child, `yes` would complain and end with another status.
    let (outcome, output) = try Self.run("yes | head -n 1")
    #expect(output == "y\n")
    #expect(outcome == .init(status: 0, error: ""))
  }

  @Test func `what is not there cannot be run`() {
    let absent = ChildProcess(program: "/nonexistent/program", environment: [])
    let error = #expect(throws: FileError.self) { try absent.run([]) { _ in true } }
    #expect(error?.description == "cannot run /nonexistent/program: No such file or directory")
  }

  @Test func `a program is looked for in absolute folders alone`() {
    #expect(ChildProcess.find("sh", in: "/nonexistent:/bin") == "/bin/sh")
    #expect(ChildProcess.find("sh", in: "bin::.") == nil)
    #expect(ChildProcess.find("passwd", in: "/etc") == nil, "a file that cannot be run")
    #expect(ChildProcess.find("bin", in: "/usr") == nil, "a folder")
  }
}
