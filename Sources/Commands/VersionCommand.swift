/// `version`: one line, for people and scripts.
struct VersionCommand: Command {
  let name = "version"
  let summary = "print the version"
  let operands = ""
  let operandCount = 0...0
  let flags: [Flag] = [.help]
  let details = ""

  func run(_ typed: TypedArguments, _ console: Console) async throws -> ExitStatus {
    console.print("govpack \(Version.number)\n")
    return .fine
  }
}
