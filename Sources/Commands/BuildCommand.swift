/// stub
struct BuildCommand: Command {
  let name = "build"
  let summary = "compile the workspace into a site"
  let operands = ""
  let operandCount = 0...0
  let flags: [Flag] =
    [.root, .out, .asOf, .pack, .jobs] + WorkspaceOptions.reportingFlags + [.help]
  let details = ""
  func run(_ typed: TypedArguments, _ console: Console) async throws -> ExitStatus { .fine }
}
