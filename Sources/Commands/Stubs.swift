struct BuildCommand: Command {
  let name = "build"; let summary = ""; let operands = ""; let operandCount = 0...0;
  let flags: [Flag] =
    WorkspaceOptions.flags + [.out, .pack] + WorkspaceOptions.reportingFlags + [.help]
    ;
  let details = ""
  func run(_ typed: TypedArguments, _ console: Console) async throws -> ExitStatus { .fine }
}
struct CheckCommand: Command {
  let name = "check"; let summary = ""; let operands = ""; let operandCount = 0...0;
  let flags: [Flag] = [.help]; let details = ""
  func run(_ typed: TypedArguments, _ console: Console) async throws -> ExitStatus { .fine }
}
struct ExplainCommand: Command {
  let name = "explain"; let summary = ""; let operands = ""; let operandCount = 0...0;
  let flags: [Flag] = [.help]; let details = ""
  func run(_ typed: TypedArguments, _ console: Console) async throws -> ExitStatus { .fine }
}
struct FiguresCommand: Command {
  let name = "figures"; let summary = ""; let operands = ""; let operandCount = 0...0;
  let flags: [Flag] = [.help]; let details = ""
  func run(_ typed: TypedArguments, _ console: Console) async throws -> ExitStatus { .fine }
}
struct RenderCommand: Command {
  let name = "render"; let summary = ""; let operands = ""; let operandCount = 0...0;
  let flags: [Flag] = [.help]; let details = ""
  func run(_ typed: TypedArguments, _ console: Console) async throws -> ExitStatus { .fine }
}
